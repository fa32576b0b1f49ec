# shellcheck shell=bash
# The recipes of corpora/README.md.  Sourced by the tests that run them, in a scratch folder.
#
#   block HEADING LANGUAGE N   prints the N-th block of that language below "## HEADING"
#   shell HEADING N            runs it, by bash
#   archive COPIES             makes archive.zip: corpora/demo so many times, and a text that fails
#   fail, skip                 end the test
: "${GUILLEMET:?the guillemet command}" "${SOURCE:?the source tree}"
unset GUILLEMET_PLUGIN_PATH GUILLEMET_MODEL_PATH
export PATH=${GUILLEMET%/*}:$PATH
readme=$SOURCE/corpora/README.md

skip() { printf 'skipped: %s\n' "$*"; exit 77; }
fail() { printf 'failed: %s\n' "$*"; [ ! -s said ] || tail -n 20 said; exit 1; }

block() {
  awk -v heading="## $1" -v fence="\`\`\`$2" -v wanted="$3" '
    /^#/ && !inside { below = $0 == heading }
    $0 == "```" && inside { inside = 0; next }
    inside && shown { print }
    /^```./ && !inside { inside = 1; shown = below && $0 == fence && ++seen == wanted }
  ' "$readme" | grep . || fail "corpora/README.md has no block $3 of $2 below \"$1\""
}

# Documents that fail are part of the recipes.
shell() {
  block "$1" "${3:-sh}" "$2" >block.sh
  bash -eu -o pipefail -c 'guillemet() { command guillemet "$@" || [ $? = 1 ]; }
    . ./block.sh' >said 2>&1 || fail "$(cat block.sh)"
}

archive() {
  python3 - "$SOURCE/corpora/demo" "$1" <<'PYTHON'
import pathlib, sys, zipfile
with zipfile.ZipFile("archive.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("latin.txt", "caf\xe9".encode("latin-1"))
    for copy in range(int(sys.argv[2])):
        for path in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
            archive.write(path, f"{copy:03}/{path.name}")
PYTHON
}

command -v python3 >/dev/null || skip "python3, which makes the archives, is not installed"
