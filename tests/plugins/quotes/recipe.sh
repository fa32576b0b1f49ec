#!/usr/bin/env bash
# The recipe that makes the table of scores tells the traits of a quote as the stage does.
set -eu
guillemet=$1
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$guillemet" annotate -o "$scratch/demo.jsonl" corpora/demo
python3 models/recipes/quote-scores.py --check models/french/quote-scores.tsv "$scratch/demo.jsonl"
