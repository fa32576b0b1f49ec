# An author's shell, for the tests of this folder: an empty folder, the installed command
# on the PATH, and nothing else that would lead to a guillemet.  Sourced, with `prefix`
# set.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
unset GUILLEMET_PLUGIN_PATH GUILLEMET_MODEL_PATH GM_UPDATE_GOLDEN CMAKE_PREFIX_PATH
export PATH=$prefix/bin:$PATH
export PKG_CONFIG_PATH
PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name guillemet.pc)")

# blocks LANGUAGE FILE: what its fenced blocks of that language hold
blocks() {
  awk -v open="\`\`\`$1" '$0 == "```" { inside = 0 } inside { print } $0 == open { inside = 1 }' "$2"
}

die() {
  printf '%s\n' "$*"
  exit 1
}
