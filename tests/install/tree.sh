#!/usr/bin/env bash
# An installed tree works from where it is, and a stage is built against it outside of
# this tree: by the CMake package, and by pkg-config.
set -eu
prefix=$1
source=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$source/scratch.sh"
guillemet=$prefix/bin/guillemet

printf 'Le maire de PARIS est là.\n' >a.txt
"$guillemet" annotate a.txt >out
grep -q '"stem":' out

printf 'stages:\n  - tokenize\n  - shout\n' >shout.yaml
check() { # FOLDER
  "$guillemet" annotate --plugin-path "$1" -p shout.yaml a.txt >out
  [ "$(grep -o '"shouted":true' out | wc -l)" = 1 ]
  [ "$(nm -D --defined-only "$1/shout.so" | grep -c ' [A-Z] ')" = 1 ]
}

cmake -S "$source/shout" -B by-cmake -DCMAKE_PREFIX_PATH="$prefix" >/dev/null
cmake --build by-cmake >/dev/null
check by-cmake

mkdir by-hand
cc -std=c11 -fPIC -shared -fvisibility=hidden -Wl,-z,defs,-z,now \
  $(pkg-config --cflags guillemet) "$source/shout/shout.c" -o by-hand/shout.so
check by-hand
[ -f "$(pkg-config --variable=plugindir guillemet)/stem.so" ]

cc -std=c11 "$source/../api/example.c" $(pkg-config --cflags --libs guillemet) -o example
LD_LIBRARY_PATH=$(pkg-config --variable=libdir guillemet) ./example | grep -q '^Marie Curie: Il pleut$'
echo "installed tree: works, and stages build against it"
