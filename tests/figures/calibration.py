#!/usr/bin/env python3
"""Whether scores of entities mean what they say.

usage: calibration.py LOW HIGH (GOLD PREDICTED)...

GOLD is JSON Lines or a brat folder.  Of the predicted entities whose score is in [LOW,
HIGH), prints how many there are, their mean score and the share that is right (same span
and type as an outermost gold one).
"""
import sys

from entities import documents, outermost

low, high = float(sys.argv[1]), float(sys.argv[2])
count = right = total = 0
for gold, predicted in zip(sys.argv[3::2], sys.argv[4::2]):
    kept = {name: outermost(entities) for name, _, entities in documents(gold)}
    for name, _, entities in documents(predicted):
        for entity in entities:
            if low <= entity["score"] < high:
                count += 1
                total += entity["score"]
                right += (entity["begin"], entity["end"], entity["type"]) in kept[name]
print(f"{count} {total / count:.3f} {right / count:.3f}")
