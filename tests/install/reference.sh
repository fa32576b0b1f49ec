#!/usr/bin/env bash
# plugins/README.md is complete: the dictionary has what the stages declare, the ABI's
# table this version, and the messages are those that the host can print.
set -eu
guillemet=$1
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
if ! command -v python3 >/dev/null; then
  echo "skipped: python3 is not installed"
  exit 77
fi
unset GUILLEMET_PLUGIN_PATH GUILLEMET_MODEL_PATH
readme=plugins/README.md failures=0
complain() { printf '%s\n' "$*"; failures=$((failures + 1)); }

section() { sed -n "/^## $1/,/^## [^$(printf %.1s "$1")]/p" "$readme"; }

diff <(section Dictionary | grep '^|') \
  <(python3 tests/install/dictionary.py "$guillemet" models/pipelines/press.yaml) ||
  complain "the dictionary of $readme is not what the stages declare: take the lines marked >"

row=$("$guillemet" --version | sed 's/^guillemet \([0-9]*\.[0-9]*\)\..* (stage ABI \(.*\))$/| \1 | \2 |/')
grep -qF -- "$row" "$readme" || complain "the table of ABI versions of $readme lacks the row: $row"

# Code spans of two backticks hold messages with backticks of their own.
section Messages | sed -n 's/^| `` *\(.*[^ ]\) *`` | .*/\1/p; s/^| `\([^`].*\)` | .*/\1/p' >"$2/told"
python3 tests/install/messages.py core/plugin/{registry,module,check,search,host}.c \
  core/doc/verify.c core/pipeline/pipeline.c >"$2/printed"
# Of options.c those of the stage's table; those of the pipeline file are problems.
python3 tests/install/messages.py core/config/options.c >>"$2/printed"
while IFS= read -r message; do
  grep -qxF -- "$message" "$2/told" || complain "$readme lacks the message: $message"
done <"$2/printed"

[ "$failures" = 0 ] && echo "plugins/README.md: $(wc -l <"$2/told") messages, all as the code has them"
exit $((failures > 0))
