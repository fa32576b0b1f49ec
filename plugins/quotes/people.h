/* Who a document speaks of, as the stage people gathers it (plugins/people/roster.h),
 * with the look-ups that resolving needs.  The code is shared and not the layer, so
 * that the stage works with and without people before it, and just as well. */
#ifndef QUOTES_PEOPLE_H
#define QUOTES_PEOPLE_H

#include "roster.h"

typedef struct somebody {
    entity_kind kind; /* ENTITY_PERSON or ENTITY_ORGANIZATION */
    unit name;        /* the words of the fullest name */
    uint32_t genders; /* GENDER_HE, GENDER_SHE; 0: not known */
    uint32_t times;   /* how often it is named */
} somebody;

typedef struct people {
    roster roster;
    somebody *items; /* [roster.count]; other names of somebody have none */
    uint32_t room;
    const mention *mentions; /* the roster's, in text order */
    uint32_t mention_count;
    uint32_t *nouns; /* hash of a role's noun -> role + 1 */
    uint32_t *next;  /* [roles] of those with the same noun, + 1; the latest first */
    uint32_t slots, nouns_room, next_room;
} people;

/* Gathers them.  Fails with GM_NOMEM. */
gm_status find_people(people *p, const view *v, gm_error *err);
void people_free(people *p);

/* The gender of the noun at `word`, by its own form or the article before it: a set of
 * genders, 0 if it cannot be told. */
uint32_t noun_genders(const view *v, uint32_t word);

/* The person whose role the noun with its complement is: one that the complement tells
 * apart, or else the one whose role was mentioned last; NOWHERE if none. */
uint32_t person_with_role(const people *p, const view *v, unit noun, uint32_t genders);

/* "le chef de l'État" is the president, whom the text calls so elsewhere; NOWHERE if
 * the words mean no such office, or nobody has it. */
uint32_t person_with_office(const people *p, const view *v, unit noun);

#endif
