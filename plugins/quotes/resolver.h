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

/* Somebody without a name, by the words of the phrase that name. */
speaker of_phrase(const resolver *z, unit phrase, speaker_kind kind);

/* Who a noun phrase means. */
speaker resolve_phrase(const resolver *z, unit phrase);

/* The noun that a phrase is about: the first noun of speaker-nouns.tsv before any
 * complement, or else the first word that is no article; NOWHERE if none. */
uint32_t head_noun(const view *v, unit phrase);

/* "le dirigeant russe": the phrase may stand for whoever was spoken of. */
bool is_alias(const view *v, unit phrase, uint32_t head);

/* ---- What stands for somebody named before (antecedents.c) ---- */

/* The first mention at word `begin` or later. */
uint32_t mention_from(const people *p, uint32_t begin);

/* Whether a preposition governs the phrase that begins with the word. */
bool is_governed(const view *v, uint32_t begin, uint32_t low);

/* The unit that word i is in. */
uint32_t unit_of(const view *v, uint32_t i);

/* Who has no name, and whom the first noun phrase of the sentence means. */
speaker unnamed_subject(const resolver *z, unit sentence);

/* The one person or body that the word most likely stands for (salience.c). */
speaker resolve_salient(const resolver *z, uint32_t word, const wanted *w);

/* The person whom the headline or the first sentences name first, if it agrees. */
speaker topic_person(const resolver *z, const wanted *w);

speaker resolve_pronoun(const resolver *z, uint32_t word);

/* "ce dernier": the person mentioned last; "ces derniers": the group. */
speaker resolve_latter(const resolver *z, unit phrase);

/* "le texte", "l'entreprise": the speaker of that kind before, or the body named last.
 */
speaker resolve_thing(const resolver *z, uint32_t word, speaker_kind kind);

/* A quotation with no source goes on with the speaker before, in the same paragraph or
 * right after it. */
speaker resolve_nothing(const resolver *z);

#endif
