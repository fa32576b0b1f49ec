#!/usr/bin/env bash
# The public headers stand alone, without a warning, as C11 and as C++20.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
if ! command -v g++ >/dev/null; then
  echo "skipped: g++ is not installed"
  exit 77
fi
for header in stage guillemet; do
  printf '#include <guillemet/%s.h>\n' "$header" >"$1/header.c"
  gcc -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -Icore/include -fsyntax-only "$1/header.c"
  g++ -std=c++20 -Wall -Wextra -Wpedantic -Werror -Icore/include -fsyntax-only -x c++ "$1/header.c"
done
echo "headers: all in order"
