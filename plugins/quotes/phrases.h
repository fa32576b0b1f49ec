/* Noun phrases, found without a parser: from their first word to the right, and from
 * the verb to the left.  Every search is bounded, so that the stage stays linear. */
#ifndef QUOTES_PHRASES_H
#define QUOTES_PHRASES_H

#include "view.h"

/* A phrase of more words is cut: the limit keeps the stage linear. */
enum { LONGEST_PHRASE = 48 };

enum {
    PHRASE_LOOSE = 1u << 0,      /* complements with à, en, sur… belong to it */
    PHRASE_APPOSITION = 1u << 1, /* so do ", directeur de X" and "(RTE)" */
    PHRASE_BEFORE = 1u << 2      /* the phrase must end at `end`: a subject before it */
};

/* The end of the noun phrase that begins with word i; i if none does. */
uint32_t noun_phrase_end(const view *v, uint32_t i, uint32_t end, uint32_t how);

/* The noun phrase that ends before word `end` and begins at `low` or later, its
 * appositions included; false if there is none. */
bool noun_phrase_before(const view *v, uint32_t low, uint32_t end, unit *found);

/* Whether word i may begin a noun phrase. */
bool begins_phrase(const view *v, uint32_t i);

#endif
