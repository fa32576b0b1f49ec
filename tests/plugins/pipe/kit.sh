#!/usr/bin/env bash
# The stage in Python of plugins/pipe/README.md passes what every stage is tested for.
set -eu
kit=$1
readme=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)/plugins/pipe/README.md
if ! command -v python3 >/dev/null; then
  echo "skipped: python3 is not installed"
  exit 77
fi
unset GUILLEMET_PLUGIN_PATH GUILLEMET_MODEL_PATH GM_UPDATE_GOLDEN
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

block() { # LANGUAGE
  awk -v open="\`\`\`$1" '$0 == "```" { inside = 0 } inside { print } $0 == open { inside = 1 }' "$readme"
}

block python >"$scratch/numbers.py"
block yaml >"$scratch/numbers.yaml"
block golden >"$scratch/numbers.golden"
"$kit" -p "$scratch/numbers.yaml" --fuzz 1 "$scratch/numbers.golden"
