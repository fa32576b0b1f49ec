/* The last one of a kind that the text names before: a speaker, a person, a body or a
 * group.  Every look back is bounded. */
#ifndef QUOTES_ANTECEDENTS_H
#define QUOTES_ANTECEDENTS_H

#include "resolver.h"

/* The last speaker before the report at hand whose source stands in the sentence and
 * who can be who is wanted; NULL if none. */
const speaker *last_speaker(const resolver *z, unit sentence, const wanted *w);

/* "ils", "elles": the last speakers that are several or a body, or the last group. */
speaker resolve_many(const resolver *z, uint32_t word, const wanted *w);

/* "ce dernier": the person mentioned last; "ces derniers": the group. */
speaker resolve_latter(const resolver *z, unit phrase);

/* "le texte", "l'entreprise": the speaker of that kind before, or the body named last.
 */
speaker resolve_thing(const resolver *z, uint32_t word, speaker_kind kind);

#endif
