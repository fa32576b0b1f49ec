"""Entities of documents, for the programs beside this file."""
import json
import os


def brat(folder):
    for where, _, files in sorted(os.walk(folder)):
        for name in sorted(files):
            path = os.path.join(where, name)
            if not name.endswith(".ann"):
                continue
            entities = []
            for line in open(path, encoding="utf-8-sig"):
                if line.startswith("T"):
                    kind, begin, *_, end = line.split("\t")[1].split()
                    entities.append({"begin": int(begin), "end": int(end), "type": kind})
            text = open(path[:-4] + ".txt", encoding="utf-8", newline="").read()
            yield os.path.relpath(path, folder)[:-4], text, entities


def documents(path):
    """Yields (id, text, rows of the layer "entity") of JSON Lines or a brat folder."""
    if os.path.isdir(path):
        yield from brat(path)
        return
    for line in open(path, encoding="utf-8"):
        document = json.loads(line)
        yield document["id"], document["text"], document["layers"].get("entity", [])


def outermost(entities):
    kept, last = set(), -1
    for entity in sorted(entities, key=lambda row: (row["begin"], -row["end"])):
        if entity["begin"] >= last:
            kept.add((entity["begin"], entity["end"], entity["type"]))
            last = entity["end"]
    return kept
