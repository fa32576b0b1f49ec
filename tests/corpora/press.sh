#!/usr/bin/env bash
# The press corpus is sound, and its README tells the truth of it.
set -eu
program=$1 guillemet=$2 build=$3 data=$4
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
press=corpora/press
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

table() { # NAME: what stands between the README's comments <!-- NAME --> and <!-- end -->
  sed -n "/^<!-- $1 -->\$/,/^<!-- end -->\$/p" $press/README.md | sed '1d;$d'
}

"$program" check $press/train $press/dev $press/test
[ "$(ls $press/train $press/dev $press/test | grep -c '\.txt$')" -ge 240 ]

"$program" counts $press/train $press/dev $press/test >"$scratch/counts"
diff <(table counts) "$scratch/counts"

for split in train dev test; do
  gold="$build/corpora/press.$split.jsonl"
  "$program" jsonl $press/$split | cmp - "$gold"
  # What the host reads and writes is what the program wrote.
  "$guillemet" eval --gold "$gold" --pred "$gold" >"$scratch/self"
  awk '/^(sentence|micro|full@0.5)/ && $4 != 100 { exit 1 }' "$scratch/self"
done

for layer in sentence entity quote; do
  "$guillemet" eval --gold $press/passes/first.jsonl --pred $press/passes/second.jsonl --layer $layer
done >"$scratch/agreement"
diff <(table agreement | sed '/^```/d') "$scratch/agreement"

if [ -d "$data/data/ner/winer-fr/train" ]; then
  "$program" diversity "$data/data/ner/winer-fr/train" $press/train $press/dev $press/test >"$scratch/diversity"
  diff <(table diversity) "$scratch/diversity"
else
  echo "skipped: the comparison with WiNER-fr, for GM_DATA_DIR ($data) is missing"
fi
echo "corpora/press: checked, and its tables are as printed"
