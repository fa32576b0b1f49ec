#!/usr/bin/env bash
# README.md tells the truth: its commands run, its pipeline is the shipped one, and the
# output it shows is what comes out.
set -eu
build=$1
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source=$PWD
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
ln -s "$build" build
for folder in corpora models tests; do ln -s "$source/$folder" $folder; done

block() { # LANGUAGE N: the N-th fenced block of that language
  awk -v language="$1" -v wanted="$2" '
    $0 == "```" && inside { inside = 0 }
    inside { print }
    $0 == "```" language { inside = ++seen == wanted }
  ' "$source/README.md"
}

commands=0
while read -r line; do
  case "$line" in
    *build/guillemet*)
      bash -eu -o pipefail -c "$line" >shown 2>&1 || { echo "fails: $line"; cat shown; exit 1; }
      commands=$((commands + 1))
      ;;
  esac
done < <(for n in 1 2 3 4 5 6; do block sh $n; done)
[ "$commands" -ge 4 ]

diff <(block yaml 1) <(grep -v '^#' models/pipelines/press.yaml)
diff <(block json 1 | tr -d ' \n') \
  <(printf '« Il pleut », a dit Marie Curie à Nancy.' | build/guillemet annotate | tr -d ' \n')
build/guillemet annotate -t pretty corpora/demo >pretty
while IFS= read -r line; do
  grep -qxF -- "$line" pretty || { echo "not in the output any more: $line"; exit 1; }
done < <(block text 1)
while read -r path; do
  [ -e "$source/$path" ] || { echo "README.md names $path, which is not there"; exit 1; }
done < <(grep -o '](\([^)h#][^)]*\))' "$source/README.md" | tr -d ']()')
echo "README.md: $commands commands run, all as it says"
