#!/usr/bin/env bash
# Nearly every paragraph of French articles is French: of those long enough to be judged,
# at most one in two hundred is taken for something else.
set -eu
guillemet=$1 corpora=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
printf 'stages: [tokenize, langid]\n' > "$scratch/langid.yaml"
"$guillemet" annotate -p "$scratch/langid.yaml" "$corpora"/press.*.jsonl |
  python3 -c '
import json, sys
rows = [row for line in sys.stdin for row in json.loads(line)["layers"]["paragraph"]]
judged = [row["language"] for row in rows if row["language"]]
wrong = [language for language in judged if language != "fr"]
print(f"{len(rows)} paragraphs, {len(judged)} judged, {len(wrong)} not French")
sys.exit(len(judged) < 1000 or len(wrong) * 200 > len(judged))'
