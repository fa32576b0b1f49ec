#!/usr/bin/env bash
# Time grows with the length of a document, whatever is in it: four times the text takes
# less than eight times as long.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
cat >linear.py <<'PYTHON'
import json, os, resource, subprocess, sys
SENTENCE = "Nous irons au bout de cette affaire, et le conseil municipal de Nancy le sait. "
TEXTS = {
    "one quotation": lambda n: "« " + SENTENCE * (n // 80) + "», a dit Marie Curie.",
    "unclosed marks": lambda n: "« " * (n // 3),
    "unclosed marks with cues": lambda n: "« Il pleut, dit-il. " * (n // 20),
    "straight marks": lambda n: '" mot ' * (n // 6),
    "one sentence": lambda n: "Marie Curie, maire de Nancy, " * (n // 30),
    "dashes": lambda n: "— Il pleut ?\n— Oui, dit-elle.\n" * (n // 35),
}

def seconds(text):
    json.dump({"text": text}, open("text.jsonl", "w", encoding="utf8"))
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run([os.environ["GUILLEMET"], "annotate", "-j", "1", "-t", "pretty", "-o",
                    "/dev/null", "text.jsonl"], check=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before

small = int(sys.argv[1])
wrong = 0
for name, text in TEXTS.items():
    short, long = min(seconds(text(small)) for _ in range(2)), seconds(text(4 * small))
    print(f"{name}: {short:.2f} s, and {long:.2f} s for four times the text")
    wrong += long > 8 * max(short, 0.05)
sys.exit(wrong)
PYTHON
checks=$((checks + 1))
python3 linear.py "${BYTES:-1000000}" || failed "the time is not linear"
finish
