#!/usr/bin/env python3
"""Prints the messages that the C files named can fail with, one a line.

A message is the first line of the format of a gm_fail(), what printf fills in being "…".
"""

import re
import sys

CALL = re.compile(r"gm_fail\(\s*&?[\w>.-]+,\s*[\w.>-]+,\s*((?:\"(?:[^\"\\]|\\.)*\"\s*|[A-Z]+\s*)+)")
STRING = re.compile(r"\"((?:[^\"\\]|\\.)*)\"")
CONVERSION = re.compile(r"%(?:\.?\*?\d*)?(?:\.\*|\.\d+)?(?:ll|z)?[sdu]")


def messages(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for call in CALL.finditer(text):
        joined = "".join(STRING.findall(call.group(1)))
        first = joined.split("\\n")[0].replace('\\"', '"')
        told = re.sub("…+", "…", CONVERSION.sub("…", first))
        if told != "…":
            yield told


def main():
    seen = set()
    for path in sys.argv[1:]:
        for message in messages(path):
            if message not in seen:
                seen.add(message)
                print(message)


main()
