#!/usr/bin/env bash
# A run that is killed, or whose disk is full, is gone on with to the very bytes of one
# that was not.  SEED and KILLS may be given in the environment.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
: "${BROKEN:?the folder of broken plugins}"
printf 'stages:\n  - tokenize\n  - unsteady\n' >p.yaml
RANDOM=${SEED:-1998}
kills=${KILLS:-20}
# In the background, or in parentheses: takes the shell's place, so that signals reach it.
start() { exec "$GUILLEMET" annotate --plugin-path "$BROKEN/unsteady" -p p.yaml "$@"; }
annotate() { run annotate --plugin-path "$BROKEN/unsteady" -p p.yaml "$@"; }

same() { # WHAT LEFT RIGHT
  checks=$((checks + 1))
  diff -r "$2" "$3" >out 2>err || failed "$1 has other bytes"
}

python3 - >texts.jsonl <<'PYTHON'
import json, random
random.seed(1998)
words = "Le maire d’Évry a vendu 40 « billets » à 3 € 😀 hier , puis rien du tout".split()
for i in range(4000):
    text = " ".join(random.choices(words, k=random.randrange(3, 40))) + (" FAIL" if i % 97 == 9 else " SLOW")
    print(json.dumps({"id": f"t{i % 1000}", "text": text, "meta": {"n": i}}) if i % 211 else "{")
PYTHON

# Kills what goes on in $1 until it has been killed $kills times or has ended; each of the
# first sleeps a random part of a second and a half.
kill_and_go_on() { # ARGUMENT...: without --resume
  local killed=0 resume=
  rm -rf ./*.resume
  last="guillemet annotate $*, killed"
  while :; do
    if [ $killed -ge "$kills" ]; then
      (start $resume "$@" >out 2>err)
      status=$?
      break
    fi
    start $resume "$@" >out 2>err &
    local process=$!
    sleep 0.$((RANDOM % 9))$((RANDOM % 9))
    kill -KILL $process 2>/dev/null
    wait $process 2>/dev/null
    status=$?
    [ $status = 137 ] || break
    killed=$((killed + 1))
    resume=--resume
  done
  printf 'killed %d times\n' $killed
}

# ---- SIGKILL: lines, a compressed output, failures ------------------------------------
outputs() { printf '%s\n' -o "$1.jsonl" -t quotes.csv -o "$1.csv.gz" --errors "$1.errors"; }
annotate -j 2 $(outputs whole) texts.jsonl
expect_status 1
checks=$((checks + 1))
ls | grep -q resume && failed "a journal is left"
kill_and_go_on -j 2 $(outputs part) texts.jsonl
expect_status 1
same "lines" whole.jsonl part.jsonl
same "the compressed output" whole.csv.gz part.csv.gz
same "the failures" whole.errors part.errors
checks=$((checks + 1))
ls | grep -q resume && failed "a journal is left"

# ---- The same of lines alone, of processes, and of all formats --------------------------
kills=$((kills / 4))
kill_and_go_on -j 2 -o part.jsonl texts.jsonl
same "lines alone" whole.jsonl part.jsonl
kill_and_go_on -j 2 --isolate $(outputs part) texts.jsonl
same "lines of processes" whole.jsonl part.jsonl
same "the compressed output of processes" whole.csv.gz part.csv.gz
all() {
  printf '%s\n' -o "$1.jsonl" -o "$1.jsonl.zst" -o "$1.jsonl.xz" -t entities.tsv -o "$1.tsv" -t conllu -o "$1.conllu" \
    -t iob2 -o "$1.iob2" -t tei -o "$1.xml" -t brat -o "$1.brat" -t sqlite -o "$1.db" --errors "$1.errors.gz"
}
annotate -j 2 $(all whole) texts.jsonl
expect_status 1
kill_and_go_on -j 2 $(all part) texts.jsonl
expect_status 1
for extension in jsonl jsonl.zst jsonl.xz tsv conllu iob2 xml brat errors.gz; do
  same "$extension" whole.$extension part.$extension
done
# All but what SQLite makes up as it goes: statistics, and the pages of its index of words.
dump() { python3 -c 'import sqlite3, sys; print("\n".join(l for l in sqlite3.connect(sys.argv[1]).iterdump() if "sqlite_stat" not in l and "document_text_data" not in l and "document_text_idx" not in l))' "$1"; }
dump whole.db >whole.sql
dump part.db >part.sql
same "the database" whole.sql part.sql
for file in whole.jsonl.xz whole.errors.gz; do
  checks=$((checks + 1))
  case $file in *.xz) xz -t $file ;; *) gzip -t $file ;; esac || failed "$file is damaged"
done

# ---- What cannot be gone on with is refused, and stays --------------------------------
wait_for_point() { # until a document is kept, however slow the machine is
  local turns=0
  until grep -qs '^documents [1-9]' part.jsonl.resume || [ $((turns += 1)) -gt 3000 ]; do
    sleep 0.02
  done
}
stopped() { # a run that was ended in the middle
  rm -f part.*.resume
  start -j 2 $(outputs part) texts.jsonl >out 2>err &
  local process=$!
  wait_for_point
  kill -KILL $process
  wait $process 2>/dev/null
  cat part.jsonl part.csv.gz part.errors | cksum >before
}
refused() { # MESSAGE ARGUMENT...
  local message=$1
  shift
  annotate "$@"
  expect_status 2
  expect_err "$message"
  cat part.jsonl part.csv.gz part.errors | cksum >after
  same "what was there" before after
}
stopped
checks=$((checks + 1))
grep -q '^documents [1-9]' part.jsonl.resume || failed "nothing was kept in a minute"
sed 's/billets/tickets/' texts.jsonl >others.jsonl
refused 'documents of the input are not those' --resume $(outputs part) others.jsonl
head -n 3 texts.jsonl >few.jsonl
refused 'documents of the input are not those' --resume $(outputs part) few.jsonl
refused 'is of another command' --resume $(outputs part) --offsets byte texts.jsonl
refused 'is of another command' --resume -o part.jsonl texts.jsonl
cp part.csv.gz kept
head -c 10 kept >part.csv.gz
cat part.jsonl part.csv.gz part.errors | cksum >before
refused 'it has 10 bytes' --resume $(outputs part) texts.jsonl
cp kept part.csv.gz
cat part.jsonl part.csv.gz part.errors | cksum >before
cp part.jsonl.resume journal
sed -i 's/^documents ./documents 9/' part.jsonl.resume
refused 'is damaged' --resume $(outputs part) texts.jsonl
rm part.jsonl.resume
refused 'there is no "part.jsonl.resume"' --resume $(outputs part) texts.jsonl
cp journal part.jsonl.resume
annotate --resume $(outputs part) texts.jsonl
expect_status 1
same "lines after refusals" whole.jsonl part.jsonl
same "the compressed output after refusals" whole.csv.gz part.csv.gz
annotate --resume -o part.jsonl -o - texts.jsonl
expect_status 2
expect_err 'standard output cannot be gone on with'
annotate -o part.db.gz -t sqlite texts.jsonl
expect_status 2
expect_err 'the format sqlite cannot be compressed: call it "part.db"'

# Lines that somebody has cut below what the journal tells.
rm -f part.jsonl.resume
start -j 2 -o part.jsonl texts.jsonl >out 2>err &
process=$!
wait_for_point
kill -KILL $process
wait $process 2>/dev/null
truncate -s 1000 part.jsonl
annotate --resume -o part.jsonl texts.jsonl
same "lines that were cut" whole.jsonl part.jsonl

# No documents: compressed all the same.
: >nothing.jsonl
annotate -o nothing.jsonl.gz nothing.jsonl
checks=$((checks + 1))
[ "$(gzip -dc nothing.jsonl.gz | wc -c)" = 0 ] || failed "no gzip file"

# ---- A full disk ----------------------------------------------------------------------
full() { # NAME, in folder disk
  expect_status 1
  expect_err 'cannot write "disk/'
  checks=$((checks + 1))
  [ -e disk/part.jsonl.resume ] || failed "no journal of a full disk"
}
whole_again() {
  annotate -j 2 --resume $(outputs disk/part) texts.jsonl
  expect_status 1
  same "lines after a full disk ($1)" whole.jsonl disk/part.jsonl
  same "the compressed output after a full disk ($1)" whole.csv.gz disk/part.csv.gz
  same "the failures after a full disk ($1)" whole.errors disk/part.errors
}
mkdir disk
if mount -t tmpfs -o size=1m tmpfs disk 2>/dev/null; then
  trap 'umount "$scratch/disk"; rm -rf "$scratch"' EXIT
  annotate -j 2 $(outputs disk/part) texts.jsonl
  full
  annotate -j 2 --resume $(outputs disk/part) texts.jsonl
  full
  mount -o remount,size=100m disk
  whole_again tmpfs
else
  echo "skipped: a small disk, for this user may not mount one"
fi
rm -f disk/part*
last="guillemet annotate, with ulimit -f"
(ulimit -f 900 && start -j 2 $(outputs disk/part) texts.jsonl >out 2>err)
status=$?
full
whole_again "ulimit"
finish
