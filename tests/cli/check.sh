#!/usr/bin/env bash
# What `check` tells of a pipeline: the plan, the problems for editors, the schema.  The
# problems themselves are those of pipeline.sh.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
: "${BROKEN:?the folder of broken plugins}"
here=$SOURCE/tests/cli

# ---- The plan ------------------------------------------------------------------------
# With GM_UPDATE_GOLDEN set it is written instead of compared.
run check press
expect_status 0
expect_silent
sed -E 's#/.*/models/#MODELS/#; s#/.*/([a-z0-9_-]+\.so) #PLUGINS/\1 #' out >plan.txt
[ -n "${GM_UPDATE_GOLDEN:-}" ] && cp plan.txt "$here/check-press.txt"
checks=$((checks + 1))
diff -u "$here/check-press.txt" plan.txt || failed "the plan is not that of check-press.txt"

# Where files were found is told with the reason why there.
mkdir models
cp "$SOURCE/models/press.ner" models/other.ner
printf 'stages:\n  - tokenize\n  - ner:\n      model: %s\n      min-score: 0.50\n' \
  ./models/other.ner >path.yaml
run check path.yaml
expect_status 0
expect_out 'path.yaml: 2 stages, no problem'
expect_out '  options  model: ./models/other.ner'
expect_out "             $(realpath models/other.ner) (named by its path)"
expect_out '           min-score: 0.50'
sed 's#: \./models/#: #' path.yaml >name.yaml
run check --model-path models name.yaml
expect_status 0
expect_out "             $(realpath models/other.ner) (given)"
GUILLEMET_MODEL_PATH=$PWD/models run check name.yaml
expect_status 0
expect_out "             $(realpath models/other.ner) (GUILLEMET_MODEL_PATH)"

# Nothing of a file reaches the terminal as a control sequence.
printf 'stages:\n  - tokenize\n' >$'a\e[2J.yaml'
run check $'./a\e[2J.yaml'
expect_status 0
expect_out './a␛[2J.yaml: 1 stage, no problem'

# ---- For editors ---------------------------------------------------------------------
expect_object() { # EXPRESSION over `told`
  checks=$((checks + 1))
  python3 - "$1" <<'PYTHON' || failed "does not hold: $1"
import json, sys
told = json.load(open('out', encoding='utf8'))
sys.exit(0 if eval(sys.argv[1]) else 1)
PYTHON
}

run check --format json path.yaml
expect_status 0
expect_silent
expect_object 'told["file"] == "path.yaml" and told["problems"] == []'
expect_object '[(s["name"], s["line"], s["column"]) for s in told["stages"]] == [("tokenize", 2, 5), ("ner", 3, 5)]'
expect_object '{"name": "token", "writer": "tokenize"} in told["stages"][1]["reads"]'
expect_object '"entity.type" in told["stages"][1]["writes"]'
expect_object 'told["stages"][1]["plugin"]["path"].endswith("/ner.so")'
expect_object 'told["stages"][1]["plugin"]["from"] == "installed"'
expect_object '{"name": "split-hyphens", "value": False, "default": True} in told["stages"][0]["options"]'
expect_object '{"name": "min-score", "value": 0.5, "default": False} in told["stages"][1]["options"]'
expect_object 'told["stages"][1]["options"][0]["model"]["path"].endswith("/models/other.ner")'
expect_object 'told["stages"][1]["options"][0]["model"]["from"] is None'
run check --format text path.yaml
expect_status 0
expect_out 'path.yaml: 2 stages, no problem'

# A name of a file need not be UTF-8, and what comes out is.
cp path.yaml $'caf\xe9.yaml'
run check --format json $'caf\xe9.yaml'
expect_status 0
expect_object 'told["file"] == "caf\ufffd.yaml"'

# The problems are those of the text, file by file: what both told is kept in told/, and
# compared when all are there.
mkdir told
keep_problems() { # NAME PIPELINE
  run check "$2"
  expect_status 2
  checks=$((checks + 1))
  [ -s out ] && failed "it tells a plan"
  mv err "told/$1.text"
  run check --format json "$2"
  expect_status 2
  expect_silent
  cp out "told/$1.json"
}

for pipeline in "$SOURCE"/tests/core/config/broken/*.yaml; do
  keep_problems "$(basename "$pipeline" .yaml)" "$pipeline"
done
keep_problems "no file" missing.yaml
keep_problems "no name" pres
expect_object '(told["problems"][0]["line"], told["problems"][0]["column"]) == (None, None)'
printf 'stages:\n  - ner:\n      modle: press\n      min-score: 3\n  - qotes\n  - stem\n' >many.yaml
keep_problems many many.yaml
expect_object '[(p["line"], p["column"]) for p in told["problems"]] == [(2, 5), (3, 7), (4, 18), (5, 5)]'
expect_object 'told["problems"][1]["message"] == "ner has no option \"modle\"; did you mean \"model\"?"'
expect_object 'told["problems"][1]["mend"].startswith("options: model (default: press), min-score")'

checks=$((checks + 1)) last="the problems in both forms"
python3 - told/*.json 2>err >out <<'PYTHON' || failed "they are not the same"
import json, sys
for name in sys.argv[1:]:
    told = json.load(open(name, encoding='utf8'))
    lines = []
    for problem in told['problems']:
        assert list(problem) == ['file', 'line', 'column', 'message', 'mend'], name
        place = ':{line}:{column}'.format_map(problem) if problem['line'] else ''
        mend = '\n' + problem['mend'] if problem['mend'] else ''
        lines.append('{file}{0}: error: {message}{1}\n'.format(
            place, mend.replace('\n', '\n  '), **problem))
    text = open(name.removesuffix('json') + 'text', encoding='utf8', newline='\n').read()
    text = text.replace('guillemet: error:', told['file'] + ': error:')
    assert lines and ''.join(lines) == text and told['stages'] is None, name
PYTHON

# An option that is given by its old name works, and is told.
printf 'stages:\n  - old_names:\n      tag: là\n' >old.yaml
printf 'stages:\n  - tokenize\n  - include: ./old.yaml\n' >both.yaml
run check --plugin-path "$BROKEN/old_names" both.yaml
expect_status 0
expect_err 'guillemet: warning: old_names: ./old.yaml:3:7: "tag" is now called "label"'
expect_out '  included ./old.yaml:2:5'
expect_out '  options  label: là (given as tag, its old name)'
expect_out '           most: 3 (default)'
run check --format json --plugin-path "$BROKEN/old_names" both.yaml
expect_status 0
expect_silent
expect_object 'told["problems"] == []'
expect_object 'told["warnings"] == [{"file": "./old.yaml", "line": 3, "column": 7, "message": "\"tag\" is now called \"label\"", "mend": None}]'
expect_object '[(s["file"], s["line"]) for s in told["stages"]] == [("both.yaml", 2), ("./old.yaml", 2)]'
expect_object '[(o["name"], o["value"]) for o in told["stages"][1]["options"]] == [("label", "là"), ("most", 3), ("list", "")]'

run check --format xml press
expect_status 2
expect_err 'guillemet: error: --format "xml": it is one of text, json'

# ---- The schema ----------------------------------------------------------------------
run check --schema
expect_status 0
expect_silent
cp out schema.json
checks=$((checks + 1))
python3 "$here/schema.py" "$GUILLEMET" schema.json "$SOURCE/models/pipelines/press.yaml" 2>err ||
  failed "the schema is not what it should be"
run check --schema press
expect_status 2
expect_err 'check --schema takes no PIPELINE'

# Of an option that has an old name, one of the two is needed.
run check --schema --plugin-path "$BROKEN/old_names"
expect_status 0
expect_object 'told["$defs"]["old_names"]["properties"]["tag"]["deprecated"]'
expect_object 'told["$defs"]["old_names"]["allOf"] == [{"anyOf": [{"required": ["label"]}, {"required": ["tag"]}]}]'
cp out schema.json
checks=$((checks + 1))
GUILLEMET_PLUGIN_PATH=$BROKEN/old_names \
  python3 "$here/schema.py" "$GUILLEMET" schema.json "$SOURCE/models/pipelines/press.yaml" 2>err ||
  failed "the schema of old names is not what it should be"

# A stage that cannot be loaded is not in it, and that is said.
run check --schema --plugin-path "$BROKEN/no_entry"
expect_status 0
expect_err 'guillemet: warning: cannot use stage "no_entry"'
expect_object '"no_entry" not in told["$defs"] and "ner" in told["$defs"]'

# ---- What cannot be written ----------------------------------------------------------
for arguments in press "--format json press" --schema; do
  checks=$((checks + 1))
  last="guillemet check $arguments >/dev/full"
  "$GUILLEMET" check $arguments >/dev/full 2>err
  status=$?
  expect_status 2
  expect_err 'guillemet: error: cannot write the output: No space left on device'
done
finish
