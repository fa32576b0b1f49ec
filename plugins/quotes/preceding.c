/* Noun phrases found from their end: the subject before a verb; see phrases.h. */
#include "phrases.h"

#include "verbs.h"

/* "Jean Roux, des pompiers de Pau": a person's name and a comma stand before word i. */
static bool follows_name(const view *v, uint32_t i)
{
    uint32_t row =
        i > 1 && is_point(v, i - 1, POINT_COMMA) ? v->words[i - 2].entity : 0;
    return row && v->kinds[row - 1] == ENTITY_PERSON;
}

/* Whether a subject may begin right after word i - 1. */
static bool starts_clause(const view *v, uint32_t i, uint32_t low)
{
    if (i == low)
        return true;
    const word *before = &v->words[i - 1];
    if (word_is(v, i, "du"))
        return false;
    if (!before->is_word)
        return !(word_is(v, i, "des") && follows_name(v, i));
    if (word_is(v, i, "des") && !(before->known->classes & (WORD_QUE | WORD_COORD)))
        return false;
    if (before->known->classes & (WORD_DE | WORD_PREP | WORD_DET | WORD_TITLE))
        return false;
    if (before->known->classes & (WORD_COORD | WORD_QUE | WORD_SUB | WORD_RELATIVE |
                                  WORD_ADVERB | WORD_TIME | WORD_FINITE) ||
        before->is_number)
        return true;
    return is_finite(v, i - 1) || is_manner(v, i - 1);
}

/* A comma before the verb closes an apposition, which may be a relative clause or a
 * participle: then the phrase ends before the comma that opens it. */
static uint32_t before_parenthetic(const view *v, uint32_t low, uint32_t end)
{
    for (uint32_t k = end - 1; k > low && end - k < LONGEST_PHRASE; k--)
        if (is_point(v, k - 1, POINT_COMMA) || is_point(v, k - 1, POINT_DASH))
            return k - 1;
    return end;
}

/* A phrase with an apposition is about somebody: its head is a name or a noun of
 * speaker-nouns.tsv, else the comma parts it from the subject. */
static bool heads_well(const view *v, uint32_t p, uint32_t end)
{
    uint32_t simple = noun_phrase_end(v, p, end, PHRASE_LOOSE | PHRASE_BEFORE);
    if (simple == end || !is_point(v, simple, POINT_COMMA))
        return true;
    for (uint32_t i = p; i < simple && !(i > p && classes_of(v, i) & WORD_DE); i++)
        if (v->words[i].entity || v->words[i].known->nouns & NOUN_SPEAKER ||
            (v->words[i].capital && i > p))
            return true;
    return v->words[p].capital && !(classes_of(v, p) & WORD_DET);
}

/* "janvier", "le 14 janvier", "2025": a date is no subject. */
static bool is_moment(const view *v, uint32_t p, uint32_t end)
{
    while (p < end && v->words[p].is_word &&
           (v->words[p].is_number || classes_of(v, p) & (WORD_DET | WORD_TIME)))
        p++;
    return p == end;
}

/* "2012, le gouvernement": a date that a comma parts from the subject. */
static bool begins_moment(const view *v, uint32_t p, uint32_t end)
{
    uint32_t k = p;
    while (k < end && v->words[k].is_word + v->words[k].is_number && k - p < 6)
        k++;
    return k < end && is_point(v, k, POINT_COMMA) && is_moment(v, p, k);
}

static bool phrase_reaching(const view *v, uint32_t low, uint32_t end, unit *found)
{
    const uint32_t how = PHRASE_LOOSE | PHRASE_APPOSITION | PHRASE_BEFORE;
    uint32_t from = end - low > LONGEST_PHRASE ? end - LONGEST_PHRASE : low;
    for (uint32_t p = from; p < end; p++)
        if (starts_clause(v, p, low) &&
            (begins_phrase(v, p) || classes_of(v, p) & WORD_PRONOUN) &&
            noun_phrase_end(v, p, end, how) == end && heads_well(v, p, end) &&
            !(classes_of(v, p) & WORD_A) && !is_moment(v, p, end) &&
            !begins_moment(v, p, end)) {
            *found = (unit){p, end};
            return true;
        }
    return false;
}

/* The relative clause that the verb ends, if the subject stands before it. */
static uint32_t before_relative(const view *v, uint32_t low, uint32_t end)
{
    for (uint32_t k = end; k-- > low && end - k < LONGEST_PHRASE / 2;)
        if (classes_of(v, k) & WORD_RELATIVE && !(classes_of(v, k) & WORD_QUE))
            return k;
    return end;
}

/* A pronoun between commas that repeats the subject before it. */
static bool is_echo(const view *v, uint32_t low, unit phrase)
{
    return phrase.end == phrase.begin + 1 && phrase.begin > low + 1 &&
           classes_of(v, phrase.begin) & WORD_PRONOUN &&
           is_point(v, phrase.begin - 1, POINT_COMMA);
}

bool noun_phrase_before(const view *v, uint32_t low, uint32_t end, unit *found)
{
    for (uint32_t tries = 0; tries < 4 && end > low; tries++) {
        const word *last = &v->words[end - 1];
        if (last->point == POINT_COMMA || last->point == POINT_DASH) {
            bool reached = phrase_reaching(v, low, end - 1, found);
            if (reached && is_echo(v, low, *found)) {
                end = found->begin - 1; /* "Le pianiste, lui, …" */
                continue;
            }
            if (reached)
                return true;
            uint32_t before = before_parenthetic(v, low, end - 1);
            if (before == end - 1)
                return false;
            end = before;
        } else if (last->is_word && last->known->classes & (WORD_ADVERB | WORD_TIME) &&
                   !last->entity) {
            end--;
        } else if (phrase_reaching(v, low, end, found)) {
            return true;
        } else {
            uint32_t before = before_relative(v, low, end);
            if (before == end)
                return false;
            end = before;
        }
    }
    return end > low && phrase_reaching(v, low, end, found);
}
