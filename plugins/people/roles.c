/* The nouns that say what somebody is, before and after the name: "le président russe
 * X", "Anne Roch, syndique de Sion", "Notaire à Sion, X …", "X est régleuse".  A noun
 * is one of the table, or any word that stands where only such a noun can. */
#include "phrases.h"
#include "roster.h"
#include "verbs.h"

enum { ROLE_REACH = 12, LEAD_REACH = 24, LONGEST_FUNCTION = 24 };

static const uint32_t other_nouns =
    NOUN_GROUP | NOUN_ORGANIZATION | NOUN_DOCUMENT | NOUN_SPEECH | NOUN_MEASURE;

static bool add_noun(roster *all, const view *v, uint32_t who, unit words)
{
    while (words.end > words.begin + 1 && !v->words[words.end - 1].is_word)
        words.end--;
    all->persons[who].genders[EVIDENCE_ROLE] |= (uint8_t)noun_gender(v, words.begin);
    return roster_add_role(all, who, words);
}

/* "née", "formés": no noun, where nothing says that it is one. */
static bool is_participle(const view *v, uint32_t i)
{
    return ends_with(v, i, "é") || ends_with(v, i, "ée") || ends_with(v, i, "és") ||
           ends_with(v, i, "ées");
}

/* A word that the tables do not know, and that can be a noun. */
static bool is_unknown(const view *v, uint32_t i)
{
    const word *w = &v->words[i];
    return w->is_word && !w->is_number && !w->capital && !w->entity &&
           !w->known->classes && !w->known->shapes && !w->known->nouns &&
           !is_finite(v, i) && w->fold.len > 3 && !is_participle(v, i);
}

static bool begins_clause(const view *v, uint32_t i)
{
    return classes_of(v, i) & (WORD_QUE | WORD_SUB | WORD_RELATIVE | WORD_AVOIR);
}

/* Whether "du" or "des" governs the noun: "l'avocat du président X" is no president. */
static bool is_complement(const view *v, uint32_t i)
{
    return i && classes_of(v, i - 1) & WORD_DE && classes_of(v, i - 1) & WORD_DET;
}

static bool is_person_entity(const view *v, uint32_t i)
{
    uint32_t row = v->words[i].entity;
    return row && v->kinds[row - 1] == ENTITY_PERSON;
}

/* "le président russe X": nouns before the name, back to what cannot belong to it. */
static bool nouns_before(roster *all, const view *v, uint32_t who, unit name)
{
    for (uint32_t i = name.begin; i-- > 0 && name.begin - i < ROLE_REACH;) {
        const word *w = &v->words[i];
        if (w->sentence != v->words[name.begin].sentence)
            break;
        if (w->point == POINT_COMMA && i + 1 == name.begin)
            continue;
        if (!w->is_word || is_finite(v, i) || begins_clause(v, i) ||
            is_person_entity(v, i))
            break;
        if (w->known->nouns & NOUN_PERSON && !is_complement(v, i) &&
            !add_noun(all, v, who, (unit){i, name.begin}))
            return false;
        if (w->known->classes & WORD_DE && i + 1 == name.begin)
            break;
    }
    return true;
}

static bool is_article(const view *v, uint32_t i)
{
    return classes_of(v, i) & WORD_DET && !(classes_of(v, i) & (WORD_DE | WORD_MANY));
}

/* "le maçon X", "la jeune régleuse X": a noun that the tables do not know. */
static bool unknown_before(roster *all, const view *v, uint32_t who, unit name)
{
    uint32_t i = name.begin;
    while (i > 0 && name.begin - i < 2 && is_unknown(v, i - 1))
        i--;
    if (i == name.begin || !i || !is_article(v, i - 1))
        return true;
    return add_noun(all, v, who, (unit){i, name.begin});
}

/* "X, 44 ans, …": the word after the age. */
static uint32_t skip_age(const view *v, uint32_t i)
{
    bool age = v->words[i].is_number && word_is(v, i + 1, "ans");
    return age && is_point(v, i + 2, POINT_COMMA) ? i + 3 : i;
}

static uint32_t function_end(const view *v, uint32_t noun)
{
    uint32_t stop =
        noun + LONGEST_FUNCTION < v->count ? noun + LONGEST_FUNCTION : v->count;
    uint32_t end = noun_phrase_end(v, noun, stop, PHRASE_LOOSE);
    while (end == noun && end < stop && v->words[end].is_word)
        end++;
    return end;
}

/* What may follow a bare noun in apposition. */
static bool ends_bare_noun(const view *v, uint32_t i)
{
    return i >= v->count || !v->words[i].is_word ||
           classes_of(v, i) & (WORD_DE | WORD_A | WORD_PREP);
}

/* "X, le chef de l'exécutif", "X, syndique de Sion", "X (plombier)". */
static bool nouns_after(roster *all, const view *v, uint32_t who, unit name)
{
    if (!is_point(v, name.end, POINT_COMMA) && !is_point(v, name.end, POINT_PAREN))
        return true;
    uint32_t first = skip_age(v, name.end + 1);
    for (uint32_t i = first; i < v->count && i < first + 5; i++) {
        if (v->words[i].entity || !v->words[i].is_word || is_finite(v, i))
            break;
        if (nouns_of(v, i) & NOUN_PERSON)
            return add_noun(all, v, who, (unit){i, function_end(v, i)});
        if (nouns_of(v, i) & other_nouns)
            break;
        if (i == first && is_unknown(v, i) && ends_bare_noun(v, i + 1))
            return add_noun(all, v, who, (unit){i, i + 1});
    }
    return true;
}

/* "X est la directrice de …". */
static bool noun_of_verb(roster *all, const view *v, uint32_t who, unit name)
{
    uint32_t i = name.end;
    if (!(classes_of(v, i) & WORD_ETRE) && !word_is(v, i, "devient"))
        return true;
    i += is_article(v, i + 1) ? 2 : 1;
    if (i >= v->count || !(nouns_of(v, i) & NOUN_PERSON) || v->words[i].entity)
        return true;
    return add_noun(all, v, who, (unit){i, function_end(v, i)});
}

/* "Notaire à Ebolowa, membre du conseil, X signe …": the first word of the sentence. */
static bool lead_noun(roster *all, const view *v, uint32_t who, unit name)
{
    if (!name.begin || !is_point(v, name.begin - 1, POINT_COMMA))
        return true;
    uint32_t i = name.begin - 1, sentence = v->words[name.begin].sentence;
    while (i > 0 && name.begin - i < LEAD_REACH &&
           v->words[i - 1].sentence == sentence) {
        i--;
        if (is_person_entity(v, i) || is_finite(v, i))
            return true;
    }
    bool starts = !i || v->words[i - 1].sentence != sentence;
    if (!starts || !(nouns_of(v, i) & NOUN_PERSON) || v->words[i].entity)
        return true;
    return add_noun(all, v, who, (unit){i, function_end(v, i)});
}

bool find_roles(roster *all, const view *v, uint32_t who, unit name)
{
    return nouns_before(all, v, who, name) && unknown_before(all, v, who, name) &&
           nouns_after(all, v, who, name) && noun_of_verb(all, v, who, name) &&
           lead_noun(all, v, who, name);
}

bool find_body_noun(roster *all, const view *v, uint32_t who, unit name)
{
    for (uint32_t i = name.begin; i-- > 0 && name.begin - i < 4;) {
        if (!v->words[i].is_word || classes_of(v, i) & (WORD_DE | WORD_PREP))
            break;
        if (nouns_of(v, i) & NOUN_ORGANIZATION)
            return roster_add_role(all, who, (unit){i, name.begin});
    }
    return true;
}
