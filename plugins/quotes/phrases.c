/* Noun phrases by word classes; see phrases.h. */
#include "phrases.h"

#include "verbs.h"

enum { LONGEST_QUOTED_NAME = 4, LONGEST_PARENTHESIS = 9 };

/* Beside the flags of phrases.h: the phrase is a person's function. */
enum { PHRASE_FUNCTION = 1u << 3 };

static const uint32_t never_nominal =
    WORD_SUBJECT | WORD_QUE | WORD_RELATIVE | WORD_SUB | WORD_COORD | WORD_PREP |
    WORD_NE | WORD_AVOIR | WORD_ETRE | WORD_FINITE | WORD_CLITIC | WORD_NEGATION;

/* Adjectives end like infinitives in -ire and -re: "un bilan provisoire". */
static bool is_plain_infinitive(const view *v, uint32_t i)
{
    return is_infinitive(v, i) && (v->words[i].known->shapes || ends_with(v, i, "er"));
}

/* A word that can be a noun, a name or an adjective; `first`: right after a
 * determiner, where a form that is a verb as well is a noun ("le juge"). */
static bool is_nominal(const view *v, uint32_t i, bool first)
{
    const word *w = &v->words[i];
    if (!w->is_word)
        return false;
    if (w->entity || (w->known->classes & WORD_TITLE && v->words[i + 1].capital))
        return true;
    if (w->known->nouns & NOUN_SPEAKER && first)
        return true;
    if (w->known->classes & never_nominal)
        return false;
    if (!first && (is_finite(v, i) || is_manner(v, i) || is_plain_infinitive(v, i)))
        return false;
    if (!first && w->known->shapes & (VERB_FINITE | VERB_GER) &&
        !(w->known->nouns & NOUN_SPEAKER) && !w->capital)
        return false;
    if (w->known->classes & (WORD_TIME | WORD_ADVERB) && !w->capital)
        return first;
    return true;
}

static uint32_t entity_end(const view *v, uint32_t i, uint32_t end)
{
    uint32_t row = v->words[i].entity;
    while (i < end && v->words[i].entity == row)
        i++;
    return i;
}

/* "la", "d'autres": an article. */
static bool is_det(const view *v, uint32_t i)
{
    return v->words[i].is_word &&
           (classes_of(v, i) & WORD_DET ||
            (word_is(v, i, "d'") && word_is(v, i + 1, "autres")));
}

/* "la plus haute autorité": the adverb of an adjective right behind the article. */
static bool is_degree(const view *v, uint32_t i)
{
    return i && is_det(v, i - 1) && v->words[i + 1].is_word &&
           (word_is(v, i, "plus") || word_is(v, i, "moins") || word_is(v, i, "très"));
}

/* Whether the complement at word i goes on with something nominal. */
static bool goes_on(const view *v, uint32_t i, uint32_t end)
{
    return i < end && (is_det(v, i) || is_nominal(v, i, true));
}

static bool joins(const view *v, uint32_t i, uint32_t end, uint32_t how)
{
    uint32_t classes = classes_of(v, i);
    if (!v->words[i].is_word || i + 1 >= end)
        return false;
    if (classes & WORD_DE)
        return goes_on(v, i + 1, end);
    if (classes & WORD_COORD && (word_is(v, i, "et") || word_is(v, i, "&")))
        return v->words[i + 1].capital || classes_of(v, i + 1) & WORD_DE ||
               v->words[i + 1].known->nouns & NOUN_SPEAKER ||
               (how & PHRASE_BEFORE && is_det(v, i + 1));
    bool loose = how & PHRASE_LOOSE && classes & WORD_PREP && !word_is(v, i, "selon");
    return loose && goes_on(v, i + 1, end);
}

/* The end of a short quoted name inside a phrase that must reach a verb. */
static uint32_t quoted_name_end(const view *v, uint32_t i, uint32_t how)
{
    uint32_t s = v->words[i].stretch;
    if (!(how & PHRASE_BEFORE) || !s)
        return i;
    const stretch *quoted = &v->stretches[s - 1];
    bool short_name = quoted->open == i && quoted->close != NOWHERE &&
                      quoted->end - quoted->begin <= LONGEST_QUOTED_NAME;
    return short_name ? quoted->close + 1 : i;
}

/* One phrase without appositions. */
static uint32_t simple_end(const view *v, uint32_t i, uint32_t end, uint32_t how)
{
    uint32_t k = i;
    bool first = true;
    while (k < end && k - i < LONGEST_PHRASE &&
           v->words[k].paragraph == v->words[i].paragraph) {
        uint32_t quoted = k > i ? quoted_name_end(v, k, how) : k;
        if (v->words[k].entity && !(first && is_det(v, k) && !v->words[k].capital)) {
            k = entity_end(v, k, end);
            first = false;
        } else if (first && (is_det(v, k) || (k > i && is_degree(v, k)))) {
            k++;
        } else if (is_nominal(v, k, first) && !v->words[k].is_number) {
            k++;
            first = false;
        } else if (v->words[k].is_number && (first || how & PHRASE_BEFORE)) {
            k++;
        } else if (!first && joins(v, k, end, how)) {
            k++;
            first = true;
        } else if (quoted > k && quoted <= end) {
            k = quoted;
        } else {
            break;
        }
    }
    return first && !(k > i && v->words[k - 1].entity) ? i : k;
}

/* "Contacté par nos soins, …": what happened to the subject, at the start of the
 * sentence. */
static bool is_detached(const view *v, uint32_t i)
{
    static const char *const endings[] = {"é", "ée", "és", "ées", NULL};
    const word *w = &v->words[i];
    return w->capital && !w->entity &&
           (!i || w->sentence != v->words[i - 1].sentence) &&
           ends_with_one(v, i, endings) && !w->known->nouns &&
           (word_is(v, i + 1, "par") || word_is(v, i + 1, "sur") ||
            word_is(v, i + 1, "à") || word_is(v, i + 1, "dans"));
}

bool begins_phrase(const view *v, uint32_t i)
{
    const word *w = &v->words[i];
    if (!w->is_word || is_detached(v, i))
        return false;
    if (w->entity || is_det(v, i) || w->known->classes & WORD_TITLE)
        return true;
    if (w->known->nouns & NOUN_SPEAKER)
        return true;
    return w->capital && !w->known->shapes && w->fold.ptr[w->fold.len - 1] != '\'' &&
           !(w->known->classes & (never_nominal | WORD_ADVERB | WORD_TIME));
}

static bool begins_apposition(const view *v, uint32_t i)
{
    const word *w = &v->words[i];
    if (w->is_number)
        return word_is(v, i + 1, "ans");
    if (w->known->classes & WORD_DE)
        return v->words[i + 1].capital || is_det(v, i + 1);
    return begins_phrase(v, i);
}

static bool is_entity(const view *v, uint32_t i, entity_kind kind)
{
    uint32_t row = v->words[i].entity;
    return row && v->kinds[row - 1] == kind;
}

/* "Jean Roux, archiviste à Pau": a function without an article, right after a person's
 * name; no participle that tells what happened to him ("installé à"). */
static bool begins_function(const view *v, uint32_t i)
{
    static const char *const participles[] = {"é", "ée", "és", "ées", NULL};
    const word *w = &v->words[i];
    if (i < 2 || !is_entity(v, i - 2, ENTITY_PERSON) || !w->is_word || w->capital ||
        w->is_number || w->known->classes || w->known->shapes)
        return false;
    bool participle = !w->known->nouns && ends_with_one(v, i, participles);
    return !participle || classes_of(v, i + 1) & WORD_DE || v->words[i + 1].capital ||
           !v->words[i + 1].is_word;
}

/* Two names in a row are two, but for a party after a person and a person after his
 * function: "selon Reuters, David Petraeus". */
static bool parts_names(const view *v, uint32_t k, uint32_t start, uint32_t how)
{
    if (how & PHRASE_BEFORE || !v->words[start].entity || !v->words[k - 1].entity)
        return false;
    bool party = is_entity(v, k - 1, ENTITY_PERSON) &&
                 is_entity(v, start, ENTITY_ORGANIZATION) &&
                 !(classes_of(v, start) & WORD_DET);
    bool named = how & PHRASE_FUNCTION && is_entity(v, start, ENTITY_PERSON);
    return !party && !named;
}

/* What may follow an apposition after the verb; otherwise it is a new clause. */
static bool ends_apposition(const view *v, uint32_t i, uint32_t end)
{
    if (i >= end)
        return true;
    const word *w = &v->words[i];
    if (w->stretch && v->stretches[w->stretch - 1].open == i)
        return false;
    return w->point == POINT_COMMA || w->point == POINT_STOP ||
           w->point == POINT_COLON || w->point == POINT_PAREN_END ||
           w->point == POINT_PAREN || w->point == POINT_SEMICOLON ||
           w->point == POINT_CLOSE || w->point == POINT_STRAIGHT ||
           w->point == POINT_DASH || w->known->classes & WORD_RELATIVE;
}

static uint32_t apposition_end(const view *v, uint32_t k, uint32_t end, uint32_t how)
{
    if (is_point(v, k, POINT_PAREN)) {
        uint32_t close = k + 1;
        while (close < end && close - k < LONGEST_PARENTHESIS &&
               v->words[close].point != POINT_PAREN_END)
            close++;
        return close < end && is_point(v, close, POINT_PAREN_END) ? close + 1 : k;
    }
    if (!is_point(v, k, POINT_COMMA) || k + 1 >= end ||
        !(begins_apposition(v, k + 1) || begins_function(v, k + 1)))
        return k;
    uint32_t start = k + 1;
    if (classes_of(v, start) & WORD_DE && !is_det(v, start))
        start++;
    if (v->words[start].is_number)
        return start + 2;
    if (parts_names(v, k, start, how))
        return k;
    uint32_t after = simple_end(v, start, end, how | PHRASE_LOOSE);
    if (after == start || !(how & PHRASE_BEFORE || ends_apposition(v, after, end)))
        return k;
    return after;
}

uint32_t noun_phrase_end(const view *v, uint32_t i, uint32_t end, uint32_t how)
{
    if (i >= end || !(begins_phrase(v, i) || classes_of(v, i) & WORD_PRONOUN))
        return i;
    if (classes_of(v, i) & WORD_PRONOUN && !is_det(v, i) && !v->words[i].entity)
        return i + 1;
    uint32_t k = simple_end(v, i, end, how);
    if (k == i || !(how & PHRASE_APPOSITION))
        return k;
    if (is_det(v, i) && i + 1 < k && v->words[i + 1].known->nouns & NOUN_PERSON)
        how |= PHRASE_FUNCTION;
    for (uint32_t tries = 0; tries < 4 && k < end; tries++) {
        uint32_t after = apposition_end(v, k, end, how);
        if (after == k)
            break;
        k = after;
    }
    return k;
}
