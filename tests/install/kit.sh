#!/usr/bin/env bash
# guillemet-stage-test finds what it says it finds: a sound stage passes, and each defect
# of faulty.c is reported by name.
set -eu
prefix=$1
source=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$source/scratch.sh"
printf 'stages:\n  - tokenize\n  - faulty\n' >faulty.yaml
cat >faulty.golden <<'END'
=== every token ===
Il pleut.
---
token "Il" faulty=1 word="Il"
token "pleut" faulty=2 word="pleut"
token "." faulty=3 word="."
END

try() { # DEFECT STATUS MESSAGE
  cc -std=c11 -fPIC -shared -fvisibility=hidden -D"DEFECT=$1" $(pkg-config --cflags guillemet) \
    "$source/kit/faulty.c" -o faulty.so
  local status=0
  # In a shell of its own, which has nothing to say about a crash.
  (guillemet-stage-test --plugin-path . -p faulty.yaml --fuzz 1 faulty.golden >said 2>&1) 2>/dev/null || status=$?
  [ "$status" = "$2" ] || { cat said; die "$1: status $status, expected $2"; }
  grep -qF -- "$3" said || { cat said; die "$1: it does not say: $3"; }
}

try NONE 0 'allocations fail cleanly, and none is left'
try FORGETS_TO_FREE 1 'blocks are left where allocation'
try LEAKS_ON_FAILURE 1 '1 blocks are left where allocation 2 fails'
try HIDES_WANT 1 'it writes something else: return GM_NOMEM'
try CRASHES_ON_WANT 139 'the stage crashes at: allocation 2 fails'
try REMEMBERS_DOCUMENTS 1 'has not the same layers'
try HAS_A_GLOBAL 1 'has not the same layers'
try CUTS_CHARACTERS 1 'which is outside the text or cuts a character'
try WRITES_WRONG 1 'faulty.golden:1: every token'
try FEARS_EMOJI 1 'again: --fuzz 1 --seed'

usage() { # MESSAGE ARGUMENT...
  local message=$1 status=0
  shift
  guillemet-stage-test "$@" >said 2>&1 || status=$?
  [ "$status" = 2 ] || { cat said; die "$*: status $status, expected 2"; }
  grep -qF -- "$message" said || { cat said; die "$*: it does not say: $message"; }
}
usage '-p PIPELINE is missing' faulty.golden
usage 'no GOLDEN file' -p faulty.yaml
usage 'no option --fuss' --fuss 1
usage '--seed takes a whole number' --seed x -p faulty.yaml faulty.golden
usage 'no stage "faulty"' -p faulty.yaml faulty.golden
printf 'no cases' >empty.golden
usage 'empty.golden has no cases' --plugin-path . -p faulty.yaml empty.golden
printf '=== title ===\ntext\n' >cut.golden
usage 'cut.golden:1: error: case "title" has no line "---"' --plugin-path . -p faulty.yaml cut.golden
guillemet-stage-test --help | grep -q '^usage: guillemet-stage-test'
guillemet-stage-test --version | grep -q '^guillemet-stage-test 0'
echo "guillemet-stage-test: all defects found"
