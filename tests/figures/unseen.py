#!/usr/bin/env python3
"""Precision, recall and F1 of the entities that training has not seen.

usage: unseen.py GOLD PREDICTED TRAIN...

GOLD and TRAIN are JSON Lines or brat folders.  Counted are the mentions, gold (outermost)
and predicted, whose words in small letters are no gold mention of TRAIN.
"""
import sys

from entities import documents, outermost

seen = {text[begin:end].lower() for path in sys.argv[3:]
        for _, text, entities in documents(path)
        for begin, end, _ in outermost(entities)}
found = {name: entities for name, _, entities in documents(sys.argv[2])}
right = predicted = gold = 0
for name, text, entities in documents(sys.argv[1]):
    fresh = {row for row in outermost(entities) if text[row[0]:row[1]].lower() not in seen}
    guesses = {(row["begin"], row["end"], row["type"]) for row in found[name]}
    guesses = {row for row in guesses if text[row[0]:row[1]].lower() not in seen}
    right += len(fresh & guesses)
    predicted += len(guesses)
    gold += len(fresh)
print(f"P {100 * right / predicted:.1f}  R {100 * right / gold:.1f}  "
      f"F1 {200 * right / (predicted + gold):.1f} of {gold}")
