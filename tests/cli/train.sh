#!/usr/bin/env bash
# Training: what raw text adds, and what is wrong with it is said before anything is written.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"

mkdir toy
number=0
for name in Alice Bruno Denis; do
  for place in Paris Lyon Brest; do
    number=$((number + 1))
    printf '%s habite à %s .' $name $place >toy/$number.txt
    begin=$((${#name} + 10)) # in characters: " habite à " is ten
    printf 'T1\tPerson 0 %d\t%s\nT2\tLocation %d %d\t%s\n' ${#name} $name \
      $begin $((begin + ${#place})) $place >toy/$number.ann
  done
done
for name in Alice Bruno Denis Karim; do
  printf '%s vit ici .\nElle vit à Paris .\n' $name
done >people.txt
for place in Paris Lyon Brest Nantes; do
  printf 'Elle vit à %s .\nAlice vit ici .\n' $place
done >places.txt

learn() { # OPTION...
  run train ner --train toy --dev toy --out toy.ner --set iterations=5 --set cutoff=1 \
    --set cluster-words=1 --set cluster-count=8 "$@"
}

expect_model() {
  checks=$((checks + 1))
  [ -s toy.ner ] || failed "it wrote no model"
}

expect_no_model() {
  checks=$((checks + 1))
  [ ! -e toy.ner ] || failed "it wrote a model"
}

learn
expect_status 0
expect_model
mv toy.ner plain.ner
learn --raw people.txt --raw places.txt
expect_status 0
expect_err 'raw text: 72 tokens'
expect_err 'clusters, iteration 1 of 12'
expect_model
checks=$((checks + 1))
cmp -s toy.ner plain.ner && failed "raw text changes nothing"
mv toy.ner first.ner
learn --set raw="people.txt
places.txt"
expect_status 0
checks=$((checks + 1))
cmp -s toy.ner first.ner || failed "--set raw=… is not the same as --raw"
rm toy.ner

learn --raw people.txt --raw nowhere.txt
expect_status 2
expect_err 'cannot read "nowhere.txt"'
expect_no_model
learn --raw toy
expect_status 2
expect_err 'cannot read "toy"'
printf 'Il pleut .\nL\351on dort .\n' >latin.txt
learn --raw latin.txt
expect_status 2
expect_err '"latin.txt", line 2: this is not valid UTF-8'
expect_no_model
learn --raw people.txt --set cluster-words=1000
expect_status 2
learn --raw people.txt --set clusters=people.txt
expect_status 2
expect_err 'people.txt'
learn --raw people.txt --set raw=places.txt
expect_status 2
expect_err 'not by both'
learn --raw
expect_status 2
expect_err '--raw needs a value'
expect_no_model
finish
