#!/usr/bin/env python3
"""The French part of Europeana Newspapers (papers of 1870 to 1939 as OCR reads them) as
JSON Lines to evaluate with, in pieces of about 500 tokens.

usage: enp.py enp_FR.tsv > enp.jsonl

The file has no text, so tokens are joined by spaces where a printer would put one.  Only
Person, Location and Organization are marked in it.
"""
import json
import re
import sys

TYPES = {"PER": "Person", "LOC": "Location", "ORG": "Organization"}
PIECE = 500
GLUED_LEFT = re.compile(r"^[,.)\]…]+$")
GLUED_RIGHT = re.compile(r"(['’(\[]|^[cdjlmnst]’)$", re.I)


def rows(path):
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if not line.startswith("#") and len(fields) >= 3 and fields[1]:
            yield fields[1], fields[2] or "O"


def document(number, tokens):
    text, entities, open_entity = "", [], None
    for form, tag in tokens:
        if text and not GLUED_LEFT.match(form) and not GLUED_RIGHT.search(text[-1]):
            text += " "
        begin, text = len(text), text + form
        if tag.startswith("I-") and open_entity:
            open_entity["end"] = len(text)
        elif tag != "O":
            open_entity = {"begin": begin, "end": len(text), "type": TYPES[tag[2:]]}
            entities.append(open_entity)
        else:
            open_entity = None
    return {"id": f"enp-{number:04}", "text": text, "layers": {"entity": entities}}


def main():
    tokens, number = [], 0
    for form, tag in rows(sys.argv[1]):
        if len(tokens) >= PIECE and not tag.startswith("I-"):
            number += 1
            print(json.dumps(document(number, tokens), ensure_ascii=False))
            tokens = []
        tokens.append((form, tag))
    print(json.dumps(document(number + 1, tokens), ensure_ascii=False))


if __name__ == "__main__":
    main()
