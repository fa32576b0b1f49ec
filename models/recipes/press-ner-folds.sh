#!/bin/sh
# Cross-validates the recipe of models/press.ner over WiNER-fr in five folds.
#
# usage: GUILLEMET_DATA=FOLDER WORK=FOLDER models/recipes/press-ner-folds.sh
#
# WORK is the folder that press-ner.sh was given; its lists, raw text, press corpus and
# Sequoia are used again.  The documents of WiNER-fr's train and dev parts but those that
# share much with its test part are divided by their place in name order; each fold is
# annotated by a model of the other four, the press corpus and Sequoia, which stops by
# the dev part of the press corpus.  (The dates of Sequoia were found by a model that
# knows all of WiNER-fr's train part.)
set -eu
export LC_ALL=C

tree=$(cd "$(dirname "$0")/../.." && pwd)
data=${GUILLEMET_DATA:?names the folder of the data sets, see models/press-ner.md}
work=${WORK:?names the folder that press-ner.sh has kept}
guillemet=${BUILD:-$tree/build}/guillemet
winer=$data/ner/winer-fr
folds=$work/folds
mkdir -p "$folds"

awk '!/^#/ { print $1 "/" $2 }' "$winer/near-duplicates-of-heldout.tsv" > "$folds/dropped"
(cd "$winer" && find train dev -name '*.ann') | sed 's/\.ann$//' | sort |
    awk -v dropped="$folds/dropped" '
        BEGIN { while ((getline name < dropped) > 0) out[name] }
        !($0 in out) { print NR % 5, $0 }' \
        > "$folds/documents"

copy() { # TEST FOLD TO: the documents whose fold compares so
    mkdir -p "$3"
    awk -v fold="$2" -v test="$1" '(test == "is") == ($1 == fold) { print $2 }' "$folds/documents" |
        while read -r name; do
            to=$3/$(echo "$name" | tr / _)
            cp "$winer/$name.txt" "$to.txt"
            cp "$winer/$name.ann" "$to.ann"
        done
}

for fold in 0 1 2 3 4; do
    here=$folds/$fold
    rm -rf "$here"
    copy not $fold "$here/train"
    copy is $fold "$here/test"
    cp "$work/train/press.train.jsonl" "$work/train/sequoia.jsonl" "$here/train/"
    "$guillemet" train ner --train "$here/train" --dev "$work/dev/press.dev.jsonl" \
        --raw "$work/raw.txt" --out "$here/fold.ner" --set lexicon="$work/lexicon.tsv" \
        > "$here/log" 2>&1
    printf 'stages:\n  - tokenize\n  - ner:\n      model: %s\n' "$here/fold.ner" > "$here/fold.yaml"
    "$guillemet" annotate -p "$here/fold.yaml" -o "$here/out.jsonl" "$here/test"
    "$guillemet" eval --gold "$here/test" --pred "$here/out.jsonl" --layer entity > "$here/figures"
    awk -v fold=$fold '$1 == "micro" { print "fold", fold, $4 }' "$here/figures"
done | tee "$folds/micro"
awk '{ n++; sum += $3; squares += $3 * $3 }
     END { mean = sum / n; printf "mean %.1f, standard deviation %.1f\n", mean,
           sqrt((squares - n * mean * mean) / (n - 1)) }' "$folds/micro"
