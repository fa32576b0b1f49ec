#!/usr/bin/env bash
# The output does not depend on threads, shards, or an interruption.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
demo="$SOURCE/corpora/demo"
run annotate -j 1 -o one.jsonl "$demo"
expect_status 0
for threads in 2 4; do
  run annotate -j $threads -o many.jsonl "$demo"
  expect_status 0
  cmp one.jsonl many.jsonl >out 2>err || failed "$threads threads give other bytes"
done
run annotate -j 4 -o again.jsonl "$demo"
cmp many.jsonl again.jsonl >out 2>err || failed "a second run gives other bytes"

: >parts.jsonl
for part in 1 2 3 4 5; do
  run annotate --shard $part/5 -o part.jsonl "$demo"
  expect_status 0
  cat part.jsonl >>parts.jsonl
done
cmp one.jsonl parts.jsonl >out 2>err || failed "shards put together are not the whole"

for bytes in 0 1 1000 20000 $(($(stat -c %s one.jsonl) - 1)) $(stat -c %s one.jsonl); do
  head -c "$bytes" one.jsonl >cut.jsonl
  run annotate --resume -o cut.jsonl "$demo"
  expect_status 0
  cmp one.jsonl cut.jsonl >out 2>err || failed "resumed after $bytes bytes, other bytes"
done
printf '{"id":"elsewhere","text":"x","meta":{}}\n' >cut.jsonl
run annotate --resume -o cut.jsonl "$demo"
expect_status 2
expect_err 'cut.jsonl:1: no document of the input, where it would be, has this id and text'
head -n 1 one.jsonl >cut.jsonl
run annotate --resume -o cut.jsonl --shard 2/2 "$demo"
expect_status 2

# Ids that repeat, with NUL, documents that fail in between: a line that is there is
# there once, wherever the interruption came.
cat >ids.jsonl <<'JSONL'
{"id": "a", "text": "Il pleut."}
{"id": "a"}
{"id": "a", "text": "Il neige."}
{"id": "b\u0000c", "text": "Il vente."}
{"id": "a", "text": "Il pleut."}
{"id": "a", "text": "Il pleut."}
{"id": "b\u0000d", "text": "Il vente."}
JSONL
run annotate -o whole.jsonl ids.jsonl
expect_status 1
for lines in 0 1 2 3 4 5 6; do
  for bytes in 0 5; do
    { head -n "$lines" whole.jsonl; tail -n +$((lines + 1)) whole.jsonl | head -c "$bytes"; } >cut.jsonl
    run annotate --resume -o cut.jsonl ids.jsonl
    checks=$((checks + 1))
    cmp whole.jsonl cut.jsonl >out 2>err || failed "resumed after $lines lines and $bytes bytes, other bytes"
  done
done

run annotate --resume "$demo"
expect_status 2
expect_err '--resume needs an output file'
run annotate -j 1 --shard 1/2
expect_status 2
expect_err 'standard input cannot be taken'
finish
