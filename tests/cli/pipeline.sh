#!/usr/bin/env bash
# Pipeline files: every problem with its place and the mend, from `check` and from
# `annotate` alike; status 2, and nothing is processed.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"

run check press
expect_status 0
expect_silent

cat >typo.yaml <<'YAML'
stages:
  - tokenize
  - ner:
      modle: press
  - qotes
YAML
for command in check "annotate -p"; do
  run $command typo.yaml
  expect_status 2
  expect_err 'typo.yaml:4:7: error: ner has no option "modle"; did you mean "model"?'
  expect_err 'typo.yaml:5:5: error: no stage "qotes"'
  expect_err 'did you mean "quotes"?'
done
[ -s out ] && failed "it processed something"

printf 'stages:\n  - stem\n  - tokenize\n' >order.yaml
run check order.yaml
expect_status 2
expect_err 'order.yaml:2:5: error: stage "stem" reads "token", which no earlier stage writes'
expect_err 'it is written by "tokenize"; put it before "stem"'

once() { # TEXT: stands in the messages, in one line alone
  expect_err "$1"
  checks=$((checks + 1))
  [ "$(grep -cF -- "$1" err)" = 1 ] || failed "it says more than once: $1"
}

# A stage that is missing is one problem, however much of it is read and by whom.
printf 'stages:\n  - ner:\n      model: press\n  - quotes\n' >no_tokens.yaml
run check no_tokens.yaml
expect_status 2
once 'it is written by "tokenize"'
checks=$((checks + 1))
[ "$(grep -c error: err)" = 1 ] || failed "there is more than one problem"
printf 'stages:\n  - tokenize\n  - quotes\n' >no_entities.yaml
run check no_entities.yaml
expect_status 2
once 'no_entities.yaml:3:5: error: stage "quotes" reads "entity", which no earlier stage writes'
once 'which no earlier stage writes'

printf 'stages:\n  - tokenize\n  - tokenize\n' >twice.yaml
run check twice.yaml
expect_status 2
expect_err 'twice.yaml:3:5: error: stage "tokenize" writes "paragraph", which "tokenize" has written already'

printf 'stages:\n\t- tokenize\n' >tab.yaml
run check tab.yaml
expect_status 2
expect_err 'tab.yaml:2:'

run check missing.yaml
expect_status 2
expect_err 'missing.yaml'
run annotate -p prss
expect_status 2
expect_err 'no pipeline "prss"; looked in: '
expect_err 'models/pipelines (installed); did you mean "press"?'

printf 'stages:\n  - tokenize\n  - ner:\n      model: missing\n' >model.yaml
run check model.yaml
expect_status 2
expect_err 'model.yaml:4:14: error:'
expect_err 'no model "missing"; looked in: '
finish
