#!/usr/bin/env bash
# The stage pipe: programs in Python that do as they should, and programs that end, hang
# and talk nonsense; whatever they do, the other documents come out.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
readme=$SOURCE/plugins/pipe/README.md

block() { # LANGUAGE: what the README shows
  awk -v open="\`\`\`$1" '$0 == "```" { inside = 0 } inside { print } $0 == open { inside = 1 }' "$readme"
}

# ---- The stage of the README ---------------------------------------------------------
mkdir example
block python >example/numbers.py
block yaml >example/numbers.yaml
checks=$((checks + 1))
last="the README's command"
(cd example && PATH=$(dirname "$GUILLEMET"):$PATH && eval "$(block sh)") >out 2>err || failed "it fails"
expect_out "$(block json)"
run check example/numbers.yaml
expect_status 0

# ---- Programs of the test's own -------------------------------------------------------
# A program gets the text of each line, and `answer` says what to do with it.
program() { # NAME [SECONDS], the body of answer(text, document, count) on standard input
  {
    printf 'import json, os, sys, time\n\ndef answer(text, document, count):\n'
    sed 's/^/    /'
    printf '    return {"rows": [{"begin": b, "end": e, "label": text[b:e]} for b, e in document["tokens"]]}\n\n'
    printf 'for count, line in enumerate(sys.stdin.buffer, 1):\n'
    printf '    document = json.loads(line)\n'
    printf '    print(json.dumps(answer(document["text"], document, count)), flush=True)\n'
  } >"$1.py"
  printf 'stages:\n  - tokenize\n  - pipe:\n      command: exec python3 "$1"\n      file: %s.py\n      seconds: %s\n' \
    "$1" "${2:-60}" >"$1.yaml"
}

python3 - >texts.jsonl <<'PYTHON'
import json, random
random.seed(1998)
words = "Le maire d’Évry a vendu 40 « billets » à 3 € 😀 hier , puis rien du tout".split()
for i in range(200):
    text = " ".join(random.choices(words, k=random.randrange(0, 60)))
    print(json.dumps({"id": f"t{i}", "text": text + (" MARQUE" if i % 50 == 7 else "")}))
PYTHON

# Every token comes back as it went, in order, whatever the threads.
program echo </dev/null
run annotate -j 1 -p echo.yaml -o one.jsonl texts.jsonl
expect_status 0
expect_silent
run annotate -j 4 -p echo.yaml -o four.jsonl texts.jsonl
expect_status 0
checks=$((checks + 1))
cmp one.jsonl four.jsonl >out 2>err || failed "4 threads give other bytes"
cp one.jsonl out
expect_json 'len(docs) == 200'
expect_json 'all([[r["begin"], r["end"]] for r in d["layers"]["pipe"]] == [[r["begin"], r["end"]] for r in d["layers"]["token"]] for d in docs)'
expect_json 'all(r["label"] == d["text"][r["begin"]:r["end"]] for d in docs for r in d["layers"]["pipe"])'

same_as_echo() { # NAME THREADS
  run annotate -j "$2" -p "$1.yaml" -o other.jsonl texts.jsonl
  expect_status 0
  expect_silent
  checks=$((checks + 1))
  cmp one.jsonl other.jsonl >out 2>err || failed "other bytes than the echo"
}

# It ends at its 40th document, before or behind the answer; by a signal, or of itself.
program ends <<'PYTHON'
if count == 40: sys.exit(3)
PYTHON
program killed <<'PYTHON'
if count == 40: os.kill(os.getpid(), 9)
PYTHON
program once <<'PYTHON'
if count == 40:
    rows = [{"begin": b, "end": e, "label": text[b:e]} for b, e in document["tokens"]]
    print(json.dumps({"rows": rows}), flush=True)
    sys.exit()
PYTHON
same_as_echo ends 1
same_as_echo ends 4
same_as_echo killed 4
same_as_echo once 1

# Four documents have the mark: they fail, and all others are as the echo has them.
others_come_out() { # NAME MESSAGE [THREADS...]
  local name=$1 message=$2 threads
  shift 2
  for threads in "${@:-4}"; do
    run annotate -j $threads -p "$name.yaml" -o other.jsonl texts.jsonl
    expect_status 1
    for id in t7 t57 t107 t157; do
      expect_err "document \"$id\": stage \"pipe\" failed: $message"
    done
    checks=$((checks + 1))
    grep -v MARQUE one.jsonl | cmp - other.jsonl >out 2>err || failed "documents are lost or different"
  done
}

program poison <<'PYTHON'
if "MARQUE" in text: sys.exit(5)
PYTHON
others_come_out poison 'the program ended with exit status 5 before it answered, and another one too' 1 4
program crash <<'PYTHON'
if "MARQUE" in text: os.kill(os.getpid(), 11)
PYTHON
others_come_out crash 'the program was ended by signal 11 before it answered, and another one too'
program hang 4 <<'PYTHON'
if "MARQUE" in text:
    open(f"pid-{os.getpid()}", "w").close()
    time.sleep(1000)
PYTHON
others_come_out hang 'the program has not answered within 4 seconds, and was ended'
for file in pid-*; do
  checks=$((checks + 1))
  kill -0 "${file#pid-}" 2>/dev/null && failed "a program that hangs is left"
done
program garbage <<'PYTHON'
if "MARQUE" in text: sys.stdout.write("n'importe quoi, ")
PYTHON
others_come_out garbage 'the answer of the program is no JSON'
program outside <<'PYTHON'
if "MARQUE" in text: return {"rows": [{"begin": 0, "end": len(text) + 1}]}
PYTHON
others_come_out outside 'the answer of the program has a row that is wrong: "end" of rows[0] is '
program says <<'PYTHON'
if "MARQUE" in text: return {"error": "une marque"}
PYTHON
others_come_out says 'the program says: une marque'

# ---- 5 MB, and what cannot be started --------------------------------------------------
python3 - >large.jsonl <<'PYTHON'
import json
print(json.dumps({"id": "large", "text": "Le maire d’Évry a vendu 😀 billets.\n" * 130000}))
PYTHON
program sentences <<'PYTHON'
return {"rows": [{"begin": b, "end": e, "label": "s", "value": text[b:e]} for b, e in document["sentences"]]}
PYTHON
run annotate -p sentences.yaml large.jsonl
expect_status 0
expect_json 'len(docs[0]["text"].encode()) > 5000000 and len(docs[0]["layers"]["pipe"]) == 130000'
expect_json 'all(r["value"] == "Le maire d’Évry a vendu 😀 billets." for r in docs[0]["layers"]["pipe"])'

printf 'stages:\n  - tokenize\n  - pipe:\n      command: exec /nowhere/at-all\n' >nowhere.yaml
head -n 2 texts.jsonl >two.jsonl
run annotate -p nowhere.yaml two.jsonl
expect_status 1
expect_err 'document "t0": stage "pipe" failed: the program ended with exit status 127 (no such command) before it answered'
printf 'stages:\n  - tokenize\n  - pipe\n' >nothing.yaml
run check nothing.yaml
expect_status 2
expect_err 'pipe needs the option "command"'
finish
