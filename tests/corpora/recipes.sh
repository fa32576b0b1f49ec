#!/usr/bin/env bash
# The recipes of corpora/README.md do what it says.  One whose format is not compiled in,
# or whose program is missing, is skipped with a line; those of many machines are run by
# parallel.sh and slurm.sh.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/recipes_of.sh"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
skipped=0 done=0

# Whether there are all that a recipe needs: "from FORMAT", "to FORMAT", "program NAME".
formats_from=$(guillemet annotate -f none /dev/null 2>&1 || :)
formats_to=$(guillemet annotate -t none /dev/null 2>&1 || :)
has() { # RECIPE WHAT NAME…
  local recipe=$1 missing=''
  shift
  while [ $# -gt 0 ]; do
    case $1 in
      from) [[ " ${formats_from//,/} " == *" $2 "* ]] || missing="format $2 is not read" ;;
      to) [[ " ${formats_to//,/} " == *" $2 "* ]] || missing="format $2 is not written" ;;
      program) command -v "$2" >/dev/null || missing="$2 is not installed" ;;
    esac
    [ -z "$missing" ] || {
      printf 'skipped: %s: %s\n' "$recipe" "$missing"
      skipped=$((skipped + 1))
      return 1
    }
    shift 2
  done
  done=$((done + 1))
}

# ---- What the recipes are given: the articles of demo/ as exports, archives, tables ----
archive 40
python3 - "$SOURCE/corpora" <<'PYTHON'
import csv, gzip, html, json, pathlib, shutil, sys, tarfile
corpora = pathlib.Path(sys.argv[1])
articles = []
for number, line in enumerate(open(corpora / "demo.gold.jsonl", encoding="utf8")):
    document = json.loads(line)
    document["meta"]["paper"] = ("Le Méridien", "Ouest-Valmer")[number % 2]
    articles.append(document)
with open("europresse.html", "w", encoding="utf8") as out:
    print('<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"/><title>Europresse</title></head><body>', file=out)
    for a in articles:
        title, *paragraphs = [html.escape(p) for p in a["text"].split("\n\n")]
        year, month, day = a["meta"]["date"].split("-")
        month = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()[int(month) - 1]
        print(f'<article><header><span class="DocPublicationName">{a["meta"]["paper"]}</span>'
              f'<span class="DocHeader">Une, lundi {int(day)} {month} {year}</span>'
              f'<div class="titreArticle"><p class="titreArticleVisu">{title}</p></div></header><section>'
              f'{"".join(f"<p>{p}</p>" for p in paragraphs)}</section>'
              f'<footer><div class="publiC-lblNodoc">news·{a["id"]}</div></footer></article>', file=out)
    print("</body></html>", file=out)
with gzip.open("articles.jsonl.gz", "wt", encoding="utf8") as out:
    for a in articles:
        print(json.dumps({key: a[key] for key in ("id", "text", "meta")}, ensure_ascii=False), file=out)
with open("articles.csv", "w", encoding="utf8", newline="") as out:
    table = csv.writer(out)
    table.writerow(["id", "title", "date", "paper", "text"])
    for a in articles:
        table.writerow([a["id"], a["meta"]["title"], a["meta"]["date"], a["meta"]["paper"], a["text"]])
with tarfile.open("archive.tar.gz", "w:gz") as archive:
    archive.add(corpora / "demo", "demo")
shutil.copytree(corpora / "demo", "texts")
PYTHON

# ---- Europresse -----------------------------------------------------------------------
recipe='Europresse, and who is quoted in it'
if has "$recipe" from europresse to quotes.csv to people.csv; then
  shell "$recipe" 1
  python3 - >expected <<'PYTHON'
import collections, csv
rows = [row for row in csv.DictReader(open("quotes.csv", encoding="utf8", newline="")) if row["kind"] == "person"]
assert len({row["document"] for row in rows}) >= 15, rows
assert {row["paper"] for row in rows} == {"Le Méridien", "Ouest-Valmer"}
assert all(row["date"].startswith("2") for row in rows)
genders = sorted(collections.Counter(row["gender"] for row in rows if row["gender"]).items())
print(*[count for _, count in genders])
PYTHON
fi
if [ -s quotes.csv ] && has "$recipe, in R" program Rscript; then
  block "$recipe" r 1 >count.R
  Rscript --vanilla count.R >said 2>&1 || fail "R"
  sed 's/^ *//; s/  */ /g; s/ *$//' said | grep -qxF -- "$(cat expected)" || fail "R counts otherwise than $(cat expected)"
fi
# Debian's pandas is Debian's python3's, which need not be the first.
python=''
for one in python3 /usr/bin/python3; do
  [ -n "$python" ] || ! $one -c 'import pandas' 2>/dev/null || python=$one
done
if [ -s quotes.csv ] && has "$recipe, in Python" program "${python:-pandas}"; then
  block "$recipe" python 1 >count.py
  $python count.py >said 2>&1 || fail "pandas"
  [ "$(sed -n 's/^\([fmu]\)  *\([0-9]*\)$/\1 \2/p' said | sort | cut -d' ' -f2 | paste -sd' ')" = "$(cat expected)" ] ||
    fail "pandas counts otherwise than $(cat expected)"
fi

# ---- brat -----------------------------------------------------------------------------
# Corrected is a type here: what was a Location in one text is none.
recipe='brat and back'
if has "$recipe" to brat; then
  shell "$recipe" 1
  [ -e to-correct/annotation.conf ] || fail "brat has no settings"
  mkdir train dev
  cp to-correct/[a-n]*-*.* train
  cp to-correct/[o-z]*-*.* dev
  sed -i '0,/Location/s//Organization/' train/bruxelles-tram.ann
  shell "$recipe" 2
  grep -q '^micro' said || fail "no figures of what was corrected"
  ! grep -q '^micro *100.0 *100.0 *100.0' said || fail "what was corrected is not seen"
  block "$recipe" yaml 1 >mine.yaml
  shell "$recipe" 3
  grep -q '^micro' said || fail "no figures of the new model"
fi

# ---- SQLite ---------------------------------------------------------------------------
recipe='An archive to SQLite'
if has "$recipe" to sqlite; then
  shell "$recipe" 1
  if has "$recipe, from a table" from csv; then shell "$recipe" 2; fi
fi
if [ -s press.db ] && has "$recipe, the queries" program sqlite3; then
  block "$recipe" sql 1 >queries.sql
  sqlite3 -bail press.db <queries.sql >said 2>&1 || fail "sqlite3"
  for row in 'Irène Zurbriggen|f|[0-9]' 'Le Méridien|f|[0-9]' '2025-03|[0-9]*|[0-9]' '[A-Z][^|]*|[A-Z][^|]*|[0-9]*' '[^|]*|[0-9]*'; do
    grep -q "^$row" said || fail "no row like \"$row\""
  done
fi

# ---- Interrupted ----------------------------------------------------------------------
recipe='Runs that are interrupted, documents that fail'
if has "$recipe" to jsonl; then
  guillemet annotate -o whole.jsonl.gz archive.zip 2>said || [ $? = 1 ] || fail "one run"
  block "$recipe" sh 1 >block.sh
  (trap - INT; exec bash -c 'exec $(cat block.sh)') >said 2>&1 &
  run=$!
  for ((i = 0; i < 100; i++)); do
    ! grep -qs '^documents' out.jsonl.gz.resume || break
    sleep 0.02
  done
  kill -INT $run 2>/dev/null || :
  wait $run || [ $? = 1 ] || fail "the run that was interrupted"
  if [ -e out.jsonl.gz.resume ]; then
    shell "$recipe" 2
  else
    echo "$recipe: done before it could be interrupted"
  fi
  cmp out.jsonl.gz whole.jsonl.gz || fail "a run that was gone on with has other bytes"
  echo '{"id": "again", "text": "Il pleut.", "message": "it hung"}' >>failed.jsonl
  shell "$recipe" 3
  grep -q 'UTF-8' said || fail "what went wrong is not said"
  grep -q '"again"' more.jsonl || fail "what can be read is not annotated again"
fi

printf '%d recipes done, %d skipped\n' "$done" "$skipped"
