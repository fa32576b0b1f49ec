#!/usr/bin/env bash
# Damaged models are refused with their name and what is wrong, and never crash the host.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
model="$SOURCE/models/press.ner"
printf 'stages:\n  - tokenize\n  - ner:\n      model: ./damaged.ner\n' >damaged.yaml
printf 'Il pleut à Nancy.' >a.txt

refuse() { # WHAT
  run annotate -p damaged.yaml a.txt
  last="$last ($1)"
  expect_status 2
  expect_err 'damaged.ner'
  [ -s out ] && failed "it processed something"
}

size=$(stat -c %s "$model")
for part in 0 1 4 16 64 $((size / 2)) $((size - 1)); do
  head -c "$part" "$model" >damaged.ner
  refuse "cut to $part bytes"
done
for at in 0 5 9 20 $((size / 3)) $((size / 2)) $((size - 1)); do
  python3 - "$model" "$at" <<'PYTHON'
import sys
data = bytearray(open(sys.argv[1], 'rb').read())
data[int(sys.argv[2])] ^= 0x10
open('damaged.ner', 'wb').write(data)
PYTHON
  refuse "bit flipped in byte $at"
done
cp a.txt damaged.ner
refuse "a text"
cp "$model" damaged.ner
run annotate -p damaged.yaml a.txt
expect_status 0
finish
