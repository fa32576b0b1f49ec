#!/usr/bin/env bash
# corpora/slurm on a real Slurm: a controller and a node on the loopback, in a scratch
# folder, with a munge of their own.  The parts, killed and requeued on the way, make the
# bytes of one run.  Skipped without the packages slurm-wlm and munge.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/recipes_of.sh"
PATH=$PATH:/usr/sbin:/sbin
for program in munged slurmctld slurmd sbatch scontrol scancel squeue; do
  command -v $program >/dev/null || skip "there is no $program: install slurm-wlm and munge"
done

# Short, for the path of a socket has 107 bytes; munged wants to see through to it.
scratch=$(TMPDIR=/tmp mktemp -d)
chmod 755 "$scratch"
cd "$scratch"
daemons=()
end() {
  local status=$? daemon
  set +e
  [ ! -e slurm.conf ] || timeout 5 scancel --me 2>/dev/null
  for daemon in "${daemons[@]}"; do kill "$daemon"; done 2>/dev/null
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    kill -0 "${daemons[@]}" 2>/dev/null || break
    sleep 0.2
  done
  for daemon in "${daemons[@]}"; do kill -KILL "$daemon"; done 2>/dev/null
  wait
  [ "$status" -eq 0 ] || [ "$status" -eq 77 ] || tail -n 20 "$scratch"/*.log "$scratch"/*/*.log
  rm -rf "$scratch"
  exit "$status"
}
trap end EXIT
trap 'exit 1' INT TERM

# ---- One controller, one node ---------------------------------------------------------
mkdir state spool "a folder"
(umask 077 && head -c 128 /dev/urandom >munge.key)
munged --foreground --key-file="$PWD/munge.key" --socket="$PWD/munge" --pid-file="$PWD/munged.pid" \
  --seed-file="$PWD/munge.seed" --log-file="$PWD/munged.log" >munged.out 2>&1 &
daemons+=($!)
read -r port port_of_node < <(python3 -c '
import socket
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
print(*[s.getsockname()[1] for s in sockets])')
host=$(hostname -s)
cat >slurm.conf <<CONF
ClusterName=guillemet
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket=$PWD/munge
StateSaveLocation=$PWD/state
SlurmdSpoolDir=$PWD/spool
SlurmctldPidFile=$PWD/slurmctld.pid
SlurmdPidFile=$PWD/slurmd.pid
SlurmctldLogFile=$PWD/slurmctld.log
SlurmdLogFile=$PWD/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=100000
SlurmdParameters=config_overrides
ReturnToService=2
KillWait=2
NodeName=one NodeHostname=$host NodeAddr=127.0.0.1 Port=$port_of_node CPUs=32 RealMemory=64000
PartitionName=all Nodes=one Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF=$PWD/slurm.conf
slurmctld -D -f "$SLURM_CONF" >slurmctld.out 2>&1 &
daemons+=($!)
slurmd -D -N one -f "$SLURM_CONF" >slurmd.out 2>&1 &
daemons+=($!)
for ((i = 0; ; i++)); do
  [ "$(timeout 2 sinfo -h -o %t 2>/dev/null)" != idle ] || break
  if ((i == 50)) || [ "$(jobs -pr | wc -l)" != ${#daemons[@]} ]; then
    cat ./*.out
    skip "Slurm does not start here"
  fi
  sleep 0.2
done

# ---- The archive, and what one run makes of it ----------------------------------------
# A part waits at its third document for a file go-PART, so that there is a middle to be
# killed in, however slow the machine is.  One document fails.
cat >"a folder/waits.yaml" <<'YAML'
stages:
  - tokenize
  - stem
  - ner:
      model: press
  - people
  - quotes
  - pipe:
      command: exec sh "$1"
      file: waits.sh
YAML
cat >"a folder/waits.sh" <<'SH'
go=go-$SLURM_ARRAY_TASK_ID documents=0
touch "begun-$SLURM_ARRAY_TASK_ID"
while read -r line; do
  documents=$((documents + 1)) tenths=0
  [ -e "$go" ] || sleep 0.6 # the first two pass, and a journal is written
  while [ $documents -ge 3 ] && [ ! -e "$go" ] && [ $tenths -lt 300 ]; do
    sleep 0.1
    tenths=$((tenths + 1))
  done
  echo '{"rows": []}'
done
SH
cd "a folder"
mkdir "press archive"
cp -r "$SOURCE/corpora/demo" "press archive/one"
cp -r "$SOURCE/corpora/demo" "press archive/two"
printf 'caf\xe9\n' >"press archive/latin.txt"
touch go- go-1 go-2 go-3 go-4
guillemet annotate -p waits.yaml -o whole.jsonl "press archive" 2>said || [ $? = 1 ] || fail "one run"

await() { # WHAT CONDITION...
  local what=$1 i
  shift
  for ((i = 0; i < 150; i++)); do
    ! "$@" || return 0
    sleep 0.1
  done
  squeue || :
  fail "$what never came"
}
ended() { [ -z "$(squeue -h)" ]; }
merge() { # STATUS OUT: merges by hand
  local status=0
  bash "$SOURCE/corpora/slurm/merge.sbatch" 4 "$2" >said 2>&1 || status=$?
  [ "$status" = "$1" ] || { cat said; fail "merging $2 ended with $status, and not with $1"; }
}
annotate() { # OUT SBATCH-OPTION...
  local out=$1
  shift
  sbatch --parsable --cpus-per-task=1 --mem=1G "$@" "$SOURCE/corpora/slurm/annotate.sbatch" 4 "$out" \
    -p waits.yaml "press archive"
}

# ---- The recipe of corpora/README.md: parts, and the merge as a job that depends on them
ln -s "$SOURCE/corpora" corpora
archive 3
guillemet annotate -o out.jsonl archive.zip 2>said || [ $? = 1 ] || fail "one run of an archive"
shell 'Many machines: Slurm, GNU parallel' 1
await "the end of eight parts" ended
gzip -dc out.jsonl.gz | cmp - out.jsonl || { cat ./*.log; fail "eight parts are not the whole"; }
[ "$(grep -c latin out.jsonl.gz.errors.jsonl)" = 1 ] || fail "the document that failed is not there once"

# What Slurm says a minute before the time is up.
out_of_time() { # PART
  local log=guillemet-${job}_$1.log said
  said=$(grep -c 'stopping when' "$log" || :)
  scancel --batch --signal=USR1 "${job}_$1"
  told() { [ "$(grep -c 'stopping when' "$log")" -gt "$said" ]; }
  await "the end of part $1's time" told
  touch "go-$1"
}
restarts() { # PART: how often Slurm has started it again
  scontrol show job "${job}_$1" | sed -n 's/.* Restarts=\([0-9]*\).*/\1/p'
}
requeued() { [ "$(restarts "$1")" = 1 ] && [ -z "$(squeue -h -t RUNNING,COMPLETING -j "${job}_$1")" ]; }
# Slurm lets what was requeued wait for two minutes, and takes it for what it has just
# ended if it starts within the same second.
start_again() { # PART…
  local part
  sleep 2
  for part; do scontrol update JobId="${job}_$part" StartTime=now; done
}

# ---- Killed, requeued, out of time ----------------------------------------------------
# Of part 1 to 4: nothing; requeued, as after the loss of a node; cancelled for good; told
# that its time is nearly up.
rm go-2 go-3 go-4
out="all of it.jsonl"
job=$(annotate "$out" --array=1-4)
begun() { grep -q '^documents [1-9]' "$out.parts/000$1-of-0004.jsonl.resume" 2>/dev/null; }
for part in 2 3 4; do await "the middle of part $part" begun "$part"; done
scontrol requeue "${job}_2"
scancel "${job}_3"
out_of_time 4
for part in 2 4; do await "part $part in the queue again" requeued "$part"; done
merge 2 "$out"
for part in 2 3 4; do
  grep -qx "part $part of 4 is missing: it was interrupted, and is to be gone on with" said || { cat said; fail "part $part is not missed"; }
done
[ ! -e "$out" ] || fail "a merge of parts that are missing"

touch go-2 go-3
start_again 2 4
await "the end of parts 2 and 4" ended
merge 2 "$out"
grep -qx 'give the same command again, with sbatch --array=3' said || { cat said; fail "part 3 alone is missing"; }
annotate "$out" --array=3 >/dev/null
await "the end of part 3" ended
merge 1 "$out"
cmp "$out" whole.jsonl || fail "parts that were killed are not the whole"
[ "$(grep -l 'before that, in the run that was gone on with' guillemet-*.log | wc -l)" = 3 ] || fail "the parts were begun again, and not gone on with"

# ---- Out of time, and nothing done: once more, but not for ever --------------------------
# Nothing, for a compressed file is kept by 512 documents.
rm -f go-1 begun-1
job=$(annotate stuck.jsonl.gz --array=1)
await "the work on part 1" test -e begun-1
out_of_time 1
await "part 1 in the queue again" requeued 1
rm go-1 begun-1
start_again 1
await "the work on part 1 again" test -e begun-1
out_of_time 1
await "the end of part 1" ended
grep -q 'part 1 did nothing in its time' "guillemet-${job}_1.log" || fail "a part that does nothing is begun again for ever"

# ---- Again: all is done, and another command is refused --------------------------------
cp "$out.parts/0001-of-0004.done" before
job=$(annotate "$out" --array=1)
await "the end of part 1" ended
grep -q 'part 1 of 4 is done already' "guillemet-${job}_1.log" || fail "a part that is done is done again"
sed -i 's/waits/other/' "$out.parts/0001-of-0004.done"
job=$(annotate "$out" --array=1)
await "the end of part 1" ended
grep -q 'is of another command' "guillemet-${job}_1.log" || fail "another command is not refused"
merge 2 "$out"
grep -q 'the parts are of different commands' said || fail "parts of two commands are merged"
mv before "$out.parts/0001-of-0004.done"
merge 1 "$out"
echo "$(slurmctld -V): parts annotated, killed, gone on with and merged"
