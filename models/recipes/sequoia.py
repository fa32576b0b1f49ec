#!/usr/bin/env python3
"""Sequoia with the named entities of PARSEME-FR as JSON Lines to learn from.

usage: sequoia.py FILE.tsv              the sentences alone, to be annotated
       sequoia.py FILE.tsv ANNOTATED    the sentences with their entities

Its guideline knows no dates and hours, and a model must not learn that there are none:
those of ANNOTATED (the first step's lines, annotated) that are more likely than not are
taken where no entity of Sequoia's own stands.  Of entities in one another the outermost
counts.
"""
import json
import sys

TYPES = {"PERS": "Person", "ORG": "Organization", "LOC": "Location", "PROD": "Product",
         "EVE": "Event"}


def sentences(path):
    """Yields (id, text, [(begin, end, type)]), offsets in code points."""
    name = text = None
    spans = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# sent_id"):
            if name:
                yield name, text, spans
            name, spans = line.split("=")[-1].strip(), []
        elif line.startswith("# text"):
            text = line.split("=", 1)[1].strip()
        elif line:
            begin, end, kind = line.split("\t")[:3]
            spans.append((int(begin), int(end), kind))
    if name:
        yield name, text, spans


def outermost(spans):
    kept, last = [], -1
    for begin, end, kind in sorted(spans, key=lambda span: (span[0], -span[1])):
        if begin >= last and kind in TYPES:
            kept.append((begin, end, TYPES[kind]))
            last = end
    return kept


def times(entities, others):
    for entity in entities:
        begin, end = entity["begin"], entity["end"]
        free = all(end <= other[0] or other[1] <= begin for other in others)
        if entity["type"] in ("Date", "Hour") and entity["score"] > 0.5 and free:
            yield begin, end, entity["type"]


def main():
    annotated = {}
    if len(sys.argv) > 2:
        for line in open(sys.argv[2], encoding="utf-8"):
            document = json.loads(line)
            annotated[document["id"]] = document["layers"]["entity"]
    for name, text, spans in sentences(sys.argv[1]):
        document = {"id": name, "text": text}
        if annotated:
            kept = outermost(spans)
            kept = sorted(kept + list(times(annotated[name], kept)))
            document["layers"] = {"entity": [
                {"begin": begin, "end": end, "type": kind} for begin, end, kind in kept]}
        print(json.dumps(document, ensure_ascii=False))


main()
