# What the tests of the stages' READMEs share.  Sourced, with the command as first argument:
#
#   readme_of STAGE     makes a scratch folder the current one, guillemet a command, and
#                       plugins/STAGE/README.md what block() reads
#   block LANGUAGE      prints the README's blocks of code in a language
set -eu
guillemet=$1
plugins=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/plugins
unset GUILLEMET_PLUGIN_PATH GUILLEMET_MODEL_PATH
export PATH=${guillemet%/*}:$PATH

readme_of() {
  readme=$plugins/$1/README.md
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  cd "$scratch"
}

block() {
  awk -v open="\`\`\`$1" '$0 == "```" { inside = 0 } inside { print } $0 == open { inside = 1 }' "$readme"
}
