#!/usr/bin/env bash
# plugins/lexicon/README.md tells the truth: its list, its pipeline and its command give
# the output that it shows, and the message that it quotes is what a wrong line gives.
. "$(dirname "${BASH_SOURCE[0]}")/../readme_of.sh"
readme_of lexicon

block tsv >portfolios.tsv
block yaml >portfolios.yaml
bash -eu -o pipefail -c "$(block sh)" >shown
grep -qF -- "$(block json)" shown || { cat shown; echo "README.md shows something else"; exit 1; }

printf 'PS\tparty\nVerts\n' >terms.tsv
sed 's/portfolios/terms/' portfolios.yaml >terms.yaml
status=0
guillemet annotate -p terms.yaml </dev/null >shown 2>&1 || status=$?
[ "$status" = 2 ]
grep -qF 'terms.tsv:2: "Verts" has no tab: write the term, a tab and its type' shown

printf 'Or\tmetal\nor\tword\n' >terms.tsv
echo 'or' | guillemet annotate -p terms.yaml 2>&1 >/dev/null | grep -qF \
  'those of another type are 1, such as "or" in line 2 beside "Or" in line 1: match by surface, or take them out'
echo "plugins/lexicon/README.md: all as it says"
