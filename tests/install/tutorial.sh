#!/usr/bin/env bash
# plugins/README.md tells the truth: the tutorial's files and commands, taken out of it,
# make a stage that passes its test and writes what is shown.
set -eu
prefix=$1
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$source/tests/install/scratch.sh"

sed -n '/^## A stage in ten minutes/,/^## Life cycle/p' "$source/plugins/README.md" >tutorial.md
mapfile -t commands < <(blocks sh tutorial.md)
[ ${#commands[@]} = 5 ] || die "the tutorial has ${#commands[@]} commands"
run() { # COMMAND
  eval "$1" >said 2>&1 || { cat said; die "fails: $1"; }
}

run "${commands[0]}"
run "${commands[1]}"
blocks tsv ../tutorial.md >parties.tsv
blocks golden ../tutorial.md >parties.golden
blocks yaml ../tutorial.md >parties.yaml
blocks c ../tutorial.md >parties.c
sed -i 's/-Wall -Wextra -Wpedantic/& -Werror/' CMakeLists.txt
run "${commands[2]}"
run "${commands[3]}"
grep -q 'party.label' said
run "${commands[4]}"
grep -qF -- "$(blocks json ../tutorial.md)" said || { cat said; die "it writes something else"; }
if command -v clang-format >/dev/null; then
  clang-format --dry-run --Werror parties.c || die "the tutorial's code is not as clang-format has it"
fi

# A wrong list is refused as the tutorial promises.
printf 'LR\tLR\nVerts\n' >parties.tsv
status=0
guillemet check --plugin-path build parties.yaml
guillemet annotate --plugin-path build -p parties.yaml </dev/null >said 2>&1 || status=$?
[ "$status" = 2 ]
grep -q 'parties.tsv:2: "Verts" is no party: write a name, a tab and a label' said
echo "plugins/README.md: the tutorial's stage works"
