#!/usr/bin/env bash
# guillemet new-stage: what it writes, and what it refuses; tests/install builds it.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"

run new-stage demo
expect_status 0
expect_silent
expect_out 'cmake --workflow --preset default'
for file in demo.c demo.golden demo.yaml CMakeLists.txt CMakePresets.json README.md .clang-format; do
  expect_out "  demo/$file"
  checks=$((checks + 1))
  [ -s "demo/$file" ] || failed "it writes no demo/$file"
done
checks=$((checks + 1))
[ "$(ls -A demo | wc -l)" = 7 ] || failed "it writes something else: $(ls -A demo)"
checks=$((checks + 1))
grep -rq '@[A-Z_]*@' demo && failed "a placeholder is left"
checks=$((checks + 1))
cmp -s demo/.clang-format "$SOURCE/.clang-format" || failed "its .clang-format is not the project's"

# An existing folder stays as it is.
echo mine >demo/demo.c
run new-stage demo
expect_status 2
expect_err '"demo" is there already, and is left as it is'
checks=$((checks + 1))
[ "$(cat demo/demo.c)" = mine ] || failed "it writes over demo/demo.c"
touch file
run new-stage file
expect_status 2
expect_err '"file" is there already'

mkdir below
run new-stage noms-2 --dir below
expect_status 0
expect_out '  below/noms-2/noms-2.c'
checks=$((checks + 1))
grep -q '^#define STAGE "noms-2"$' below/noms-2/noms-2.c || failed "its stage has another name"
run new-stage -d nowhere demo
expect_status 2
expect_err 'there is no folder "nowhere": make it first'
run new-stage -d file other
expect_status 2
expect_err 'there is no folder "file"'

for name in Demo 2demo -- '' 'de mo' de_mo démo ../demo demo- demo.c "$(printf 'a%.0s' {1..64})"; do
  run new-stage -- "$name"
  expect_status 2
  expect_err "\"$name\" cannot name a stage: a name has lower-case letters, digits and hyphens"
done
run new-stage stem
expect_status 2
expect_err 'there is a stage "stem" already; choose another name'
run new-stage entity
expect_status 2
expect_err '"entity" is a layer that the stage "ner" writes; choose another name'
checks=$((checks + 1))
[ ! -e stem ] && [ ! -e entity ] || failed "it writes what it refuses"

run new-stage
expect_status 2
expect_err 'new-stage takes one NAME'
run new-stage one two
expect_status 2
expect_err 'new-stage takes one NAME'
run new-stage --folder x one
expect_status 2
expect_err 'new-stage has no option --folder'
run new-stage --dir
expect_status 2
expect_err '--dir needs a value'
run new-stage --help
expect_status 0
expect_out 'usage: guillemet new-stage'
run new-stage --version
expect_status 0
expect_out 'guillemet 0.'
finish
