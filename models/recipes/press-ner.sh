#!/bin/sh
# Makes models/press.ner, the named-entity model of the press pipeline.
#
# usage: GUILLEMET_DATA=FOLDER models/recipes/press-ner.sh [OUT]
#
# FOLDER holds the data sets that models/press-ner.md names; guillemet and the press
# corpus are taken from build/, or from the folder BUILD.  Takes ten minutes on two
# cores; the same data give the same bytes.
set -eu
export LC_ALL=C

tree=$(cd "$(dirname "$0")/../.." && pwd)
data=${GUILLEMET_DATA:?names the folder of the data sets, see models/press-ner.md}
build=${BUILD:-$tree/build}
guillemet=$build/guillemet
out=${1:-$tree/models/press.ner}
if [ -n "${WORK:-}" ]; then # a folder to keep what is made on the way
    work=$WORK
    mkdir -p "$work"
else
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
fi

# list CLASS FILE...: a word or name a line; what is no word is left out.
list() {
    class=$1
    shift
    cat "$@" | awk -v class="$class" \
        'length($0) > 1 && !/[<>&;=*_\/]/ { print class "\t" $0 }'
}

names() {
    tail -n +2 "$data/names/insee-first-names.csv" | awk -F, '
        { births = $2 + $3 }
        births >= 100 {
            print (births >= 3000 ? "first-name" : "rare-first-name") "\t" $1
        }'
    list surname "$data/names/insee-surnames-2008.txt"
}

places() {
    tail -n +2 "$data/gazetteers/communes-fr.csv" |
        awk -F, '{ print ($5 >= 10000 ? "town" : "commune") "\t" $4 }'
    tail -n +2 "$data/gazetteers/departements.csv" | awk -F, '{ print "region\t" $7 }'
    tail -n +2 "$data/gazetteers/regions.csv" | awk -F, '{ print "region\t" $6 }'
}

# The lists written for guillemet, a class for each kind of name.
gazetteers() {
    for file in "$tree"/models/gazetteers/*.tsv; do
        class=$(basename "$file" .tsv)
        case $class in
        parties | unions) class=parties-unions ;;
        schools-hospitals | culture) class=schools-culture ;;
        associations) class=institutions ;;
        places) class=city ;;
        esac
        grep -v '^#' "$file" | awk -F'\t' -v class="$class" '
            { for (i = 2; i <= NF; i++) if (length($i) > 1) print class "\t" $i }'
    done
}

# Words that begin names; see plugins/ner/templates.c for what "head-" does.
heads() {
    grep -v '^#' "$tree/models/french/name-heads.tsv" | awk -F'\t' '{
        print "head-" $1 "\t" $2
        if ($2 !~ /[sx]$/) print "head-" $1 "\t" $2 "s"
    }'
}

directory() {
    sem=$data/gazetteers/sem-ner-directory
    for class in country city region; do
        tail -n +2 "$sem/$class.txt" | list "$class"
    done
    tail -n +2 "$sem/company.txt" | list companies
    tail -n +2 "$sem/organisation.txt" | list institutions
    tail -n +2 "$sem/title-or-function.txt" | list title
    tail -n +2 "$sem/company-trigger.txt" | list head-organization
    tail -n +2 "$sem/organisation-trigger.txt" | list head-organization
    list says "$data/gazetteers/quote-verbs-fr.txt"
}

words() {
    lefff=$data/lexicon/lefff-forms
    list noun "$lefff/NC.txt"
    list adjective "$lefff/ADJ.txt"
    list verb "$lefff/V.txt" "$lefff/VS.txt" "$lefff/VIMP.txt"
    list participle "$lefff/VPP.txt" "$lefff/VPR.txt"
    list infinitive "$lefff/VINF.txt"
    list adverb "$lefff/ADV.txt"
    list proper "$lefff/NPP.txt"
    list function "$lefff/DET.txt" "$lefff/P.txt" "$lefff/P+D.txt" "$lefff/PRO.txt" \
        "$lefff/CS.txt" "$lefff/CC.txt" "$lefff/CLS.txt" "$lefff/CLO.txt" \
        "$lefff/PROREL.txt"
}

# Text for the word clusters; of the little press there is, six copies.  The file
# mixed-ud-*, which has the sentences of Sequoia's dev part, is left out.
raw() {
    for copy in 1 2 3 4 5 6; do
        zcat "$data"/rawtext/press-*.gz "$data"/rawtext/news-*.gz
    done
    zcat "$data"/rawtext/parl-*.gz "$data"/rawtext/lit-*.gz
}

# learn OUT: a model of all documents in $work/train.
learn() {
    "$guillemet" train ner --train "$work/train" --dev "$work/dev" --raw "$work/raw.txt" \
        --out "$1" --set lexicon="$work/lexicon.tsv"
}

{ names; places; directory; words; gazetteers; heads; } > "$work/lexicon.tsv"
raw > "$work/raw.txt"
mkdir "$work/train" "$work/dev"
cp -r "$data/ner/winer-fr/train" "$work/train/winer"
cp -r "$data/ner/winer-fr/dev" "$work/dev/winer"
cp "$build/corpora/press.train.jsonl" "$work/train/"
cp "$build/corpora/press.dev.jsonl" "$work/dev/"

# Sequoia has no dates: a first model finds them.
sequoia=$data/ner/sequoia-parseme/standoff-train.tsv
learn "$work/first.ner"
printf 'stages:\n  - tokenize\n  - ner:\n      model: %s\n' "$work/first.ner" > "$work/first.yaml"
python3 "$tree/models/recipes/sequoia.py" "$sequoia" > "$work/sequoia.jsonl"
"$guillemet" annotate -p "$work/first.yaml" -o "$work/annotated.jsonl" "$work/sequoia.jsonl"
python3 "$tree/models/recipes/sequoia.py" "$sequoia" "$work/annotated.jsonl" \
    > "$work/train/sequoia.jsonl"
learn "$out"
