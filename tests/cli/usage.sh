#!/usr/bin/env bash
# Commands, options, help: what is wrong with them is said, and nothing is done.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"

run --version
expect_status 0
expect_out 'guillemet 0.'
for command in "" annotate check stages train eval; do
  run $command --help
  expect_status 0
  expect_out 'usage: guillemet'
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
expect_err '-t "xml": it is one of jsonl, pretty'
run annotate -j 0
expect_status 2
expect_err 'number of threads from 1 to 1024'
run annotate --shard 3/2 x
expect_status 2
expect_err 'K from 1 to N'
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
for stage in tokenize stem ner quotes; do expect_out "$stage"; done
run stages ner
expect_status 0
expect_out 'entity.type'
expect_out 'model'
run stages nre
expect_status 2
expect_err 'did you mean "ner"?'

printf 'Il pleut.' >a.txt
run annotate -t pretty a.txt
expect_status 0
expect_out 'no quotes'
finish
