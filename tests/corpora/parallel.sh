#!/usr/bin/env bash
# The recipe of GNU parallel in corpora/README.md: eight parts are the whole, also when
# they were interrupted.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/recipes_of.sh"
parallel --version 2>/dev/null | grep -q '^GNU parallel' || skip "GNU parallel is not installed"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
export HOME=$scratch # where parallel keeps what it knows of the machine
heading='Many machines: Slurm, GNU parallel'

archive 100
guillemet annotate -o whole.jsonl archive.zip 2>said || [ $? = 1 ] || fail "one run"
block "$heading" bash 1 >block.sh

# Ctrl-C in a terminal goes to a whole group of processes: setsid makes one.
(trap - INT; exec setsid bash block.sh) >said 2>&1 &
group=$!
for ((i = 0; i < 200; i++)); do
  [ ! -e parts.log ] || [ "$(wc -l <parts.log)" -lt 2 ] || break # one part is done
  sleep 0.05
done
kill -INT -- "-$group" 2>/dev/null || :
wait "$group" || :
ls part-*.resume >/dev/null 2>&1 && interrupted=', interrupted,' || interrupted=''

# Ends with the number of parts in which documents failed.
bash block.sh >said 2>&1 || fail "$(cat block.sh)"
gzip -dc out.jsonl.gz | cmp - whole.jsonl || fail "eight parts are not the whole"
[ "$(cut -f 1,7 parts.log | grep -c '[01]$')" = 8 ] || { cat parts.log; fail "parts did not end"; }
[ "$(cat failed-*.jsonl | grep -c latin)" = 1 ] || fail "the document that failed is not there once"
printf 'GNU parallel: eight parts%s are the whole\n' "$interrupted"
