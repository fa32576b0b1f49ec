#!/usr/bin/env bash
# Bad input costs the document alone, is named, and nothing of the rest is lost.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"

# A text that is no UTF-8: named with its place, the others are written.
mkdir texts
printf 'Il pleut à Nancy.' >texts/a.txt
printf 'Il neige \xe0 Metz.' >texts/b.txt
printf 'Il vente à Brest.' >texts/c.txt
run annotate texts
expect_status 1
expect_err 'texts/b.txt: the text is not valid UTF-8: byte 0xE0 at offset 9 (line 1, column 10)'
expect_err 'iconv'
expect_json '[d["id"] for d in docs] == ["a", "c"]'

# A file's name becomes an id, and so is UTF-8 as the text is.
mkdir names
printf 'Il pleut.' >names/a.txt
printf 'Il pleut.' >names/$'pr\xe9.txt'
run annotate names
expect_status 1
expect_err 'the id is not valid UTF-8: byte 0xE9 at offset 2; where it is the name of a file, rename the file'
expect_json '[d["id"] for d in docs] == ["a"]'

# Nothing of a text is lost: NUL, BOM, CRLF, no line feed at the end.
printf 'Un\0deux.' >nul.txt
run annotate nul.txt
expect_status 0
expect_json 'docs[0]["text"] == "Un\0deux."'
printf '\xef\xbb\xbfLe maire a parlé.' >bom.txt
run annotate bom.txt
expect_status 0
expect_json 'docs[0]["text"] == "\ufeffLe maire a parlé."'
expect_json 'docs[0]["layers"]["token"][0]["begin"] == 1'
printf 'Titre\r\n\r\nLe maire a parlé.\r\n' >crlf.txt
run annotate crlf.txt
expect_status 0
expect_json 'docs[0]["text"] == "Titre\r\n\r\nLe maire a parlé.\r\n"'
expect_json 'len(docs[0]["layers"]["paragraph"]) == 2'

# Empty: a document with empty layers.
: >empty.txt
run annotate empty.txt
expect_status 0
expect_json 'docs[0]["text"] == "" and all(rows == [] for rows in docs[0]["layers"].values())'
run_on empty.txt annotate
expect_status 0
expect_json 'docs[0]["id"] == "stdin"'
run_on empty.txt annotate -f jsonl
expect_status 0
expect_json 'docs == []'

# A JSON line that is broken is named by its number; the others go through.
cat >lines.jsonl <<'JSONL'
{"id": "un", "text": "Il pleut."}
{"id": "deux", "text": "Il neige."
{"id": "trois"}
["quatre"]

{"text": "Il vente."}
{"id": "sept", "text": 7}
{"id": ["huit"], "text": "Il grêle."}
{"id": 9, "text": "Il tonne.", "vues": 123456789012345678901234567890}
JSONL
run annotate lines.jsonl
expect_status 1
expect_err 'lines.jsonl:2: not valid JSON'
expect_err 'lines.jsonl:3: no "text"'
expect_err 'lines.jsonl:4: not a JSON object'
expect_err 'lines.jsonl:7: "text" is no string'
expect_err 'lines.jsonl:8: "id" is neither a string nor a whole number'
expect_out '"vues":123456789012345678901234567890'
expect_json '[d["id"] for d in docs] == ["un", "line-6", "9"]'

# Unknown members and layers go through unchanged, to the digits of their numbers.
printf '%s\n' '{"id":"x","text":"Il pleut.","meta":{"date":"2017-03-01"},"prix":0.10,"layers":{"mine":[{"a":1e2}]}}' >extra.jsonl
run annotate extra.jsonl
expect_status 0
expect_out '"prix":0.10'
expect_out '"mine":[{"a":1e2}]'
expect_json 'docs[0]["meta"] == {"date": "2017-03-01"}'

# Ids: the path below the folder, without extension; of a file its name.
mkdir -p deep/er
printf 'Un.' >deep/er/x.y.txt
printf 'Rien' >deep/er/notes.md
run annotate deep
expect_json '[d["id"] for d in docs] == ["er/x.y"]'
run annotate deep/er/x.y.txt
expect_json '[d["id"] for d in docs] == ["x.y"]'

# What does not exist is said before anything is done.
run annotate texts/a.txt missing.txt
expect_status 2
expect_err 'cannot read "missing.txt"'
expect_json 'docs == []'

# An output that cannot be written.
run annotate -o /nowhere/out.jsonl texts/a.txt
expect_status 2
expect_err 'cannot write "/nowhere/out.jsonl"'
if [ -w /dev/full ]; then
  run annotate -o /dev/full texts/a.txt
  expect_status 1
  expect_err 'cannot write'
  last="guillemet annotate > /dev/full"
  "$GUILLEMET" annotate texts/a.txt >/dev/full 2>err
  status=$?
  expect_status 1
  expect_err 'cannot write'
fi

# A reader that goes away is an unwritable output, and no signal.
last="guillemet annotate | true"
"$GUILLEMET" annotate "$SOURCE/corpora/demo" 2>err | true
status=${PIPESTATUS[0]}
checks=$((checks + 1))
[ "$status" -le 1 ] || failed "status $status"
last="guillemet annotate >&-"
"$GUILLEMET" annotate texts/a.txt >&- 2>err
status=$?
expect_status 1
checks=$((checks + 1))
[ "$(wc -l <err)" = 1 ] || failed "it does not say so once"

# A folder with nothing to read in it.
mkdir nothing
touch nothing/notes.md
run annotate nothing
expect_status 0
expect_err 'warning: the input has no documents'

# UTF-16 is told by its byte order mark.
printf '\xff\xfeI\0l\0' >utf16.txt
run annotate utf16.txt
expect_status 1
expect_err 'iconv -f UTF-16 -t UTF-8'

# An output never costs an input, or an older output when nothing is processed.
printf 'Il pleut.' >kept.txt
run annotate -o kept.txt kept.txt
expect_status 2
expect_err '"kept.txt" is an input and the output'
run annotate -o kept.txt missing.txt
expect_status 2
run annotate -o texts/out.jsonl texts
expect_status 2
expect_err 'the output "texts/out.jsonl" lies in the input "texts"'
run annotate --resume -o kept.txt texts/a.txt
expect_status 2
expect_err 'it does not begin as an annotated document'
checks=$((checks + 1))
[ "$(cat kept.txt)" = 'Il pleut.' ] || failed "kept.txt was changed"
mkfifo pipe
run annotate --shard 1/2 pipe
expect_status 2
expect_err 'a part of "pipe" cannot be taken'

# Offsets in other units.
printf 'Été 😀 à Nancy.' >units.txt
run annotate --offsets byte units.txt
expect_json '[t["begin"] for t in docs[0]["layers"]["token"]][:3] == [0, 6, 11]'
run annotate --offsets utf16 units.txt
expect_json '[t["begin"] for t in docs[0]["layers"]["token"]][:3] == [0, 4, 7]'

finish
