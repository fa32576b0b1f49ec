#!/usr/bin/env bash
# Commands, options, help: what is wrong with them is said, and nothing is done.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"

for command in "" annotate check stages train eval; do
  run $command --help
  expect_status 0
  expect_out 'usage: guillemet'
  expect_silent
  run $command --version
  expect_status 0
  expect_out 'guillemet 0.'
  expect_silent
done
run
expect_status 2
expect_err 'no command given'
run annotte
expect_status 2
expect_err 'no command "annotte"'
run annotate --frm text
expect_status 2
expect_err 'annotate has no option --frm'
run annotate -t
expect_status 2
expect_err '-t needs a value'
run annotate -t xml
expect_status 2
expect_err 'no format "xml" is written: there are jsonl, pretty'
run annotate -j 0
expect_status 2
expect_err 'number of threads from 1 to 1024'
run annotate --shard 3/2 x
expect_status 2
expect_err 'K from 1 to N'
printf 'Il pleut.' >a.txt
run annotate -o kept - -
expect_status 2
expect_err 'standard input is named twice, and can be read once'
checks=$((checks + 1))
[ ! -e kept ] || failed "it wrote its output"
run annotate --plugin-path nowhere x
expect_status 2
expect_err 'nowhere'
run check
expect_status 2
expect_err 'check takes one PIPELINE'
run eval --gold x
expect_status 2
run train ner
expect_status 2
expect_err 'train needs --train, --dev and --out'

run stages
expect_status 0
for stage in tokenize stem ner people quotes; do expect_out "$stage"; done
run stages ner
expect_status 0
expect_out 'entity.type'
expect_out 'model'
run stages nre
expect_status 2
expect_err 'did you mean "ner"?'

run annotate -t pretty a.txt
expect_status 0
expect_out 'no quotes'

# Nothing of a text reaches the terminal as a control sequence.
printf '%s\n' '{"id": "a\u001b[1m", "text": "« Il \u001b[2J pleut », a dit Marie\u009b Curie."}' >escape.jsonl
run annotate -t pretty escape.jsonl
expect_status 0
expect_out 'a␛[1m'
expect_out 'Il ␛[2J pleut'
checks=$((checks + 1))
LC_ALL=C grep -q $'\x1b\|\xc2\x9b' out && failed "a control sequence comes out"

finish
