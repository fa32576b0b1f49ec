#!/usr/bin/env python3
"""Whether scores of entities mean what they say.

usage: calibration.py LOW HIGH (GOLD PREDICTED)...

Of the predicted entities whose score is in [LOW, HIGH), prints how many there are, their
mean score and the share that is right (same span and type as an outermost gold one).
"""
import json
import sys


def documents(path):
    for line in open(path, encoding="utf-8"):
        document = json.loads(line)
        yield document["id"], document["layers"].get("entity", [])


def outermost(entities):
    kept, last = set(), -1
    for entity in sorted(entities, key=lambda row: (row["begin"], -row["end"])):
        if entity["begin"] >= last:
            kept.add((entity["begin"], entity["end"], entity["type"]))
            last = entity["end"]
    return kept


low, high = float(sys.argv[1]), float(sys.argv[2])
count = right = total = 0
for gold, predicted in zip(sys.argv[3::2], sys.argv[4::2]):
    kept = {name: outermost(entities) for name, entities in documents(gold)}
    for name, entities in documents(predicted):
        for entity in entities:
            if low <= entity["score"] < high:
                count += 1
                total += entity["score"]
                right += (entity["begin"], entity["end"], entity["type"]) in kept[name]
print(f"{count} {total / count:.3f} {right / count:.3f}")
