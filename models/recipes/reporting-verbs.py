#!/usr/bin/env python3
"""Conjugates reporting-verbs.lemmas.tsv into models/french/reporting-verbs.tsv.

usage: reporting-verbs.py < reporting-verbs.lemmas.tsv > ../french/reporting-verbs.tsv

The third persons of the simple tenses, the infinitive and the participles are all that
reports in the press; the first person of the present serves dialogue (dis-je). Each
output line is: form TAB lemma TAB shapes TAB uses. Needs Python 3 and nothing else; the
endings are those of any French grammar (Grevisse, chap. "La conjugaison").
"""
import sys

# model: present 1s 3s 3p, imperfect stem, past 3s 3p, future stem, present and past participle, subjunctive 3s
IRREGULAR = {
    'dire': ('is', 'it', 'isent', 'is', 'it', 'irent', 'ir', 'isant', 'it', 'ise', 'ire'),
    'prédire': ('is', 'it', 'isent', 'is', 'it', 'irent', 'ir', 'isant', 'it', 'ise', 'ire'),
    'lire': ('is', 'it', 'isent', 'is', 'ut', 'urent', 'ir', 'isant', 'u', 'ise', 'ire'),
    'rire': ('is', 'it', 'ient', 'i', 'it', 'irent', 'ir', 'iant', 'i', 'ie', 'ire'),
    'écrire': ('is', 'it', 'ivent', 'iv', 'ivit', 'ivirent', 'ir', 'ivant', 'it', 'ive', 'ire'),
    'répondre': ('ds', 'd', 'dent', 'd', 'dit', 'dirent', 'dr', 'dant', 'du', 'de', 'dre'),
    'vaincre': ('cs', 'c', 'quent', 'qu', 'quit', 'quirent', 'cr', 'quant', 'cu', 'que', 'cre'),
    'croire': ('ois', 'oit', 'oient', 'oy', 'ut', 'urent', 'oir', 'oyant', 'u', 'oie', 'oire'),
    'voir': ('ois', 'oit', 'oient', 'oy', 'it', 'irent', 'oir', 'oyant', 'u', 'oie', 'oir'),
    'revoir': ('ois', 'oit', 'oient', 'oy', 'it', 'irent', 'err', 'oyant', 'u', 'oie', 'oir'),
    'craindre': ('ins', 'int', 'ignent', 'ign', 'ignit', 'ignirent', 'indr', 'ignant', 'int', 'igne', 'indre'),
    'mettre': ('ets', 'et', 'ettent', 'ett', 'it', 'irent', 'ettr', 'ettant', 'is', 'ette', 'ettre'),
    'prendre': ('ends', 'end', 'ennent', 'en', 'it', 'irent', 'endr', 'enant', 'is', 'enne', 'endre'),
    'connaître': ('ais', 'aît', 'aissent', 'aiss', 'ut', 'urent', 'aîtr', 'aissant', 'u', 'aisse', 'aître'),
    'sentir': ('s', 't', 'tent', 't', 'tit', 'tirent', 'tir', 'tant', 'ti', 'te', 'tir'),
    'conclure': ('us', 'ut', 'uent', 'u', 'ut', 'urent', 'ur', 'uant', 'u', 'ue', 'ure'),
    'suivre': ('is', 'it', 'ivent', 'iv', 'ivit', 'ivirent', 'ivr', 'ivant', 'ivi', 'ive', 'ivre'),
    'tenir': ('iens', 'ient', 'iennent', 'en', 'int', 'inrent', 'iendr', 'enant', 'enu', 'ienne', 'enir'),
    'mouvoir': ('eus', 'eut', 'euvent', 'ouv', 'ut', 'urent', 'ouvr', 'ouvant', 'u', 'euve', 'ouvoir'),
    'vouloir': ('eux', 'eut', 'eulent', 'oul', 'oulut', 'oulurent', 'oudr', 'oulant', 'oulu', 'euille', 'ouloir'),
    'recevoir': ('çois', 'çoit', 'çoivent', 'cev', 'çut', 'çurent', 'cevr', 'cevant', 'çu', 'çoive', 'cevoir'),
    'conduire': ('is', 'it', 'isent', 'is', 'isit', 'isirent', 'ir', 'isant', 'it', 'ise', 'ire'),
    'courir': ('s', 't', 'ent', '', 'ut', 'urent', 'r', 'ant', 'u', 'e', 'ir'),
    'faire': ('ais', 'ait', 'ont', 'ais', 'it', 'irent', 'er', 'aisant', 'ait', 'asse', 'aire'),
    'ouvrir': ('re', 're', 'rent', 'r', 'rit', 'rirent', 'rir', 'rant', 'ert', 're', 'rir'),
    'servir': ('s', 't', 'vent', 'v', 'vit', 'virent', 'vir', 'vant', 'vi', 've', 'vir'),
    'taire': ('ais', 'aît', 'aisent', 'ais', 'ut', 'urent', 'air', 'aisant', 'u', 'aise', 'aire'),
}


def er_stems(lemma):
    """The stem before full endings, and before a mute e, of a verb in -er."""
    stem = lemma[:-2]
    mute = stem
    if lemma in ('appeler', 'rappeler', 'interpeller', 'rejeter', 'grommeler'):
        mute = stem if stem.endswith('ll') else stem + stem[-1]
    elif stem.endswith(('oy', 'uy')) or stem.endswith('ay'):
        mute = stem[:-1] + 'i'
    elif stem.endswith(('tweet', 'trompet')):
        mute = stem if stem.endswith('tweet') else stem + 't'
    elif len(stem) > 2 and stem[-2] in 'eé' and stem[-1] not in 'aeiouyéèx':
        mute = stem[:-2] + 'è' + stem[-1]
    elif len(stem) > 3 and stem.endswith(('égu',)):
        mute = stem[:-3] + 'ègu'
    return stem, mute


def regular_er(lemma):
    stem, mute = er_stems(lemma)
    soft = stem
    if stem.endswith('c'):
        soft = stem[:-1] + 'ç'
    elif stem.endswith('g'):
        soft = stem + 'e'
    acute = stem[-2:-1] == 'é' or stem.endswith('égu')
    future = (stem if acute else mute) + 'er'
    return dict(one=[mute + 'e'], sing=[mute + 'e', soft + 'ait', soft + 'a', future + 'a', future + 'ait'],
                plur=[mute + 'ent', soft + 'aient', stem + 'èrent', future + 'ont', future + 'aient'],
                ger=[soft + 'ant'], inf=[lemma], part=[stem + x for x in ('é', 'és', 'ée', 'ées')])


def regular_ir(lemma):
    s = lemma[:-1]
    return dict(one=[s + 's'], sing=[s + 't', s + 'ssait', lemma + 'a', lemma + 'ait', s + 'sse'],
                plur=[s + 'ssent', s + 'ssaient', s + 'rent', lemma + 'ont', lemma + 'aient'],
                ger=[s + 'ssant'], inf=[lemma], part=[s, s + 's', s + 'e', s + 'es'])


def irregular(lemma, model):
    one, sing, plur, imperfect, past, pasts, future, ger, part, subj, inf = IRREGULAR[model]
    assert lemma.endswith(inf), (lemma, model)
    r = lemma[:-len(inf)]
    masc = r + part
    plural = masc if masc.endswith('s') else masc + 's'
    return dict(one=[r + one], sing=[r + sing, r + imperfect + 'ait', r + past, r + future + 'a', r + future + 'ait', r + subj],
                plur=[r + plur, r + imperfect + 'aient', r + pasts, r + future + 'ont', r + future + 'aient'],
                ger=[r + ger], inf=[lemma], part=[masc, plural, masc + 'e', masc + 'es'])


def forms(lemma, model):
    if model:
        return irregular(lemma, model)
    return regular_er(lemma) if lemma.endswith('er') else regular_ir(lemma)


def main():
    table = {}
    for line in sys.stdin:
        if line.startswith('#') or not line.strip():
            continue
        lemma, uses, model = (line.rstrip('\n').split('\t') + [''])[:3]
        for shape, words in forms(lemma, model).items():
            for word in words:
                shapes, found = table.setdefault((word, lemma), ([], []))
                shapes += [shape] if shape not in shapes else []
                found += [u for u in uses.split() if u not in found]
    print('# Forms of the reporting verbs, made by models/recipes/reporting-verbs.py from')
    print('# models/recipes/reporting-verbs.lemmas.tsv (written for guillemet, MIT): do not edit here.')
    print('# form TAB lemma TAB shapes (one sing plur: finite; inf; ger; part) TAB uses (see the lemma file)')
    for (word, lemma), (shapes, uses) in sorted(table.items()):
        print(word, lemma, ' '.join(shapes), ' '.join(uses), sep='\t')


if __name__ == '__main__':
    main()
