#!/usr/bin/env bash
# --isolate: a stage that crashes or hangs costs its document, and nothing else.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
: "${BROKEN:?the folder of broken plugins}"
printf 'stages:\n  - tokenize\n  - unsteady\n  - stem\n' >p.yaml
annotate() { run annotate --plugin-path "$BROKEN/unsteady" -p p.yaml "$@"; }
demo=$SOURCE/corpora/demo

same() { # WHAT LEFT RIGHT
  checks=$((checks + 1))
  diff -r "$2" "$3" >out 2>err || failed "$1 has other bytes"
}

# ---- The same bytes as threads -------------------------------------------------------
both() { # EXTENSION ARGUMENT...
  local name=$1
  shift
  run annotate -j 2 "$@" -o threads.$name "$demo"
  expect_status 0
  cp err said
  for jobs in 1 2 3; do
    run annotate -j $jobs --isolate "$@" -o processes.$name "$demo"
    expect_status 0
    cp err said-too
    same "$name with $jobs processes" threads.$name processes.$name
    same "what is said of $name" said said-too
  done
}
both jsonl
both csv -t quotes.csv
both xml -t tei
both conllu -t conllu
both folder -t brat
both txt -t pretty
python3 - <<'PYTHON' >lines.jsonl
import json
for i in range(60):
    print(json.dumps({"id": f"d{i}", "text": f"Il pleut {i} fois. FAIL" if i % 7 == 3 else "é😀 " * (i * 4000 if i > 57 else i),
                      "meta": {"a": "b", "c": str(i), "n": i}, "autre": [1.50], "layers": {"mien": [{"x": 1e2}]}}))
    if i % 9 == 0:
        print("{")
PYTHON
annotate -j 2 -o threads.jsonl --errors threads.errors lines.jsonl
expect_status 1
sed 's/^/x/' err >said
annotate -j 2 --isolate -o processes.jsonl --errors processes.errors lines.jsonl
expect_status 1
sed 's/^/x/' err >said-too
same "jsonl with failures" threads.jsonl processes.jsonl
same "the failures" threads.errors processes.errors
same "the messages" said said-too
run annotate --isolate -t sqlite -o one.db "$demo"
run annotate -t sqlite -o two.db "$demo"
# All but the pages of SQLite's index of words, which depend on when a transaction ends.
dump() { python3 -c 'import sqlite3, sys; print("\n".join(l for l in sqlite3.connect(sys.argv[1]).iterdump() if "document_text_data" not in l and "document_text_idx" not in l))' "$1"; }
dump one.db >one.sql
dump two.db >two.sql
same "the database" one.sql two.sql

# ---- Crashes and hangs ---------------------------------------------------------------
python3 - >texts.jsonl <<'PYTHON'
import json
words = {5: "CRASH", 6: "CRASH", 20: "EXIT", 33: "HANG", 34: "FAIL", 59: "CRASH"}
for i in range(60):
    print(json.dumps({"id": f"t{i}", "text": f"Le maire dit {i} mots. {words.get(i, '')}"}))
PYTHON
grep -vE 'CRASH|EXIT|HANG|FAIL' texts.jsonl >good.jsonl
annotate -o good.out good.jsonl
for jobs in 1 2 4; do
  annotate -j $jobs --isolate --time-limit 1 --errors errors.jsonl -o texts.out texts.jsonl
  expect_status 1
  for i in 5 6 59; do
    expect_err "texts.jsonl:$((i + 1)): document \"t$i\": stage \"unsteady\" crashed: signal 6 (Aborted)"
  done
  expect_err 'document "t20": stage "unsteady" ended its process with exit status 3'
  expect_err 'document "t33": stage "unsteady" has not ended after 1 seconds, and was ended'
  expect_err 'document "t34": stage "unsteady" failed: the text says so'
  checks=$((checks + 1))
  [ "$(wc -l <err)" = 6 ] || failed "not six messages"
  checks=$((checks + 1))
  cmp good.out texts.out || failed "the other documents are not as they are alone"
  cp errors.jsonl out
  expect_json '[d["id"] for d in docs] == ["t5", "t6", "t20", "t33", "t34", "t59"]'
  expect_json 'all(d["stage"] == "unsteady" and d["text"] for d in docs)'
done

# Every document crashes.
sed -n 6p texts.jsonl >crash.jsonl
for i in $(seq 20); do cat crash.jsonl; done >crashes.jsonl
annotate -j 2 --isolate -o texts.out crashes.jsonl
expect_status 1
checks=$((checks + 1))
[ "$(grep -c crashed err)" = 20 ] || failed "not twenty messages"

# A stage that does not start, or whose options are wrong.
printf 'stages:\n  - tokenize\n  - fails_start\n' >fails_start.yaml
run annotate --isolate --plugin-path "$BROKEN/fails_start" -p fails_start.yaml texts.jsonl
expect_status 2
expect_err 'stage "fails_start" cannot be started'
annotate --time-limit 5 texts.jsonl
expect_status 2
expect_err '--time-limit is for --isolate'
annotate --isolate --time-limit 0 texts.jsonl
expect_status 2

# Nothing is left of a run that is killed.
printf '{"text": "HANG"}\n{"text": "HANG"}\n' >hang.jsonl
"$GUILLEMET" annotate --plugin-path "$BROKEN/unsteady" -p p.yaml -j 2 --isolate hang.jsonl >out 2>err &
process=$!
for turn in $(seq 3000); do
  children=$(cat /proc/$process/task/*/children 2>/dev/null)
  [ "$(wc -w <<<"$children")" = 2 ] && break
  sleep 0.02
done
checks=$((checks + 1))
[ "$(wc -w <<<"$children")" = 2 ] || failed "not two processes: $children"
kill -KILL $process
wait $process 2>/dev/null
sleep 2
for child in $children; do
  checks=$((checks + 1))
  [ -d /proc/$child ] && ! grep -q '^State:.*Z' /proc/$child/status && failed "a process is left"
done
finish
