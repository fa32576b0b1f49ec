#!/usr/bin/env python3
"""Gold documents as the press spoils them: JSON Lines with their entities moved along.

usage: robustness.py VARIANT GOLD.jsonl > SPOILT.jsonl

Variants: capitals (all of the text), accents (none), apostrophes (the other one), commas
(a space before each comma and point), ocr (one letter in fifty misread).  What is drawn
is drawn from the document's id, so that the same gold gives the same text.
"""
import json
import random
import sys
import unicodedata

MISREAD = dict(zip("eéèclIhnumoaSBrt", "cèéel1bmnnc0e5ilft"))


def capitals(text, _):
    return [c.upper() if len(c.upper()) == 1 else c for c in text]


def accents(text, _):
    plain = (unicodedata.normalize("NFD", c)[0] if c.isalpha() else c for c in text)
    return list(plain)


def apostrophes(text, _):
    other = {"'": "’", "’": "'"}
    return [other.get(c, c) for c in text]


def commas(text, _):
    return [" " + c if c in ",." and i and text[i - 1].isalpha() else c
            for i, c in enumerate(text)]


def ocr(text, chance):
    return [MISREAD[c] if c in MISREAD and chance.random() < 0.02 * 1.6 else c
            for c in text]


VARIANTS = {f.__name__: f for f in (capitals, accents, apostrophes, commas, ocr)}


def spoil(document, variant):
    pieces = variant(document["text"], random.Random(document["id"]))
    at, places = 0, []
    for piece in pieces:
        places.append(at + len(piece) - len(piece.lstrip(" ")) if len(piece) > 1 else at)
        at += len(piece)
    places.append(at)
    ends = [0]
    for piece in pieces:
        ends.append(ends[-1] + len(piece))
    entities = [{**e, "begin": places[e["begin"]], "end": ends[e["end"]]}
                for e in document["layers"]["entity"]]
    return {"id": document["id"], "text": "".join(pieces), "layers": {"entity": entities}}


def main():
    variant = VARIANTS[sys.argv[1]]
    for line in open(sys.argv[2], encoding="utf-8"):
        print(json.dumps(spoil(json.loads(line), variant), ensure_ascii=False))


if __name__ == "__main__":
    main()
