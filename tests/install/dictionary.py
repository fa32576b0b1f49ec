#!/usr/bin/env python3
"""Prints the dictionary of plugins/README.md: a row for each layer and column that a stage
of the pipeline "press" writes, with who reads it.

usage: dictionary.py GUILLEMET PRESS.YAML
"""

import re
import subprocess
import sys


def describe(guillemet, stage):
    """What the stage reads, and the (name, type, help) of what it writes."""
    told = subprocess.run([guillemet, "stages", stage], check=True, capture_output=True,
                          encoding="utf-8").stdout
    sections = {part.split("\n", 1)[0]: part.split("\n")[1:] for part in told.split("\n\n")}
    reads = [line.strip() for line in sections["reads"]]
    return reads, [line.split(None, 2) for line in sections["writes"] if line]


def main():
    guillemet, press = sys.argv[1:]
    with open(press, encoding="utf-8") as file:
        stages = re.findall(r"^  - ([a-z0-9-]+)", file.read(), re.M)
    told = {stage: describe(guillemet, stage) for stage in stages}
    print("| name | type | written by | read by | what it is |\n| --- | --- | --- | --- | --- |")
    for stage in stages:
        for name, kind, meaning in told[stage][1]:
            readers = ", ".join(other for other in stages if name in told[other][0])
            print(f"| `{name}` | {kind} | {stage} | {readers or '–'} | {meaning} |")


main()
