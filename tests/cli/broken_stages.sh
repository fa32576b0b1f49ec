#!/usr/bin/env bash
# A stage that is broken: a message with its name and what it did, and no crash.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
: "${BROKEN:?the folder of broken plugins}"
printf 'Il pleut à Nancy.' >a.txt

try() { # STAGE STATUS MESSAGE
  printf 'stages:\n  - tokenize\n  - %s\n' "$1" >"$1.yaml"
  run annotate --plugin-path "$BROKEN/$1" -p "$1.yaml" a.txt
  expect_status "$2"
  expect_err "$3"
  [ -s out ] && failed "it wrote a document"
}

try fails_open 2 'stage "fails_open" cannot be opened'
try fails_start 2 'stage "fails_start" cannot be started'
try fails_process 1 'a.txt: document "a": stage "fails_process" failed'
try writes_undeclared 1 'which it does not declare'
try reads_undeclared 1 'which it does not declare'
try bad_span 1 'which is outside the text or cuts a character'
try no_entry 2 'no_entry'
try wrong_abi 2 'ABI'
try newer_minor 2 'ABI'
try short_size 2 'short_size'
try wrong_name 2 'wrong_name'
try missing_lib 2 'cannot open shared object file'
try undefined_symbol 2 'undefined symbol'
try not_elf 2 'not_elf'
try bad_options 2 'bad_options'
try null_process 2 'null_process'

# Of lines of JSON it names the line.
printf '{"text": "Un."}\n\n{"id": "trois", "text": "Trois."}\n' >lines.jsonl
run annotate --plugin-path "$BROKEN/fails_process" -p fails_process.yaml lines.jsonl
expect_status 1
expect_err 'lines.jsonl:1: document "line-1": stage "fails_process" failed'
expect_err 'lines.jsonl:3: document "trois": stage "fails_process" failed'
finish
