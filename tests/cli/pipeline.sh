#!/usr/bin/env bash
# Pipeline files: every problem with its place and the mend, from `check` and from
# `annotate` alike; status 2, and nothing is processed.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
: "${BROKEN:?the folder of broken plugins}"

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

# ---- Files that include others ---------------------------------------------------------
# The stages of an included file stand in its place, and its paths count from its folder.
mkdir -p shared/lists
cp "$SOURCE/models/press.ner" shared/lists/mine.ner
printf 'stages:\n  - tokenize\n  - stem\n' >shared/words.yaml
printf 'stages:\n  - include: words.yaml\n  - ner:\n      model: lists/mine.ner\n' >shared/all.yaml
printf 'stages:\n  - include: shared/all.yaml\n  - people\n' >top.yaml
printf 'Marie Curie pleure à Nancy.' >marie.txt
run annotate -p top.yaml marie.txt
expect_status 0
expect_silent
expect_json '[e["type"] for e in docs[0]["layers"]["entity"]] == ["Person", "Location"]'
expect_json 'docs[0]["layers"]["person"] and docs[0]["layers"]["token"][0]["stem"] == "mar"'
cp out whole
(cd shared && "$GUILLEMET" annotate -p ../top.yaml ../marie.txt) | diff - whole >/dev/null ||
  failed "the current folder matters"
rm shared/lists/mine.ner
run check top.yaml
expect_status 2
expect_err 'shared/all.yaml:4:14: error: option "model" of ner: no model "lists/mine.ner"; looked in: shared, '

# ---- Variables -------------------------------------------------------------------------
cat >variables.yaml <<'YAML'
stages:
  - tokenize:
      split-hyphens: ${SPLIT}
  - stem:
      cache: ${THOUSANDS:-1}000
  - ner:
      model: ${MODELS}/press.ner
      min-score: "${SCORE:-0.5}"
YAML
export SPLIT=true MODELS=$SOURCE/models
run check variables.yaml
expect_status 0
expect_silent
expect_out 'split-hyphens: true'
expect_out 'cache: 1000'
expect_out "model: $SOURCE/models/press.ner"
expect_out 'min-score: 0.5'
THOUSANDS=4 SCORE= run check variables.yaml
expect_status 0
expect_out 'cache: 4000'
expect_out 'min-score: 0.5'
SCORE=7 run check variables.yaml
expect_status 2
expect_err 'variables.yaml:8:18: error: option "min-score" of ner must be a number from 0 to 1, and is "7"'
unset SPLIT
run check variables.yaml
expect_status 2
expect_err 'variables.yaml:3:22: error: option "split-hyphens" of tokenize: the variable SPLIT is not set'

# ---- Old names -------------------------------------------------------------------------
printf 'x' >a.list
printf 'stages:\n  - old_names:\n      tag: là\n      max: 7\n      file: ./a.list\n' >old.yaml
run annotate --plugin-path "$BROKEN/old_names" -p old.yaml marie.txt
expect_status 0
expect_err 'guillemet: warning: old_names: old.yaml:3:7: "tag" is now called "label"'
expect_err 'guillemet: warning: old_names: old.yaml:4:7: "max" is now called "most"'
expect_err 'guillemet: warning: old_names: old.yaml:5:7: "file" is now called "list"'
expect_err "guillemet: warning: old_names: label là, most 7, list $(realpath a.list)"
expect_json 'len(docs) == 1'
run stages --plugin-path "$BROKEN/old_names" old_names
expect_status 0
expect_out '  tag                old name of "label"'
finish
