#!/usr/bin/env bash
# Random texts of what breaks tokenizers and quote finders: each comes out, unchanged,
# with sound layers (the host checks them), and with any number of threads the same.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
cat >random.py <<'PYTHON'
import json, random
random.seed(1)
pieces = ['« ', '»', '\u00a0»', '"', '“', '”', '‹', '›', 'a dit ', 'Marie Curie', 'le ministre ', 'que ', 'selon ',
          'il ', 'a-t-il ', 'dit-elle', ', ', '. ', '\n', '\n\n', '– ', '— ', "'", '’', 'M. ', '12 000 ', 'Paris ',
          'PARIS (AFP) - ', '\u00a0', '\u202f', '😀', 'e\u0301', '\ufeff', '\0', '\u200b', 'http://a.b/c ', 'a@b.fr ',
          '#tag ', '@moi ', '…', '...', '! ', '? ', 'Q. ', 'R. ', 'Le Monde : ', 'pour ', "d'après ", "c'est ", "l'",
          ';', ':', '(', ')', '\r\n', 'estime ', 'affirmant ', 'ß', 'İ', '中文', '\u202e', 'A' * 50, '1er ', '14h30 ']
with open('random.jsonl', 'w', encoding='utf8') as out:
    for i in range(2000):
        text = ''.join(random.choice(pieces) for _ in range(random.randrange(400)))
        print(json.dumps({'id': str(i), 'text': text}), file=out)
PYTHON
python3 random.py
run annotate -j 1 random.jsonl
expect_status 0
expect_silent
expect_json '[d["text"] for d in docs] == [json.loads(l)["text"] for l in open("random.jsonl")]'
mv out one
run annotate -j 4 random.jsonl
expect_status 0
cmp one out >/dev/null || failed "4 threads give other bytes"
finish
