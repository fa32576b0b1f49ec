#!/usr/bin/env bash
# Stages that are broken, and pipelines that cannot be: for each the whole message and the
# exit status, in tests/broken/DEFECT/expected.txt and tests/broken/pipelines/NAME.expected.
# With GM_UPDATE_GOLDEN=1 in the environment what was said is written there.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
: "${BROKEN:?the folder of broken plugins}"
printf 'Il pleut à Nancy.' >a.txt
version=$("$GUILLEMET" --version | sed 's/^guillemet \([^ ]*\).*/\1/')
plugins=$(cd "$BROKEN" && pwd -P) cases=0

# What was said, but for what differs from one build or machine to the next.
said() {
  printf 'exit status %s\n' "$status"
  sed -e "s|$plugins/|PLUGINS/|g; s|$scratch/||g; s|guillemet ($version)|guillemet (VERSION)|" \
    -e "s|; looked in: .*\(; did you mean\)|; looked in: …\1|; s|; looked in: [^…].*|; looked in: …|" \
    -e 's|exports [0-9]* *$|exports N|' err
}

expect_said() { # GOLDEN
  checks=$((checks + 1)) cases=$((cases + 1))
  said >said
  [ -n "${GM_UPDATE_GOLDEN:-}" ] && cp said "$1"
  [ -s err ] || failed "it is silent"
  [ -s out ] && failed "it wrote a document"
  case $status in 1 | 2) ;; *) failed "status $status is that of a crash, or of success" ;; esac
  diff "$1" said || failed "its messages are not those of $1"
}

at_least() { # NUMBER WHAT
  [ "$cases" -ge "$1" ] || failed "there are $cases broken $2, and $1 were meant"
  printf '%d broken %s\n' "$cases" "$2"
  cases=0
}

for golden in "$SOURCE"/tests/broken/*/expected.txt; do
  folder=${golden%/*}
  defect=${folder##*/}
  printf 'stages:\n  - tokenize\n  - %s\n' "$defect" >"$defect.yaml"
  run annotate --plugin-path "$BROKEN/$defect" -p "$defect.yaml" a.txt
  expect_said "$golden"
done
at_least 55 stages
for source in "$SOURCE"/tests/broken/*/*.c; do
  case $source in */sound/* | */abi_1_0/* | */old_names/*) continue ;; esac
  [ -e "${source%/*}/expected.txt" ] || failed "${source%/*} has no expected.txt"
done

# Sound in form (tests/core/config/broken has what is not), and yet no pipeline.
# What they include is in parts/, and stages with old names of options can be loaded.
mkdir pipelines
cp -r "$SOURCE"/tests/broken/pipelines/{*.yaml,parts} pipelines
printf 'stages:\n  - stem\n' >outside.yaml
ln -s ../../outside.yaml pipelines/parts/link.yaml
for depth in 1 2 3 4 5 6 7 8 9; do
  printf 'stages:\n  - include: deep-%d.yaml\n' $((depth + 1)) >pipelines/parts/deep-$depth.yaml
done
for depth in 1 2 3 4 5 6; do
  printf 'stages:\n%s%s' "  - include: twice-$((depth + 1)).yaml"{$'\n',$'\n'} >pipelines/parts/twice-$depth.yaml
done
printf 'stages:\n  - tokenize\n' >pipelines/parts/twice-7.yaml
unset GUILLEMET_INCLUDE_ANYWHERE BROKEN_UNSET BROKEN_TOO BROKEN_MODEL
export BROKEN_NUMBER=many BROKEN_NESTED='${HOME}' BROKEN_LATIN1=$'\xe9'
for file in pipelines/*.yaml; do
  run annotate --plugin-path "$BROKEN/old_names" -p "$file" a.txt
  expect_said "$SOURCE/tests/broken/${file%.yaml}.expected"
done
at_least 50 pipelines

# Of lines of JSON it names the line.
printf '{"text": "Un."}\n\n{"id": "trois", "text": "Trois."}\n' >lines.jsonl
run annotate --plugin-path "$BROKEN/fails_process" -p fails_process.yaml lines.jsonl
expect_status 1
expect_err 'lines.jsonl:1: document "line-1": stage "fails_process" failed'
expect_err 'lines.jsonl:3: document "trois": stage "fails_process" failed'

# A stage built against the header of ABI 1.0 loads, and does all that it did.
printf 'x' >here.list
cat >abi_1_0.yaml <<'END'
stages:
  - tokenize
  - abi_1_0:
      loud: true
      most: 3
      weight: 0.25
      label: then
      manner: fancy
      list: ./here.list
END
printf '{"text": "Il pleut à Nancy."}\n{"text": "Non.", "meta": {"refuse": "yes"}}\n{"text": ""}\n' >then.jsonl
run annotate --plugin-path "$BROKEN/abi_1_0" -p abi_1_0.yaml then.jsonl
expect_status 1
expect_err 'it has the label then'
expect_err 'then.jsonl:2: document "line-2": stage "abi_1_0" failed: it is to refuse this document'
expect_json '[d["id"] for d in docs] == ["line-1", "line-3"]'
expect_json 'docs[0]["layers"]["then"] == [
  {"form": "Il", "bytes": 2, "weight": 0.25, "first": True, "before": None, "parts": [[0, 2]]},
  {"form": "pleut", "bytes": 5, "weight": 0.25, "before": [0, 2], "parts": [[3, 8]]},
  {"form": "à", "bytes": 2, "weight": 0.25, "before": [3, 8], "parts": [[9, 10]]}]'
expect_json 'docs[1]["layers"]["then"] == []'
run stages --plugin-path "$BROKEN/abi_1_0" abi_1_0
expect_status 0
expect_out 'a stage of ABI 1.0, for the tests'
finish
