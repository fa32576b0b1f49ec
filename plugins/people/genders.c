/* What tells the gender of a person; see evidence in roster.h. */
#include "names.h"
#include "phrases.h"
#include "roster.h"
#include "verbs.h"

#include <string.h>

enum { SENTENCES_BACK = 2, MENTIONS_BACK = 12 };

static uint32_t set_of(bool he, bool she)
{
    return (he ? GENDER_HE : 0u) | (she ? GENDER_SHE : 0u);
}

/* Endings of nouns of function that are of one gender; the longer one counts. */
static const struct {
    const char *ending;
    uint32_t gender;
} endings[] = {
    {"euse", GENDER_SHE},  {"trice", GENDER_SHE}, {"ière", GENDER_SHE},
    {"enne", GENDER_SHE},  {"eure", GENDER_SHE},  {"onne", GENDER_SHE},
    {"esse", GENDER_SHE},  {"ante", GENDER_SHE},  {"ère", GENDER_SHE},
    {"ienne", GENDER_SHE}, {"eur", GENDER_HE},    {"ien", GENDER_HE},
    {"ier", GENDER_HE},
};

static uint32_t ending_gender(const view *v, uint32_t word)
{
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends_with(v, word, endings[i].ending))
            return endings[i].gender;
    return 0;
}

static uint32_t article_gender(const view *v, uint32_t word)
{
    for (uint32_t i = word; i-- > 0 && word - i < 3;) {
        if (word_is(v, i, "la") || word_is(v, i, "une") || word_is(v, i, "cette"))
            return GENDER_SHE;
        if (word_is(v, i, "le") || word_is(v, i, "un") || word_is(v, i, "ce"))
            return GENDER_HE;
        if (!v->words[i].is_word)
            break;
    }
    return 0;
}

uint32_t noun_gender(const view *v, uint32_t word)
{
    uint32_t nouns = nouns_of(v, word);
    if (nouns & NOUN_SEXLESS)
        return 0;
    if ((nouns & NOUN_PERSON) == NOUN_MAN)
        return GENDER_HE;
    if ((nouns & NOUN_PERSON) == NOUN_WOMAN)
        return GENDER_SHE;
    return nouns & NOUN_PERSON ? article_gender(v, word) : ending_gender(v, word);
}

/* The gender of those who bear the name, or its first part: "Jean-Hugues". */
static uint32_t bearers(const view *v, uint32_t word)
{
    uint32_t nouns = nouns_of(v, word) & (NAME_HE | NAME_SHE);
    gm_text fold = v->words[word].fold;
    const char *hyphen = memchr(fold.ptr, '-', fold.len);
    if (!nouns && hyphen) {
        const lexeme *part = lexicon_find(
            v->lexicon, (gm_text){fold.ptr, (uint32_t)(hyphen - fold.ptr)});
        nouns = part ? part->nouns & (NAME_HE | NAME_SHE) : 0;
    }
    return set_of(nouns & NAME_HE, nouns & NAME_SHE);
}

void note_name_gender(roster *all, const view *v, uint32_t who, unit name)
{
    uint8_t *genders = all->persons[who].genders;
    for (uint32_t i = name.begin; i-- > 0 && name.begin - i < 3;) {
        uint32_t classes = classes_of(v, i);
        if (!(classes & WORD_TITLE))
            break;
        genders[EVIDENCE_TITLE] |=
            (uint8_t)set_of(classes & WORD_SIR, classes & WORD_LADY);
    }
    bool lone = name.end - name.begin == 1;
    genders[lone ? EVIDENCE_LONE_NAME : EVIDENCE_FIRST_NAME] |=
        (uint8_t)bearers(v, name.begin);
}

/* "née", "formée": a participle that shows its gender. */
static uint32_t participle_gender(const view *v, uint32_t i)
{
    const word *w = &v->words[i];
    if (!w->is_word || w->entity || w->known->classes || w->known->nouns)
        return 0;
    if (ends_with(v, i, "ée") || word_is(v, i, "venue") || word_is(v, i, "élue") ||
        word_is(v, i, "morte") || word_is(v, i, "issue"))
        return GENDER_SHE;
    bool he = ends_with(v, i, "é") || word_is(v, i, "venu") || word_is(v, i, "élu") ||
              word_is(v, i, "mort") || word_is(v, i, "issu");
    return he ? GENDER_HE : 0;
}

/* "X, née à …", "X est arrivée". */
static uint32_t gender_after(const view *v, unit name)
{
    uint32_t i = name.end;
    if (is_point(v, i, POINT_COMMA))
        return participle_gender(v, i + 1);
    if (!(classes_of(v, i) & WORD_ETRE) && !word_is(v, i, "s'"))
        return 0;
    do
        i++;
    while (i < name.end + 3 &&
           classes_of(v, i) & (WORD_ETRE | WORD_ADVERB | WORD_NEGATION));
    return participle_gender(v, i);
}

/* "Formée à Lausanne, X …": the first word of the sentence. */
static uint32_t gender_of_lead(const view *v, unit name)
{
    if (!name.begin || !is_point(v, name.begin - 1, POINT_COMMA))
        return 0;
    uint32_t i = name.begin - 1, sentence = v->words[name.begin].sentence;
    while (i > 0 && name.begin - i < 24 && v->words[i - 1].sentence == sentence) {
        i--;
        if (is_finite(v, i) || v->words[i].known->classes & WORD_AVOIR)
            return 0;
    }
    bool starts = !i || v->words[i - 1].sentence != sentence;
    return starts ? participle_gender(v, i) : 0;
}

void note_participles(roster *all, const view *v, uint32_t who, unit name)
{
    all->persons[who].genders[EVIDENCE_PARTICIPLE] |=
        (uint8_t)(gender_after(v, name) | gender_of_lead(v, name));
}

uint32_t gender_of(const person *who, evidence *by)
{
    for (*by = EVIDENCE_TITLE; *by < EVIDENCES; ++*by) {
        uint32_t told = who->genders[*by];
        if (*by == EVIDENCE_PRONOUN)
            told = set_of(who->he > who->she, who->she > who->he);
        if (told == GENDER_HE || told == GENDER_SHE)
            return told;
    }
    return 0;
}

/* ---- Pronouns ---- */

/* A pronoun that stands for a person: the first word of its sentence or one behind its
 * verb; "il" only with a verb of saying, for it may stand for nobody. */
static uint32_t pronoun_gender(const view *v, uint32_t i)
{
    uint32_t classes = classes_of(v, i);
    if (!(classes & WORD_SUBJECT) || !(classes & (WORD_HE | WORD_SHE)) ||
        classes & WORD_MANY)
        return 0;
    bool first = !i || v->words[i - 1].sentence != v->words[i].sentence;
    bool hook = classes & WORD_HOOK;
    uint32_t verb = hook ? (i ? i - 1 : i) : i + 1;
    if (classes & WORD_HE && !v->words[verb].known->shapes)
        return 0;
    if (!first && !hook)
        return 0;
    return set_of(classes & WORD_HE, classes & WORD_SHE);
}

/* The one person of the sentences before that the pronoun can mean; NOWHERE if there
 * are several, or none.  `next`: the first mention after the pronoun. */
static uint32_t only_candidate(const roster *all, const view *v, uint32_t next,
                               uint32_t sentence, uint32_t gender)
{
    uint32_t found = NOWHERE, looks = MENTIONS_BACK;
    while (next-- > 0 && looks--) {
        const mention *m = &all->mentions[next];
        if (sentence - v->words[m->words.begin].sentence > SENTENCES_BACK)
            break;
        uint32_t who = roster_chief(all, m->person);
        evidence by;
        uint32_t known = gender_of(&all->persons[who], &by);
        if (all->persons[who].kind != ENTITY_PERSON || (known && known != gender))
            continue;
        if (found != NOWHERE && found != who)
            return NOWHERE;
        found = who;
    }
    return found;
}

void note_pronouns(roster *all, const view *v)
{
    uint32_t next = 0;
    for (uint32_t i = 0; i < v->count; i++) {
        while (next < all->mention_count && all->mentions[next].words.begin < i)
            next++;
        uint32_t gender = pronoun_gender(v, i);
        if (!gender)
            continue;
        uint32_t who = only_candidate(all, v, next, v->words[i].sentence, gender);
        if (who == NOWHERE)
            continue;
        all->persons[who].he += gender == GENDER_HE;
        all->persons[who].she += gender == GENDER_SHE;
    }
}
