#!/usr/bin/env python3
"""Whether scores of quotes mean what they say.

usage: quote_calibration.py [--within LOW HIGH] (GOLD PREDICTED)...

GOLD and PREDICTED are JSON Lines.  A predicted quote is right if it and some gold quote
have half of the characters of their content in common (iou 0.5).  Prints, for each bin
of scores: how many quotes it has, their mean score and the share that is right; the same
of all; the expected calibration error (mean distance of the two shares, by the bins) and
the log loss; and precision and recall of what `min-score` keeps.  With --within, the line
of the bin [LOW, HIGH) and nothing else.
"""
import json
import math
import sys

BINS = [0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1.01]
KEPT = [0, 0.5, 0.8, 0.9, 0.95]


def documents(path):
    for line in open(path, encoding="utf-8"):
        document = json.loads(line)
        yield document["id"], document["layers"].get("quote", [])


def characters(quote):
    return {i for begin, end in quote["content"] for i in range(begin, end)}


def matches(golden, quote):
    """The gold quotes, by number, that the quote is right by."""
    found = characters(quote)
    return [i for i, one in enumerate(golden) if 2 * len(found & one) >= len(found | one)]


def scored(gold, predicted):
    """Yields the score and the gold quotes of every predicted one."""
    kept = {name: [characters(quote) for quote in quotes] for name, quotes in documents(gold)}
    for name, quotes in documents(predicted):
        for quote in quotes:
            yield quote["score"], [(gold, name, i) for i in matches(kept[name], quote)]


def line(label, rows):
    mean, right = (sum(values) / len(rows) for values in zip(*((s, bool(m)) for s, m in rows)))
    print(f"{label:<12} {len(rows):5} {mean:6.3f} {right:6.3f}")
    return abs(mean - right) * len(rows)


def within(rows, low, high):
    return [row for row in rows if low <= row[0] < high]


def loss(rows):
    sure = ((score if right else 1 - score) for score, right in rows)
    return -sum(math.log(max(share, 1e-9)) for share in sure) / len(rows)


def print_kept(rows, golden):
    print("min-score    kept  precision recall")
    for least in KEPT:
        kept = within(rows, least, 2)
        right = sum(bool(found) for _, found in kept)
        found = len({one for _, ones in kept for one in ones})
        print(f"{least:<12} {len(kept):5} {right / len(kept):6.3f} {found / golden:9.3f}")


def main(arguments):
    only = arguments[:1] == ["--within"] and [float(bound) for bound in arguments[1:3]]
    paths = arguments[3:] if only else arguments
    rows, golden = [], 0
    for gold, predicted in zip(paths[::2], paths[1::2]):
        rows += scored(gold, predicted)
        golden += sum(len(quotes) for _, quotes in documents(gold))
    if only:
        line("{}-{}".format(*only), within(rows, *only))
        return
    print("scores       count   mean  right")
    bins = [(low, high, within(rows, low, high)) for low, high in zip(BINS, BINS[1:])]
    error = sum(line(f"{low}-{min(high, 1)}", of) for low, high, of in bins if of)
    line("all", rows)
    print(f"expected calibration error {error / len(rows):.4f}, log loss {loss(rows):.4f}")
    print_kept(rows, golden)


main(sys.argv[1:])
