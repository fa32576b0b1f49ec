#!/usr/bin/env bash
# Whose code is run: not what anybody may have put there, nor what lies about in the
# current folder.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
: "${BROKEN:?the folder of broken plugins}"
unset GUILLEMET_TRUST_FOLDERS
printf 'Il pleut à Nancy.' >a.txt
printf 'stages:\n  - tokenize\n  - sound\n' >sound.yaml

expect_refused() { # MESSAGE
  expect_status 2
  expect_err "$1"
  checks=$((checks + 1))
  [ -s out ] && failed "it wrote a document"
}

expect_works() {
  expect_status 0
  expect_silent
}

# ---- What anyone may write to ---------------------------------------------------------

here=$(pwd -P)
mkdir -m 755 shop
install -m 644 "$BROKEN/sound/sound.so" shop/sound.so
annotate() { run annotate --plugin-path shop -p sound.yaml a.txt; }
annotate
expect_works

added="anyone may put stages into its folder: chmod o-w $here/shop, or set GUILLEMET_TRUST_FOLDERS=1"
for mode in 757 777 1777; do
  chmod "$mode" shop
  annotate
  expect_refused "cannot load stage \"sound\" from $here/shop/sound.so"
  expect_refused "  $added"
done
run check --plugin-path shop sound.yaml
expect_refused "sound.yaml:3:5: error: cannot load stage \"sound\""
run stages --plugin-path shop sound
expect_refused "$added"
run stages --plugin-path shop
{ cat out >>err; expect_err "$added"; }
export GUILLEMET_PLUGIN_PATH=$here/shop
run annotate -p sound.yaml a.txt
expect_refused "$added"
unset GUILLEMET_PLUGIN_PATH

for value in '' 0 yes; do
  GUILLEMET_TRUST_FOLDERS=$value annotate
  expect_refused "$added"
done
GUILLEMET_TRUST_FOLDERS=1 annotate
expect_works
chmod o-w shop # the mend that the message gives
annotate
expect_works
chmod 775 shop # a group is chosen
annotate
expect_works

chmod 646 shop/sound.so
annotate
expect_refused "anyone may change it: chmod o-w $here/shop/sound.so, or set GUILLEMET_TRUST_FOLDERS=1"
GUILLEMET_TRUST_FOLDERS=1 annotate
expect_works
chmod o-w shop/sound.so
annotate
expect_works

# A link is trusted as little as the folder that it is in, and that it leads to.
mkdir -m 755 links
ln -s "$here/shop/sound.so" links/sound.so
run annotate --plugin-path links -p sound.yaml a.txt
expect_works
chmod o+w shop
run annotate --plugin-path links -p sound.yaml a.txt
expect_refused "chmod o-w $here/shop, "
chmod o-w shop
chmod o+w links
run annotate --plugin-path links -p sound.yaml a.txt
expect_refused "chmod o-w $here/links, "

# ---- What a pipeline file includes ----------------------------------------------------

mkdir top
printf 'stages:\n  - tokenize\n' >words.yaml
printf 'stages:\n  - include: ../words.yaml\n' >top/above.yaml
printf 'stages:\n  - include: %s/words.yaml\n' "$here" >top/absolute.yaml
printf 'stages:\n  - include: link.yaml\n' >top/linked.yaml
ln -s ../words.yaml top/link.yaml
unset GUILLEMET_INCLUDE_ANYWHERE
for pipeline in above absolute linked; do
  outside="it is $here/words.yaml, outside of $here/top, the folder of the pipeline file"
  for value in '' 0 yes; do
    GUILLEMET_INCLUDE_ANYWHERE=$value run annotate -p top/$pipeline.yaml a.txt
    expect_refused "top/$pipeline.yaml:2:14: error: cannot include "
    expect_refused "$outside"
  done
  GUILLEMET_INCLUDE_ANYWHERE=1 run annotate -p top/$pipeline.yaml a.txt
  expect_works
done
# The folder is that of the file that was named, and its own name does not matter.
ln -s top alias
mkdir alias/below
mv words.yaml top/words.yaml
printf 'stages:\n  - include: below/back.yaml\n' >top/start.yaml
printf 'stages:\n  - include: ../words.yaml\n' >top/below/back.yaml
run annotate -p alias/start.yaml a.txt
expect_works
run annotate -p alias/below/back.yaml a.txt
expect_refused "outside of $here/top/below, the folder of the pipeline file"

# ---- The current folder ---------------------------------------------------------------

mkdir -m 755 current
cp shop/sound.so current/sound.so
cp a.txt sound.yaml current
cd current || exit 1
for path in '' : :: :/nowhere: "/nowhere:" ":$here/none"; do
  GUILLEMET_PLUGIN_PATH=$path run annotate -p sound.yaml a.txt
  expect_refused 'no stage "sound"; looked in: '
done
for variable in LTDL_LIBRARY_PATH LD_LIBRARY_PATH; do
  export "$variable=$here/current"
  run annotate -p sound.yaml a.txt
  expect_refused 'no stage "sound"; looked in: '
  unset "$variable"
done
run annotate --plugin-path '' -p sound.yaml a.txt
expect_refused 'cannot look for stages in ""'
GUILLEMET_PLUGIN_PATH=. run annotate -p sound.yaml a.txt # somebody names it
expect_works

# Files of the names that are shipped, which are not what they say.
for name in press press.ner press.yaml tokenize.so abbreviations.txt; do
  cp a.txt "$name"
done
for path in '' : :: ":/nowhere:"; do
  GUILLEMET_MODEL_PATH=$path GUILLEMET_PLUGIN_PATH=$path run annotate -p press a.txt
  expect_works
done
cp "$SOURCE/models/press.ner" local.ner
mkdir below
printf 'stages:\n  - tokenize\n  - ner:\n      model: local\n' >below/name.yaml
printf 'stages:\n  - tokenize\n  - ner:\n      model: local.ner\n' >below/file.yaml
printf 'stages:\n  - tokenize\n  - ner:\n      model: ./local.ner\n' >below/path.yaml
for path in '' : ":/nowhere:"; do
  for pipeline in name file path; do
    GUILLEMET_MODEL_PATH=$path run annotate -p below/$pipeline.yaml a.txt
    expect_refused "below/$pipeline.yaml:4:14: error: option \"model\" of ner: no model "
  done
done
run annotate --model-path '' -p below/name.yaml a.txt
expect_refused 'cannot look for models in ""'
cp local.ner below # beside the pipeline file, a path is found
run annotate -p below/path.yaml a.txt
expect_works
finish
