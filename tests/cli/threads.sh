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
printf '{"id":"elsewhere"}\n' >cut.jsonl
run annotate --resume -o cut.jsonl "$demo"
expect_status 2
expect_err 'no document of the input has the id "elsewhere"'
run annotate --resume "$demo"
expect_status 2
expect_err '--resume needs an output file'
run annotate -j 1 --shard 1/2
expect_status 2
expect_err 'standard input cannot be taken'
finish
