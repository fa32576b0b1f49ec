#!/usr/bin/env python3
"""The citations of fr-litbank (French novels, 1830 to 1937) as gold quotes in JSON Lines.

usage: litbank.py FOLDER > gold.jsonl      FOLDER: its brat/citations

Marks and dashes around what is said are taken off, as the project's guideline wants
them outside; cue and source are those that the relations name.
"""
import glob
import json
import os
import sys

MARKS = " \n\t«»—–-\"“”:,"


def trimmed(text, begin, end):
    while begin < end and text[begin] in MARKS:
        begin += 1
    while end > begin and text[end - 1] in MARKS:
        end -= 1
    return [begin, end]


def quotes(text, lines):
    spans, related = {}, {}
    for fields in (line.split("\t") for line in lines):
        if fields[0].startswith("T"):
            kind, places = fields[1].split(" ", 1)
            spans[fields[0]] = (kind, [[int(n) for n in p.split(" ")]
                                       for p in places.split(";")])
        elif fields[0].startswith("R"):
            _, first, second = fields[1].split(" ")[:3]
            related.setdefault(second[5:], []).append(first[5:])
    for name, (kind, fragments) in spans.items():
        if kind != "Citation":
            continue
        content = [t for t in (trimmed(text, b, e) for b, e in fragments) if t[0] < t[1]]
        beside = {spans[r][0]: spans[r][1][0] for r in related.get(name, []) if r in spans}
        source = beside.get("Entite")
        if content:
            yield {"type": "direct", "content": content, "cue": beside.get("Introducteur"),
                   "source": source, "speaker": source and text[source[0]:source[1]],
                   "kind": "person"}


def main():
    for path in sorted(glob.glob(os.path.join(sys.argv[1], "*.txt"))):
        text = open(path, encoding="utf-8", newline="").read()
        lines = open(path[:-4] + ".ann", encoding="utf-8").read().splitlines()
        gold = sorted(quotes(text, lines), key=lambda quote: quote["content"][0])
        print(json.dumps({"id": os.path.basename(path)[:-4], "text": text,
                          "layers": {"quote": gold}}, ensure_ascii=False))


if __name__ == "__main__":
    main()
