#!/usr/bin/env python3
"""Makes ../french/quote-scores.tsv: what the traits of a quote weigh in its score.

usage: quote-scores.py FRESH FRESH_ANNOTATED [SEEN SEEN_ANNOTATED]... > TABLE
       quote-scores.py --check TABLE ANNOTATED...

All are JSON Lines; FRESH and SEEN are gold, ANNOTATED is the texts by the pipeline press.
A quote is right if it and some gold quote have half of their characters in common (iou
0.5).  The model is a logistic regression by Newton steps, with a penalty on every weight
but the bias; so strong a one that the weights hold for other papers as well.  No rule of
the stage was written from the FRESH documents.  The SEEN ones tell which quotes are less
certain than others; how much too good their quotes are, a bias of each set takes away,
which is left out of the table.  (The shipped table is of entities by a press.ner that had
not learnt from the FRESH documents; with one that has, no weight moves by 0.04.)

The second usage tells whether the scores of quotes are those of the table, hence whether
the traits below are those of plugins/quotes/scores.c.

    press-corpus jsonl corpora/press/train > all.jsonl
    grep -E '^."id":"[a-z-]*-(24[4-9]|2[5-9].|[34]..)-' all.jsonl > fresh.jsonl  # 192 articles
    grep -vE '^."id":"[a-z-]*-(24[4-9]|2[5-9].|[34]..)-' all.jsonl > seen.jsonl
    cp DATA/quotes/train.jsonl winer.jsonl
    for set in fresh seen winer; do guillemet annotate -o $set.out.jsonl $set.jsonl; done
    quote-scores.py fresh.jsonl fresh.out.jsonl seen.jsonl seen.out.jsonl winer.jsonl winer.out.jsonl
"""
import json
import math
import sys
from bisect import bisect_left, bisect_right

PENALTY = 12
STEPS = 25
LENGTHS = [(2, "1"), (3, "2"), (5, "3-4"), (9, "5-8"), (17, "9-16"), (33, "17-32")]
LAST_SIGNS = 8


# ---- Traits: as in plugins/quotes/scores.c ----------------------------------------

def is_word(token):
    code = ord(token[0])
    if token[0] == "-":
        return len(token) > 1 and token[1] >= "A"
    return token[0].isascii() and token[0].isalnum() or (
        0xC0 <= code < 0x2000 and code not in (0xD7, 0xF7))


class Reading:
    """An annotated document: its tokens by where they begin."""

    def __init__(self, document):
        text, layers = document["text"], document["layers"]
        self.begins = [row["begin"] for row in layers["token"]]
        self.tokens = [text[row["begin"]:row["end"]] for row in layers["token"]]
        self.sentences = [row["begin"] for row in layers["sentence"]]
        self.names = [(row["begin"], row["end"]) for row in layers["entity"]
                      if row["type"] in ("Person", "Organization")]

    def within(self, begin, end):
        return range(bisect_left(self.begins, begin), bisect_left(self.begins, end))

    def sentence(self, token):
        return bisect_right(self.sentences, self.begins[token]) - 1

    def goes_on(self, after):
        """Whether words of the sentence of the token before follow it."""
        at = after
        while at < min(after + LAST_SIGNS, len(self.tokens)) and not is_word(self.tokens[at]):
            at += 1
        return at < len(self.tokens) and self.sentence(at) == self.sentence(after - 1)

    def source(self, span):
        if not span:
            return "none"
        tokens = self.within(*span)
        if any(begin <= self.begins[i] < end for i in tokens for begin, end in self.names):
            return "name"
        return "word" if len(tokens) <= 1 else "noun"  # none begins in the "il" of "-t-il"


def traits(reading, quote):
    content = [i for part in quote["content"] for i in reading.within(*part)]
    words = sum(is_word(reading.tokens[i]) for i in content)
    first, last = min(content), max(content)
    yield "bias"
    yield "why=" + quote["why"]
    yield "type=" + quote["type"]
    yield "words=" + next((name for step, name in LENGTHS if words < step), "33-")
    yield "source=" + reading.source(quote["source"])
    if any(reading.tokens[i] == "," for i in content):
        yield "comma"
    if reading.goes_on(last + 1):
        yield "broken"
    if reading.sentence(first) != reading.sentence(last):
        yield "sentences"
    if quote.get("allegation"):
        yield "allegation"


# ---- Documents ---------------------------------------------------------------------

def documents(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]


def characters(quote):
    return {i for begin, end in quote["content"] for i in range(begin, end)}


def samples(gold, annotated):
    """Yields the traits of every annotated quote, and whether it is right."""
    kept = {document["id"]: document["layers"].get("quote", []) for document in documents(gold)}
    for document in documents(annotated):
        golden = [characters(quote) for quote in kept[document["id"]]]
        reading = Reading(document)
        for quote in document["layers"]["quote"]:
            found = characters(quote)
            right = any(2 * len(found & one) >= len(found | one) for one in golden)
            yield list(traits(reading, quote)), right


# ---- The model ---------------------------------------------------------------------

def probability(weights, held):
    return 1 / (1 + math.exp(-sum(weights.get(trait, 0) for trait in held)))


def solve(matrix, right):
    """Gaussian elimination of a positive definite matrix."""
    size = len(right)
    rows = [row + [value] for row, value in zip(matrix, right)]
    for i in range(size):
        for j in range(i + 1, size):
            factor = rows[j][i] / rows[i][i]
            if factor:
                rows[j] = [a - factor * b for a, b in zip(rows[j], rows[i])]
    found = [0.0] * size
    for i in reversed(range(size)):
        known = sum(rows[i][j] * found[j] for j in range(i + 1, size))
        found[i] = (rows[i][size] - known) / rows[i][i]
    return found


def newton_step(weights, names, penalty, data):
    number = {name: i for i, name in enumerate(names)}
    slope = [penalty[name] * weights[name] for name in names]
    bend = [[penalty[a] * (a == b) for b in names] for a in names]
    for held, right in data:
        guess = probability(weights, held)
        for a in held:
            slope[number[a]] += guess - right
            for b in held:
                bend[number[a]][number[b]] += guess * (1 - guess)
    return dict(zip(names, solve(bend, slope)))


def fit(data):
    names = sorted({trait for held, _ in data for trait in held})
    free = {name for name in names if name == "bias" or name.startswith("set=")}
    penalty = {name: 1e-3 if name in free else PENALTY for name in names}
    weights = dict.fromkeys(names, 0.0)
    for _ in range(STEPS):
        for name, step in newton_step(weights, names, penalty, data).items():
            weights[name] -= step
    return weights


# ---- The table ---------------------------------------------------------------------

def write_table(paths):
    data = []
    for i, (gold, annotated) in enumerate(zip(paths[::2], paths[1::2])):
        of = [f"set={i}"] if i else []
        data += [(held + of, right) for held, right in samples(gold, annotated)]
    fresh = sum(not held[-1].startswith("set=") for held, _ in data)
    print("# What the traits of a quote weigh in its score: the sum, through the logistic function,")
    print("# is how likely it is right.  A trait that is not here weighs nothing.")
    print(f"# Made by models/recipes/quote-scores.py from {fresh} quotes of corpora/press/train that no rule was")
    print(f"# written from, and {len(data) - fresh} others there and of WiNER, whose optimism is taken away.")
    for name, weight in sorted(fit(data).items(), key=lambda row: (row[0] != "bias", row[0])):
        if not name.startswith("set="):
            print(f"{name}\t{weight + 0.0:.3f}")


def check(table, paths):
    lines = [line.rstrip("\n").split("\t") for line in open(table, encoding="utf-8")
             if line[0] != "#"]
    weights = {name: float(weight) for name, weight in lines}
    count = 0
    for document in (document for path in paths for document in documents(path)):
        reading = Reading(document)
        for quote in document["layers"]["quote"]:
            count += 1
            held = list(traits(reading, quote))
            if abs(probability(weights, held) - quote["score"]) > 0.0011:
                sys.exit(f"{document['id']}: {quote} has the score {probability(weights, held):.3f}: {held}")
    print(f"{count} quotes have the score of the table")


if sys.argv[1] == "--check":
    check(sys.argv[2], sys.argv[3:])
else:
    write_table(sys.argv[1:])
