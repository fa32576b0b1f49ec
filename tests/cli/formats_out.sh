#!/usr/bin/env bash
# The formats that are written for other programs: chosen by name and by the name of the
# file, several at once, and read back by programs that are not ours.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
demo=$SOURCE/corpora/demo

expect_python() { # WHAT, and a program on standard input that exits with 0
  checks=$((checks + 1))
  python3 - >python.out 2>&1 || failed "$1: $(tail -n 3 python.out)"
}

# ---- Which format ---------------------------------------------------------------------
run annotate -t quotes.csv -o by-name "$demo"
expect_status 0
run annotate -o run.quotes.csv -o people.tsv -o a.entities.csv -o plain.csv -o all.jsonl -o all.conllu \
  -t iob2 -o tags -t brat -o folder "$demo"
expect_status 0
checks=$((checks + 1))
cmp -s by-name run.quotes.csv && cmp -s by-name plain.csv || failed "three ways to a table of quotes differ"
for format in quotes.csv quotes.tsv entities.csv entities.tsv people.csv people.tsv conllu iob2; do
  run annotate -t "$format" "$demo/ouest-local.txt"
  expect_status 0
  checks=$((checks + 1))
  [ -s out ] || failed "nothing is written as $format"
done
run annotate -t people.tsv "$demo/ouest-local.txt"
expect_out $'document\trow\tname\tkind\tgender\tevidence\tmentions\t'

# ---- What cannot be -------------------------------------------------------------------
run annotate -t brat "$demo"
expect_status 2
expect_err 'name the place with -o'
run annotate -t brat -o all.jsonl "$demo"
expect_status 2
expect_err 'cannot make the folder "all.jsonl" for brat: Not a directory'
run annotate -t quotes.xls "$demo"
expect_status 2
expect_err 'no format "quotes.xls" is written'
printf '%s\n' '{"text": "Oui."}' '{"text": 1}' >half.jsonl
run annotate -o half.csv -t brat -o half half.jsonl
expect_status 1

# ---- What they do not hold is said, once ----------------------------------------------
printf '%s\n' '{"text": "Oui.", "meta": {"a": 1}, "url": "x"}' '{"text": "Non.", "meta": {"b": 1}}' \
  '{"text": "Non.", "meta": {"b": 1}}' >meta.jsonl
run annotate -o meta.csv meta.jsonl
expect_status 0
expect_err 'quotes: "b" of "meta" is not in the table'
expect_err 'quotes has no place for "url"'
checks=$((checks + 1))
[ "$(grep -c warning err)" = 2 ] || failed "it does not say each once"
: >empty.jsonl
run annotate -o empty.csv empty.jsonl
checks=$((checks + 1))
[ "$(wc -l <empty.csv)" = 1 ] || failed "an empty table has not one line"

# ---- Tables, by Python's csv ----------------------------------------------------------
expect_python "tables" <<'PYTHON'
import csv, json
docs = {d['id']: d for d in map(json.loads, open('all.jsonl', encoding='utf8'))}
def rows(path, **how):
    return list(csv.DictReader(open(path, encoding='utf8', newline=''), **how))
def part(doc, span):
    return doc['text'][span[0]:span[1]] if span else ''
quotes = rows('run.quotes.csv')
assert len(quotes) == sum(len(d['layers']['quote']) for d in docs.values())
for row in quotes:
    doc = docs[row['document']]
    quote = doc['layers']['quote'][int(row['row']) - 1]
    assert row['content'] == ' […] '.join(part(doc, s) for s in quote['content'])
    assert row['fragments'] == ';'.join('%d-%d' % tuple(s) for s in quote['content'])
    assert (int(row['begin']), int(row['end'])) == (quote['content'][0][0], quote['content'][-1][1])
    for place in 'cue', 'source':
        assert row[place] == part(doc, quote[place])
        assert row[place + '_begin'] == (str(quote[place][0]) if quote[place] else '')
    for name in 'type', 'speaker', 'kind', 'why':
        assert row[name] == (quote[name] or ''), (name, row, quote)
    assert float(row['score']) == quote['score']
    assert row['allegation'] == ('true' if quote.get('allegation') else 'false')
    assert part(doc, quote['content'][0]) in row['context']
    people = [p for p in doc['layers']['person'] if p['name'] == quote['speaker']]
    assert row['gender'] == (people[0]['gender'] or '' if people else '')
entities = rows('a.entities.csv')
assert len(entities) == sum(len(d['layers']['entity']) for d in docs.values())
for row in entities:
    doc = docs[row['document']]
    entity = doc['layers']['entity'][int(row['row']) - 1]
    assert row['text'] == doc['text'][int(row['begin']):int(row['end'])]
    assert (row['type'], row['value']) == (entity['type'], entity['value'] or '')
    if row['person']:
        [person] = [p for p in doc['layers']['person'] if p['name'] == row['person']]
        assert any(m[0] < entity['end'] and entity['begin'] < m[1] for m in person['mentions'])
assert any(row['person'] for row in entities)
people = rows('people.tsv', delimiter='\t', quoting=csv.QUOTE_NONE)
assert len(people) == sum(len(d['layers']['person']) for d in docs.values())
for row in people:
    doc = docs[row['document']]
    person = doc['layers']['person'][int(row['row']) - 1]
    said = [q for q in doc['layers']['quote'] if q['speaker'] == person['name']]
    assert (row['name'], int(row['mentions'])) == (person['name'], len(person['mentions']))
    assert int(row['quotes']) == len(said)
    assert (int(row['quoted_words']) > 0) == (len(said) > 0)
    assert row['first_mention'] == part(doc, person['mentions'][0])
PYTHON
if python3 -c 'import pandas' 2>/dev/null; then
  expect_python "pandas" <<'PYTHON'
import pandas
assert len(pandas.read_csv('run.quotes.csv')) == len(pandas.read_csv('plain.csv')) > 0
pandas.read_csv('people.tsv', sep='\t', quoting=3)
PYTHON
else
  echo "pandas is not installed: it was not tried"
fi
if command -v Rscript >/dev/null; then
  checks=$((checks + 1))
  Rscript -e 'q <- read.csv("run.quotes.csv"); p <- read.delim("people.tsv", quote = ""); stopifnot(nrow(q) > 0, nrow(p) > 0, !is.null(p$quoted_words))' >/dev/null || failed "R does not read the tables"
else
  echo "R is not installed: it was not tried"
fi

# ---- CoNLL-U: the text comes back to the character ------------------------------------
printf '%s\n' '{"id": "spaces", "text": " \t« À\u00a0l’école\u202f: \\\\ a|b »\r\n\r\nAu revoir,  du pain.\n"}' \
  '{"id": "last", "text": "\ufeffOui"}' >spaces.jsonl
run annotate -o spaces.conllu -t jsonl -o spaces.out.jsonl spaces.jsonl
expect_status 0
cat spaces.conllu >>all.conllu && cat spaces.out.jsonl >>all.jsonl
expect_python "CoNLL-U" <<'PYTHON'
import json, re
docs = {d['id']: d for d in map(json.loads, open('all.jsonl', encoding='utf8'))}
def unescape(text):
    return re.sub(r'\\(.)', lambda m: {'s': ' ', 't': '\t', 'r': '\r', 'n': '\n', 'p': '|'}.get(m[1], m[1]), text)
text, tokens, sentences, seen, expect, forms, covered = {}, {}, {}, None, 1, '', 0
for line in open('all.conllu', encoding='utf8', newline='\n'):
    line = line[:-1]
    if line.startswith('# newdoc id = '):
        seen = line[14:]
        text[seen], tokens[seen], sentences[seen] = '', [], 0
    elif line.startswith('# text = '):
        stated = line[9:]
        sentences[seen] += 1
    elif line == '':
        assert forms.rstrip(' ') == stated, (forms, stated)
        expect, forms, covered = 1, '', 0
    elif not line.startswith('#'):
        fields = line.split('\t')
        assert len(fields) == 10 and all(fields), line
        assert all(' ' not in f for f in (*fields[2:9],)), line
        if '-' in fields[0]:
            first, covered = map(int, fields[0].split('-'))
            assert first == expect
        else:
            assert int(fields[0]) == expect
            expect += 1
            if int(fields[0]) <= covered:
                assert fields[9] == '_'
                continue
        misc = dict(pair.split('=', 1) for pair in fields[9].split('|'))
        text[seen] += unescape(misc.get('SpacesBefore', '')) + fields[1]
        begin, end = map(int, misc['TokenRange'].split(':'))
        tokens[seen].append((begin, end))
        assert docs[seen]['text'][begin:end] == fields[1]
        space = '' if misc.get('SpaceAfter') == 'No' else unescape(misc.get('SpacesAfter', '\\s'))
        text[seen] += space
        forms += fields[1] + (' ' if space else '')
assert set(text) == set(docs), set(docs) ^ set(text)
for name, doc in docs.items():
    assert text[name] == doc['text'], (name, text[name], doc['text'])
    assert tokens[name] == [(t['begin'], t['end']) for t in doc['layers']['token']]
    assert sentences[name] == len(doc['layers']['sentence'])
PYTHON
run annotate -f conllu -t jsonl -o back.jsonl all.conllu
if grep -qF 'no format "conllu" is read' err; then
  echo "CoNLL-U is not read: it was not tried"
else
  expect_status 0
  expect_python "CoNLL-U, read again" <<'PYTHON'
import json
def read(path):
    return {d['id']: d for d in map(json.loads, open(path, encoding='utf8'))}
docs, back = read('all.jsonl'), read('back.jsonl')
assert set(docs) == set(back)
for name in docs:
    assert docs[name]['text'] == back[name]['text'], name
    for layer in 'sentence', 'token':
        assert docs[name]['layers'][layer] == back[name]['layers'][layer], (name, layer)
PYTHON
fi

# ---- IOB2 and brat --------------------------------------------------------------------
expect_python "IOB2" <<'PYTHON'
import json
docs = [json.loads(line) for line in open('all.jsonl', encoding='utf8')][:-2]
blocks = open('tags', encoding='utf8', newline='\n').read().split('-DOCSTART-\tO\n\n')
assert blocks[0] == '' and len(blocks) == len(docs) + 1
for doc, block in zip(docs, blocks[1:]):
    rows = [line.split('\t') for line in block.split('\n') if line]
    assert [r[0] for r in rows] == [doc['text'][t['begin']:t['end']] for t in doc['layers']['token']]
    assert sum(r[1].startswith('B-') for r in rows) == len(doc['layers']['entity'])
    assert block.count('\n\n') == len(doc['layers']['sentence'])
PYTHON
expect_python "brat" <<'PYTHON'
import json, os, re
docs = [json.loads(line) for line in open('all.jsonl', encoding='utf8')][:-2]
assert {'annotation.conf', 'visual.conf'} <= set(os.listdir('folder'))
assert len(os.listdir('folder')) == 2 + 2 * len(docs)
for doc in docs:
    text = open('folder/%s.txt' % doc['id'], encoding='utf8', newline='').read()
    assert text == doc['text']
    types, spans = {}, {}
    for line in open('folder/%s.ann' % doc['id'], encoding='utf8', newline='\n'):
        kind, rest = line[:-1].split('\t', 1)
        if kind[0] == 'T':
            head, said = rest.split('\t')
            name, offsets = head.split(' ', 1)
            pairs = [tuple(map(int, o.split())) for o in offsets.split(';')]
            assert ' '.join(text[b:e] for b, e in pairs) == said
            assert all('\n' not in text[b:e] for b, e in pairs)
            types[kind], spans[kind] = name, (pairs[0][0], pairs[-1][1])
        elif kind[0] == 'R':
            name, quote, other = re.fullmatch(r'(\w+) Arg1:(T\d+) Arg2:(T\d+)', rest).groups()
            assert types[quote].startswith('Quote-') and types[other] == name
    found = [(spans[t][0], spans[t][1], types[t]) for t in types if not re.match('Quote-|Cue|Source', types[t])]
    assert found == [(e['begin'], e['end'], e['type']) for e in doc['layers']['entity']]
    quotes = [spans[t] for t in types if types[t].startswith('Quote-')]
    assert quotes == [(q['content'][0][0], q['content'][-1][1]) for q in doc['layers']['quote']]
PYTHON
run train ner --train folder --dev folder --out demo.ner --set iterations=2
if grep -qF '"Quote-' err; then
  echo "The reader of brat takes quotes for entities: no training was tried"
else
  expect_status 0
  expect_err '18 documents'
fi
finish
