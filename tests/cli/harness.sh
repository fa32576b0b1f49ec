# The command as its user sees it: output, messages, exit status.  Sourced by the tests.
#
#   run ARGUMENT...            runs guillemet; keeps $status and the files out, err
#   expect_status N            what it ended with
#   expect_out / expect_err S  the line S stands in its output, in its messages
#   expect_json EXPRESSION     a Python expression over `docs`, the parsed output lines
#
# GUILLEMET is the command, BROKEN the folder of the broken plugins (tests/broken).
set -u
: "${GUILLEMET:?the guillemet command}" "${SOURCE:?the source tree}"
unset GUILLEMET_PLUGIN_PATH GUILLEMET_MODEL_PATH
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
failures=0 checks=0 status=0 last=""

run() {
  last="guillemet $*"
  "$GUILLEMET" "$@" >out 2>err </dev/null
  status=$?
}

run_on() { # INPUT-FILE ARGUMENT...
  local input=$1
  shift
  last="guillemet $* < $input"
  "$GUILLEMET" "$@" >out 2>err <"$input"
  status=$?
}

failed() {
  failures=$((failures + 1))
  printf '%s\n  %s\n' "$last" "$1"
  printf '  standard output: %s\n  standard error: %s\n' "$(head -c 600 out)" "$(head -c 900 err)"
}

expect_status() {
  checks=$((checks + 1))
  [ "$status" = "$1" ] || failed "status $status, expected $1"
}

expect_out() {
  checks=$((checks + 1))
  grep -qF -- "$1" out || failed "its output lacks: $1"
}

expect_err() {
  checks=$((checks + 1))
  grep -qF -- "$1" err || failed "its messages lack: $1"
}

expect_silent() {
  checks=$((checks + 1))
  [ ! -s err ] || failed "it has messages"
}

expect_json() {
  checks=$((checks + 1))
  python3 - "$1" <<'PYTHON' || failed "does not hold: $1"
import json, sys
docs = [json.loads(line) for line in open('out', encoding='utf8', newline='\n')]
sys.exit(0 if eval(sys.argv[1]) else 1)
PYTHON
}

finish() {
  printf '%d checks, %d failed\n' "$checks" "$failures"
  exit $((failures > 0))
}

if ! command -v python3 >/dev/null; then
  echo "skipped: python3, which reads the output, is not installed"
  exit 77
fi
