/* Noun phrases by their own words: entities, capitals, roles and offices, and nouns
 * that describe; see referents.h. */
#include "referents.h"

#include "antecedents.h"
#include "descriptions.h"
#include "mentions.h"
#include "naming.h"

/* The entity in the phrase that is who it means: not one that a noun governs. */
static uint32_t own_entity(const view *v, unit phrase, entity_kind kind)
{
    for (uint32_t i = phrase.begin; i < phrase.end; i++) {
        uint32_t row = v->words[i].entity;
        if (i > phrase.begin && is_point(v, i, POINT_PAREN))
            break;
        if (!row || (i > phrase.begin && v->words[i - 1].entity == row))
            continue;
        if (v->kinds[row - 1] != kind || is_governed(v, i, phrase.begin))
            continue;
        return i;
    }
    return NOWHERE;
}

/* The body in the phrase that speaks, or else the place. */
static uint32_t own_body(const view *v, unit phrase)
{
    uint32_t word = own_entity(v, phrase, ENTITY_ORGANIZATION);
    return word != NOWHERE ? word : own_entity(v, phrase, ENTITY_LOCATION);
}

/* The end of "Anne Roux et Paul Sand", which begins at the word; NOWHERE if no second
 * person follows. */
static uint32_t second_name(const view *v, uint32_t word, uint32_t end)
{
    uint32_t i = word, row = v->words[word].entity;
    while (i < end && v->words[i].entity == row)
        i++;
    if (i + 1 >= end || !word_is(v, i, "et") || !v->words[i + 1].entity)
        return NOWHERE;
    uint32_t other = v->words[++i].entity;
    if (v->kinds[other - 1] != ENTITY_PERSON)
        return NOWHERE;
    while (i < end && v->words[i].entity == other)
        i++;
    return i;
}

/* "un porte-parole de l'entreprise RTE": the name is a body's, and a person speaks. */
static bool is_body_of(const view *v, uint32_t i, uint32_t head)
{
    uint32_t row = v->words[i].entity;
    return row && v->kinds[row - 1] != ENTITY_PERSON && head != NOWHERE && head < i &&
           nouns_of(v, head) & NOUN_PERSON;
}

/* Names without an entity: a run of capitals, when recognition has missed it. */
static speaker by_capitals(const resolver *z, unit phrase, uint32_t head)
{
    const view *v = z->v;
    uint32_t i = phrase.begin;
    while (i < phrase.end && v->words[i].point != POINT_PAREN &&
           (!v->words[i].capital || classes_of(v, i) & WORD_TITLE ||
            nouns_of(v, i) & NOUN_SPEAKER || classes_of(v, i) & (WORD_DET | WORD_PREP)))
        i++;
    uint32_t end = i;
    while (end < phrase.end && v->words[end].capital)
        end++;
    if (i == end || is_governed(v, i, phrase.begin) || is_body_of(v, i, head))
        return nobody;
    return of_name(z, (unit){i, end});
}

/* The names in the phrase: a person's before a body's, entities before capitals. */
static speaker by_name(const resolver *z, unit phrase, uint32_t head)
{
    const view *v = z->v;
    uint32_t nouns = head == NOWHERE ? 0 : nouns_of(v, head);
    uint32_t word = own_entity(v, phrase, ENTITY_PERSON);
    uint32_t second = word == NOWHERE ? word : second_name(v, word, phrase.end);
    if (second != NOWHERE)
        return (speaker){words_span(v, word, second), KIND_GROUP, NOWHERE, 0};
    if (word == NOWHERE && !(nouns & NOUN_PERSON))
        word = own_body(v, phrase);
    if (word != NOWHERE)
        return of_entity(z, word);
    return nouns & NOUN_DOCUMENT ? nobody : by_capitals(z, phrase, head);
}

/* "la ministre", "le chef de l'État": the person who has that role or office. */
static speaker by_role(const resolver *z, unit phrase, uint32_t head)
{
    const view *v = z->v;
    if (head == NOWHERE || !is_particular(v, phrase, head))
        return nobody;
    unit noun = {head, phrase.end};
    uint32_t who = person_with_role(z->p, v, noun, phrase_genders(v, phrase, head));
    if (who == NOWHERE)
        who = person_with_office(z->p, v, noun);
    return who != NOWHERE ? of_person(z, who) : nobody;
}

speaker known_referent(const resolver *z, unit phrase, uint32_t head)
{
    speaker named = by_name(z, phrase, head);
    return named.kind != KIND_NONE ? named : by_role(z, phrase, head);
}

/* A noun alone, or with one adjective: "l'entreprise nantaise". */
static bool is_plain(const view *v, unit phrase, uint32_t head)
{
    uint32_t last = phrase.end - 1;
    return last == head ||
           (last == head + 1 && v->words[last].is_word && !v->words[last].capital &&
            !v->words[last].entity && !classes_of(v, last));
}

/* "le groupe", "le texte", with no more words: the body or the thing spoken of. */
static speaker by_noun_alone(const resolver *z, unit phrase, uint32_t head)
{
    const view *v = z->v;
    uint32_t nouns = nouns_of(v, head);
    if (!is_definite(v, phrase) || !is_plain(v, phrase, head))
        return nobody;
    if (nouns & NOUN_ORGANIZATION) {
        uint32_t who = person_with_role(z->p, v, (unit){head, phrase.end}, 0);
        if (who != NOWHERE)
            return of_person(z, who);
    }
    bool stands = nouns & NOUN_ALIAS && !(nouns & NOUN_PERSON);
    return stands ? resolve_thing(z, phrase.begin, kind_of_noun(nouns)) : nobody;
}

speaker described_referent(const resolver *z, unit phrase, uint32_t head)
{
    if (head == NOWHERE)
        return nobody;
    speaker last = by_noun_alone(z, phrase, head);
    return last.kind != KIND_NONE ? last : of_description(z, phrase, head);
}

speaker plain_referent(const resolver *z, unit phrase)
{
    unit own = who_said(z->v, phrase);
    if (is_latter(z->v, own))
        return resolve_latter(z, own);
    uint32_t head = head_noun(z->v, own);
    speaker known = known_referent(z, own, head);
    return known.kind != KIND_NONE ? known : described_referent(z, own, head);
}
