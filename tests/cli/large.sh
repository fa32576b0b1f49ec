#!/usr/bin/env bash
# A document of 60 MB on one line goes through the whole pipeline, and comes out to its
# last character.  BYTES: another size, for builds that are slow.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
python3 - "${BYTES:-60000000}" <<'PYTHON'
import sys
sentence = "« Il pleut à Nancy », a dit Marie Curie lundi, et l'eau monte. "
open('large.txt', 'w', encoding='utf8').write(sentence * (int(sys.argv[1]) // len(sentence.encode())))
PYTHON

run annotate -j 1 -t pretty large.txt
expect_status 0
expect_silent
expect_out 'Marie Curie               a dit               direct    Il pleut à Nancy'

# The output of all stages would be 25 times the text; the tokens' is enough to read.
printf 'stages:\n  - tokenize\n' >tokens.yaml
run annotate -j 1 -p tokens.yaml large.txt
expect_status 0
checks=$((checks + 1))
python3 - <<'PYTHON' || failed "the text is cut or changed, or its last token missing"
import json, sys
text = open('large.txt', encoding='utf8').read()
head = ('{"id":"large","text":' + json.dumps(text, ensure_ascii=False)).encode()
with open('out', 'rb') as out:
    same = out.read(len(head)) == head
    out.seek(-200, 2)
    tail = out.read().decode()
sys.exit(not (same and f'"end":{len(text) - 1},"kind":"punctuation"}}]' in tail))
PYTHON
finish
