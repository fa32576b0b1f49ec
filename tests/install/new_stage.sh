#!/usr/bin/env bash
# A new stage, from nothing to a document that it annotates: as it is written it builds
# without a warning, passes its own test, and the commands of its README run.
set -eu
prefix=$1
. "$(dirname "${BASH_SOURCE[0]}")/scratch.sh"
commands=0
author() { # COMMAND: what an author types
  commands=$((commands + 1))
  eval "$1" >said 2>&1 || { cat said; die "fails: $1"; }
}

echo 'La SNCF répond à l’ONU.' >doc.txt
author 'guillemet new-stage demo'
author 'cd demo'
author 'cmake --workflow --preset default'
author 'guillemet annotate --plugin-path build -p demo.yaml ../doc.txt'
grep -qF '"demo":[{"begin":3,"end":7,"form":"SNCF","letters":4},{"begin":19,"end":22,"form":"ONU","letters":3}]' said
[ "$commands" -le 5 ] || die "an author needs $commands commands"
guillemet stages --plugin-path build | grep -q '^demo .*finds acronyms$'
guillemet stages --plugin-path build demo | grep -q 'shortest'
ctest --test-dir build -N | grep -q 'stage/demo'
cd ..

# Its README tells the truth, and its name may be any name.
check() { # NAME
  guillemet new-stage "$1" >said
  cd "$1"
  [ -z "$(grep -rn '@[A-Z_]*@' .)" ] || die "a placeholder is left in $1"
  while read -r line; do
    eval "$line" >said 2>&1 || { cat said; die "README.md of $1: fails: $line"; }
  done < <(blocks sh README.md)
  grep -q 'demo' ./* 2>/dev/null && die "$1 has the name of another stage"
  for compiler in gcc clang; do
    command -v $compiler >/dev/null || continue
    $compiler -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -fsyntax-only \
      $(pkg-config --cflags guillemet) "$1.c"
  done
  if command -v clang-format >/dev/null; then clang-format --dry-run --Werror "$1.c"; fi
  cd ..
}
check x
check noms-de-partis-2
check "$(printf 'a%.0s' {1..63})"

# `cmake --install` puts it beside the stages that are shipped.
cmake --install x/build >/dev/null
guillemet stages | grep -q '^x '
rm "$(pkg-config --variable=plugindir guillemet)/x.so"

# Its test is one that can fail, and whose file can be written again.
sed -i 's/letters=3/letters=4/' demo/demo.golden
ctest --test-dir demo/build >said 2>&1 && die "a wrong golden case passes"
GM_UPDATE_GOLDEN=1 ctest --test-dir demo/build >said 2>&1
ctest --test-dir demo/build >said 2>&1 || die "a golden file that was written again fails"
guillemet new-stage --dir x demo >said
diff x/demo/demo.golden demo/demo.golden
echo "a new stage: $commands commands from nothing to its annotations"
