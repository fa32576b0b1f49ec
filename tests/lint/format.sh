#!/usr/bin/env bash
# Every C file is as clang-format would have it; skipped where clang-format is missing.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
if ! command -v clang-format >/dev/null; then
  echo "skipped: clang-format is not installed"
  exit 77
fi
find core plugins tests corpora -name '*.[ch]' -print0 | xargs -0 clang-format --dry-run --Werror &&
  echo "format: all in order"
