#!/usr/bin/env bash
# plugins/langid/README.md tells the truth: its pipeline and its command give the output
# that it shows.
set -eu
guillemet=$1
readme=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)/plugins/langid/README.md
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
unset GUILLEMET_PLUGIN_PATH GUILLEMET_MODEL_PATH
export PATH=${guillemet%/*}:$PATH

block() { # LANGUAGE
  awk -v open="\`\`\`$1" '$0 == "```" { inside = 0 } inside { print } $0 == open { inside = 1 }' "$readme"
}

block yaml >languages.yaml
bash -eu -o pipefail -c "$(block sh)" >shown
grep -qF -- "$(block json)" shown || { cat shown; echo "README.md shows something else"; exit 1; }
sed 's/- langid/- langid: {fingerprints: \/nowhere}/' languages.yaml >nowhere.yaml
status=0
guillemet annotate -p nowhere.yaml </dev/null >shown 2>&1 || status=$?
[ "$status" = 2 ] && grep -qF 'install libexttextcat-data' shown
echo "plugins/langid/README.md: all as it says"
