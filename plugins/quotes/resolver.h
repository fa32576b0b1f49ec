/* What speakers.c and antecedents.c share: from a source to a speaker. */
#ifndef QUOTES_RESOLVER_H
#define QUOTES_RESOLVER_H

#include "speakers.h"

typedef struct resolver {
    const reading *r;
    const view *v;
    const people *p;
    speaker *speakers;
    uint32_t now;    /* the report at hand */
    bool looks_back; /* false inside a look back: one step deep, whatever the text */
} resolver;

/* Who is looked for: the genders that will do (0: any), several or one, and whether it
 * must be a person with a name. */
typedef struct wanted {
    uint32_t genders;
    bool many, named;
} wanted;

static const speaker nobody = {{0, 0}, KIND_NONE, NOWHERE, 0};

/* ---- Phrases (speakers.c) ---- */

/* The person by the fullest name that the document gives. */
speaker of_person(const resolver *z, uint32_t who);

/* Who a noun phrase means. */
speaker resolve_phrase(const resolver *z, unit phrase);

/* The noun that a phrase is about: the first noun of speaker-nouns.tsv before any
 * complement, or else the first word that is no article; NOWHERE if none. */
uint32_t head_noun(const view *v, unit phrase);

/* ---- What stands for somebody named before (antecedents.c) ---- */

/* The first mention at word `begin` or later. */
uint32_t mention_from(const people *p, uint32_t begin);

/* Whether a preposition governs the phrase that begins with the word. */
bool is_governed(const view *v, uint32_t begin, uint32_t low);

/* The speaker or the subject of this or an earlier sentence, that agrees. */
speaker resolve_back(const resolver *z, uint32_t word, const wanted *w);

speaker resolve_pronoun(const resolver *z, uint32_t word);

/* "ce dernier": the person mentioned last. */
speaker resolve_latter(const resolver *z, unit phrase);

/* "le texte", "l'entreprise": the speaker of that kind before, or the body named last.
 */
speaker resolve_thing(const resolver *z, uint32_t word, speaker_kind kind);

/* A quotation with no source goes on with the speaker before, in the same paragraph or
 * right after it. */
speaker resolve_nothing(const resolver *z);

#endif
