#!/bin/sh
# Makes models/press.ner, the named-entity model of the press pipeline.
#
# usage: GUILLEMET_DATA=FOLDER models/recipes/press-ner.sh [OUT]
#
# FOLDER holds the data sets that models/press-ner.md names; guillemet is taken from
# build/ or from the variable GUILLEMET.  Takes a few minutes; the same data give the
# same bytes.
set -eu
export LC_ALL=C

tree=$(cd "$(dirname "$0")/../.." && pwd)
data=${GUILLEMET_DATA:?names the folder of the data sets, see models/press-ner.md}
guillemet=${GUILLEMET:-$tree/build/guillemet}
out=${1:-$tree/models/press.ner}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

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

directory() {
    sem=$data/gazetteers/sem-ner-directory
    for class in country city company organisation region; do
        tail -n +2 "$sem/$class.txt" | list "$class"
    done
    tail -n +2 "$sem/title-or-function.txt" | list title
    tail -n +2 "$sem/company-trigger.txt" | list company-word
    tail -n +2 "$sem/organisation-trigger.txt" | list organisation-word
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

{ names; places; directory; words; } > "$work/lexicon.tsv"
"$guillemet" train ner --train "$data/ner/winer-fr/train" \
    --dev "$data/ner/winer-fr/dev" --out "$out" --set lexicon="$work/lexicon.tsv"
