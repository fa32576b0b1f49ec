#!/usr/bin/env bash
# --errors FILE: what failed, as an input for the next time.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
: "${BROKEN:?the folder of broken plugins}"
printf 'stages:\n  - tokenize\n  - unsteady\n' >p.yaml
annotate() { run annotate --plugin-path "$BROKEN/unsteady" -p p.yaml "$@"; }

cat >some.jsonl <<'JSONL'
{"id": "un", "text": "Il pleut."}
{"id": "deux", "text": "FAIL : « Il neige »", "meta": {"date": "2017-03-01", "n": 0.10}}
{"id": "trois"}
{"text": "FAIL"}
n'importe quoi
JSONL
mkdir texts
printf 'Il \xe0' >texts/quatre.txt
printf 'FAIL' >texts/cinq.txt
annotate -j 2 -o out.jsonl --errors errors.jsonl some.jsonl texts
expect_status 1
expect_err 'some.jsonl:2: document "deux": stage "unsteady" failed: the text says so'
expect_err 'some.jsonl:3: no "text"'
checks=$((checks + 1))
[ "$(wc -l <err)" = 6 ] || failed "not a message for each"
cp errors.jsonl out
expect_json 'len(docs) == 6'
expect_json '[d["id"] for d in docs] == ["deux", None, "line-4", None, "cinq", "quatre"]'
expect_json '[d["file"] for d in docs] == ["some.jsonl"] * 4 + ["texts/cinq.txt", "texts/quatre.txt"]'
expect_json '[d["line"] for d in docs] == [2, 3, 4, 5, None, None]'
expect_json '[d["stage"] for d in docs] == ["unsteady", None, "unsteady", None, "unsteady", None]'
expect_json '["text" in d for d in docs] == [True, False, True, False, True, False]'
expect_json 'docs[0]["text"] == "FAIL : « Il neige »" and docs[0]["meta"]["date"] == "2017-03-01"'
expect_json 'docs[0]["message"] == "some.jsonl:2: document \"deux\": stage \"unsteady\" failed: the text says so"'
expect_out '"n": 0.10'
expect_out '"message":"texts/quatre.txt: the text is not valid UTF-8'

# With a stage that is mended they go through; what had no text does not.
run annotate errors.jsonl
expect_status 1
expect_json '[d["id"] for d in docs] == ["deux", "line-4", "cinq"]'
expect_json 'docs[0]["meta"]["date"] == "2017-03-01" and docs[0]["text"].startswith("FAIL")'

# A name that is no UTF-8 does not make the line none.
printf 'FAIL' >texts/$'pr\xe9.txt'
annotate --errors errors.jsonl -o out.jsonl texts
cp errors.jsonl out
expect_json 'len(docs) == 3 and any("pr\ufffd.txt" in (d["file"] or "") for d in docs)'

# Compressed by its name, and read again.
rm -f errors.jsonl
annotate --errors errors.jsonl.gz -o out.jsonl some.jsonl
gzip -d errors.jsonl.gz || failed "it is no gzip file"
run annotate errors.jsonl
expect_json '[d["id"] for d in docs] == ["deux", "line-4"]'

# Twenty messages, and then how many more.
for i in $(seq 50); do printf '{"id": "d%d", "text": "FAIL"}\n' "$i"; done >many.jsonl
annotate --errors errors.jsonl many.jsonl
expect_status 1
expect_err 'document "d20"'
expect_err '30 more in errors.jsonl'
checks=$((checks + 2))
[ "$(wc -l <err)" = 21 ] || failed "not 21 lines"
[ "$(wc -l <errors.jsonl)" = 50 ] || failed "not 50 failures in the file"
annotate many.jsonl
checks=$((checks + 1))
[ "$(wc -l <err)" = 50 ] || failed "without --errors, not all are said"

# None is an empty file.
run annotate --errors errors.jsonl -o out.jsonl texts/cinq.txt
expect_status 0
checks=$((checks + 1))
[ -e errors.jsonl ] && [ ! -s errors.jsonl ] || failed "no empty file"

# It costs no input, and is no output.
printf 'Il pleut.' >kept.txt
run annotate --errors kept.txt kept.txt
expect_status 2
expect_err '"kept.txt" is an input and the output'
run annotate --errors texts/e.jsonl texts
expect_status 2
run annotate -o same.jsonl --errors same.jsonl kept.txt
expect_status 2
expect_err 'two outputs go to "same.jsonl"'
run annotate --errors - kept.txt
expect_status 2
run annotate --errors /nowhere/e.jsonl kept.txt
expect_status 2
expect_err 'cannot write "/nowhere/e.jsonl"'
if [ -w /dev/full ]; then
  annotate --errors /dev/full many.jsonl
  expect_status 1
  expect_err 'cannot write "/dev/full": No space left on device'
fi
finish
