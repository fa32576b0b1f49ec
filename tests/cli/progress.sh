#!/usr/bin/env bash
# What is said while a run goes on and at its end, and how a signal stops it.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
: "${BROKEN:?the folder of broken plugins}"
printf 'stages:\n  - tokenize\n  - unsteady\n' >p.yaml
demo=$SOURCE/corpora/demo

# ---- The summary ---------------------------------------------------------------------
run annotate -o out.jsonl "$demo"
expect_silent
run annotate --summary -o out.jsonl "$demo"
expect_status 0
checks=$((checks + 2))
grep -qE '^[0-9]+ documents, 0 failures, [0-9.]+ MB of text in [0-9.]+ s: [0-9.]+ MB/s$' err || failed "no totals"
[ "$(grep -cE '^  (tokenize|stem|ner|people|quotes) +[0-9.]+ s +[0-9.]+ %$' err)" = 5 ] || failed "not a line a stage"
head -n 3 out.jsonl >part.jsonl
run annotate --summary --resume -o part.jsonl "$demo"
expect_status 0
expect_err '3 documents, 0 failures before that'
run annotate --isolate --summary -o out.jsonl "$demo"
expect_status 0
checks=$((checks + 1))
[ "$(grep -cE '^  [a-z]+ +[0-9.]+ s +[0-9.]+ %$' err)" = 5 ] || failed "not a line a stage"

# ---- The line ------------------------------------------------------------------------
for i in $(seq 500); do printf '{"id": "d%d", "text": "SLOW %d"}\n' "$i" "$i"; done >slow.jsonl
run annotate --plugin-path "$BROKEN/unsteady" -p p.yaml -j 1 --progress -o out.jsonl slow.jsonl
expect_status 0
tr '\r' '\n' <err >lines
checks=$((checks + 3))
grep -qE '[0-9]+ documents, [0-9.]+ MB/s, 0 failures, [0-9]+ %, [0-9]+ min [0-9]+ s left' lines || failed "no time left"
count=$(grep -c left lines)
{ [ "$count" -ge 2 ] && [ "$count" -le 60 ]; } || failed "$count lines in about a second"
last="the same from a pipe"
cat slow.jsonl | "$GUILLEMET" annotate --plugin-path "$BROKEN/unsteady" -p p.yaml -j 1 --progress -f jsonl -o out.jsonl 2>err
grep -q left err && failed "time left, where the size is not known"
run annotate --plugin-path "$BROKEN/unsteady" -p p.yaml -j 1 -o out.jsonl slow.jsonl
expect_silent

# ---- Signals -------------------------------------------------------------------------
begin() { # ARGUMENT...: in the background, signals as in a shell of one's own
  last="guillemet annotate $*"
  : >out
  env --default-signal=INT "$GUILLEMET" annotate --plugin-path "$BROKEN/unsteady" -p p.yaml "$@" <&0 >out 2>err &
  process=$!
}

await() {
  wait "$process"
  status=$?
}

for i in $(seq 3000); do printf '{"id": "d%d", "text": "SLOW %d"}\n' "$i" "$i"; done >slow.jsonl
run annotate --plugin-path "$BROKEN/unsteady" -p p.yaml -o whole.jsonl slow.jsonl
for signal in INT TERM; do
  for isolate in "" --isolate; do
    rm -f part.jsonl*
    begin -j 2 $isolate -o part.jsonl -t quotes.csv -o part.csv.gz slow.jsonl
    for turn in $(seq 3000); do [ -s part.jsonl ] && break; sleep 0.02; done
    kill -$signal "$process"
    await
    expect_status 1
    expect_err 'go on with the same command and --resume'
    checks=$((checks + 3))
    gzip -t part.csv.gz || failed "part.csv.gz is not whole"
    lines=$(wc -l <part.jsonl)
    { [ "$lines" -gt 0 ] && [ "$lines" -lt 3000 ]; } || failed "$lines lines"
    head -n "$lines" whole.jsonl | cmp - part.jsonl || failed "what is there is not the beginning"
    run annotate --plugin-path "$BROKEN/unsteady" -p p.yaml -j 2 $isolate --resume -o part.jsonl -t quotes.csv -o part.csv.gz slow.jsonl
    expect_status 0
    checks=$((checks + 2))
    cmp whole.jsonl part.jsonl || failed "other bytes"
    [ ! -e part.jsonl.resume ] || failed "the journal is left"
  done
done

# Standard input, whose other end says nothing more, and standard output.
mkfifo pipe
sleep 30 >pipe &
sleeper=$!
begin -f jsonl - <pipe
sleep 2 # a slow machine has begun to read by then
kill -TERM "$process"
await
expect_status 1
expect_err 'stopped after 0 documents'
kill "$sleeper"

# The second signal does not wait.
printf '{"text": "HANG"}\n' >hang.jsonl
for isolate in "" --isolate; do
  begin -j 2 $isolate -o part.jsonl hang.jsonl
  sleep 2
  kill -INT "$process"
  sleep 0.3
  checks=$((checks + 1))
  kill -0 "$process" 2>/dev/null || failed "the first signal did not wait for the document"
  kill -INT "$process"
  await
  expect_status 1
done
finish
