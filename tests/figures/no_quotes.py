#!/usr/bin/env python3
"""False quotes in articles that have none.

usage: no_quotes.py VERBS FOLDER... --texts > texts.jsonl
       no_quotes.py VERBS FOLDER... < ANNOTATED.jsonl

Of the texts in the brat folders, those count that have no quotation mark, no "selon",
no "d'après" and no form of a reporting verb (VERBS: one a line, what follows a tab is not
read); whatever the pipeline finds in them is false.  The first usage writes them, the
second counts.
"""
import glob
import json
import os
import re
import sys

MARKS = re.compile("[«»“”„\"‹›]")
WORD = re.compile(r"[^\W\d_]+", re.UNICODE)


def forms(path):
    lines = (line for line in open(path, encoding="utf-8") if not line.startswith("#"))
    return {line.rstrip("\n").split("\t")[0].lower() for line in lines}


def has_none(text, reporting):
    lower = text.lower().replace("’", "'")
    return not (MARKS.search(text) or "selon" in lower or "d'après" in lower or
                any(word in reporting for word in WORD.findall(lower)))


def texts(folders, reporting):
    for folder in folders:
        for path in sorted(glob.glob(os.path.join(folder, "**", "*.txt"), recursive=True)):
            text = open(path, encoding="utf-8", newline="").read()
            if has_none(text, reporting):
                yield {"id": os.path.relpath(path, folder), "text": text}


def main():
    folders = [argument for argument in sys.argv[2:] if argument != "--texts"]
    chosen = list(texts(folders, forms(sys.argv[1])))
    if "--texts" in sys.argv:
        for document in chosen:
            print(json.dumps(document, ensure_ascii=False))
        return
    words = sum(len(WORD.findall(document["text"])) for document in chosen)
    found = sum(len(json.loads(line)["layers"]["quote"]) for line in sys.stdin)
    print(f"{len(chosen)} documents, {words} words, {found} false quotes, "
          f"{1000 * found / words:.2f} per 1,000 words")


if __name__ == "__main__":
    main()
