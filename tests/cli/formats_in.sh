#!/usr/bin/env bash
# What is read: compressed files, archives as folders, treebanks whose tokens stay, folders
# of brat; and what is damaged costs itself alone.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
printf 'stages: [tokenize]\n' >tokens.yaml
mkdir -p presse/nord
printf 'Il pleut à Lille.' >presse/nord/lille.txt
printf 'Il neige à Gap.' >presse/gap.txt
printf '{"text": "Un."}\n{"text": "Deux."}\n' >presse/lignes.jsonl
printf 'no document' >presse/notes.md

ids() { # EXPECTED, of what was annotated last
  checks=$((checks + 1))
  got=$(python3 -c 'import json, sys
print(*sorted(json.loads(line)["id"] for line in sys.stdin))' <out)
  [ "$got" = "$1" ] || failed "the ids are $got, not $1"
}

# ---- Compressed files: the name without the ending, and the bytes tell --------------
python3 - <<'PYTHON'
import bz2, gzip, lzma, shutil
for ending, opener in (("gz", gzip.open), ("xz", lzma.open), ("bz2", bz2.open)):
    with open("presse/lignes.jsonl", "rb") as lines, opener(f"a.jsonl.{ending}", "wb") as out:
        shutil.copyfileobj(lines, out)
shutil.copy("a.jsonl.gz", "disguised.jsonl")
PYTHON
for file in a.jsonl.gz a.jsonl.xz a.jsonl.bz2 disguised.jsonl; do
  run annotate -p tokens.yaml "$file"
  expect_status 0
  ids 'line-1 line-2'
done
run_on a.jsonl.gz annotate -p tokens.yaml
expect_status 0
ids 'line-1 line-2'
head -c 40 a.jsonl.gz >cut.jsonl.gz
run annotate -p tokens.yaml cut.jsonl.gz presse/gap.txt
expect_status 1
expect_err 'cannot unpack "cut.jsonl.gz"'
ids 'gap'

# ---- Archives are folders ----------------------------------------------------------
python3 - <<'PYTHON'
import io, tarfile, zipfile
members = {"nord/lille.txt": "Il pleut à Lille.", "gap.txt": "Il neige à Gap.", "notes.md": "x",
           ".caché/x.txt": "x", "éte.txt": "Un été."}
with zipfile.ZipFile("a.zip", "w", zipfile.ZIP_DEFLATED) as out:
    for name, text in members.items():
        out.writestr(name, text)
for ending in ("", ".gz", ".xz"):
    with tarfile.open(f"a.tar{ending}", "w:" + ending[1:]) as out:
        for name, text in members.items():
            info = tarfile.TarInfo("./" + name)
            info.size = len(text.encode())
            out.addfile(info, io.BytesIO(text.encode()))
with tarfile.open("wild.tar", "w") as out:
    for name in ("../out.txt", "/etc/x.txt", "fine.txt"):
        info = tarfile.TarInfo(name)
        info.size = 3
        out.addfile(info, io.BytesIO(b"Un."))
PYTHON
for file in a.zip a.tar a.tar.gz a.tar.xz; do
  run annotate -p tokens.yaml "$file"
  expect_status 0
  ids 'gap nord/lille éte'
done
mkdir held && cp a.zip a.jsonl.gz held/
run annotate -p tokens.yaml held
expect_status 0
ids 'a/gap a/nord/lille a/éte line-1 line-2'
run annotate -p tokens.yaml wild.tar
expect_status 1
expect_err 'wild.tar: the member "../out.txt" is not read: its name leads out of the archive'
expect_err 'wild.tar: the member "/etc/x.txt" is not read: its name is absolute'
ids 'fine'
head -c 90 a.zip >cut.zip
run annotate -p tokens.yaml cut.zip
expect_status 1
expect_err 'cannot unpack "cut.zip'

# ---- Patterns that no shell has expanded -------------------------------------------
run annotate -p tokens.yaml 'presse/*.txt'
expect_status 0
ids 'gap'
run annotate -p tokens.yaml 'presse/*.csv'
expect_status 2
expect_err 'cannot read "presse/*.csv"'

# ---- A treebank's own tokens stay --------------------------------------------------
printf '# newdoc id = un\n# text = Aujourd’hui pluie.\n%s\n%s\n%s\n\n# newdoc id = deux\n%s\n\n' \
  $'1\tAujourd\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No' $'2\t’hui\t_\tADV\t_\t_\t_\t_\t_\t_' \
  $'3\tpluie.\t_\tNOUN\t_\t_\t_\t_\t_\t_' $'1\tDeux\t_\tNUM\t_\t_\t_\t_\t_\t_' >a.conllu
run annotate -p tokens.yaml a.conllu
expect_status 0
ids 'deux un'
expect_out '"token":[{"begin":0,"end":7,"kind":"word"},{"begin":7,"end":11,"kind":"word"},{"begin":12,"end":18,"kind":"word"}]'
expect_out '"kind":"number"'
printf '1\tUn\n' >bad.conllu
run annotate -p tokens.yaml bad.conllu a.conllu
expect_status 1
expect_err 'bad.conllu:1: a word has ten fields'
ids 'deux un'

# ---- A folder of brat --------------------------------------------------------------
mkdir brat
printf '\xEF\xBB\xBFT1\tLocation 11 16\tLille\r\n' >brat/lille.ann
cp presse/nord/lille.txt brat/
run annotate -p tokens.yaml -f brat brat
expect_status 0
expect_out '"entity":[{"begin":11,"end":16,"type":"Location"}]'
run annotate -p tokens.yaml -f xml brat
expect_status 2
expect_err 'no format "xml" is read: there are jsonl, '

# ---- Tables, and what stands beside texts ------------------------------------------
mkdir txm
printf 'id;titre;Mots clés\r\ngap;"Neige; suite";froid\r\n' >txm/metadata.csv
cp presse/gap.txt presse/nord/lille.txt txm/
run annotate -p tokens.yaml txm
expect_status 0
ids 'gap lille'
expect_json '{d["id"]: d["meta"] for d in docs} == {"gap": {"title": "Neige; suite", "Mots clés": "froid"}, "lille": {}}'
python3 -c 'import shutil; shutil.make_archive("txm", "zip", "txm")'
run annotate -p tokens.yaml txm.zip
expect_status 0
expect_json '{d["id"]: d["meta"].get("title") for d in docs} == {"gap": "Neige; suite", "lille": None}'
printf 'identifiant;Texte;journal\n1;"Il pleut;\nfort.";Le Soir\n2;"Il "neige".;x\n3;Fin.;y\n' >a.csv
run annotate -p tokens.yaml a.csv
expect_status 1
expect_err 'a.csv:4: the field that a quote opens here goes on behind its closing quote'
ids '1 3'
expect_json 'docs[0]["text"] == "Il pleut;\nfort." and docs[0]["meta"] == {"paper": "Le Soir"}'
gzip -k a.csv
run annotate -p tokens.yaml '*.csv.gz'
expect_status 1
expect_err 'a.csv.gz:4: '
ids '1 3'
printf 'titre,chapeau\na,b\n' >none.csv
run annotate -p tokens.yaml none.csv
expect_status 1
expect_err 'none.csv:1: none of the columns is the text'
expect_err 'they are "titre", "chapeau"'
printf '**** *journal_Le_Soir *id_un\nIl pleut.\n**** *journal_x\nIl neige.\n' >corpus.txt
run annotate -p tokens.yaml corpus.txt
expect_status 0
ids 'corpus-2 un'
expect_json 'docs[0]["meta"] == {"paper": "Le_Soir"} and docs[1]["text"] == "Il neige."'

# ---- What expands without end costs what a document may have -----------------------
python3 - <<'PYTHON'
import gzip
with gzip.open("bomb.csv.gz", "wb", 1) as out:
    out.write(b'id,text\n1,"')
    for _ in range(300):
        out.write(b"a" * (1 << 20))
    out.write(b'"\n2,Fin.\n')
PYTHON
run annotate -p tokens.yaml bomb.csv.gz
expect_status 1
expect_err 'bomb.csv.gz:2: the quote that opens a field here is not closed within 268435456 bytes'
ids '2'

finish
