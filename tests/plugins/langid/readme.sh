#!/usr/bin/env bash
# plugins/langid/README.md tells the truth: its pipeline and its command give the output
# that it shows.
. "$(dirname "${BASH_SOURCE[0]}")/../readme_of.sh"
readme_of langid

block yaml >languages.yaml
bash -eu -o pipefail -c "$(block sh)" >shown
grep -qF -- "$(block json)" shown || { cat shown; echo "README.md shows something else"; exit 1; }
sed 's/- langid/- langid: {fingerprints: \/nowhere}/' languages.yaml >nowhere.yaml
status=0
guillemet annotate -p nowhere.yaml </dev/null >shown 2>&1 || status=$?
[ "$status" = 2 ] && grep -qF 'install libexttextcat-data' shown
echo "plugins/langid/README.md: all as it says"
