/* Where a mention stands: in the text, in its sentence, behind a preposition. */
#ifndef QUOTES_MENTIONS_H
#define QUOTES_MENTIONS_H

#include "people.h"

/* The unit that word i is in, by bisection. */
uint32_t unit_of(const view *v, uint32_t i);

/* The first mention at word `begin` or later, by bisection. */
uint32_t mention_from(const people *p, uint32_t begin);

/* The person that the text names at the word; NOWHERE if none. */
uint32_t person_at(const people *p, uint32_t word);

/* Whether a preposition at `low` or later governs the phrase that begins with the word
 * `begin`. */
bool is_governed(const view *v, uint32_t begin, uint32_t low);

/* "l'hôpital Marie Curie", "la filature Prouvost": whether a noun of a thing stands
 * before the name that begins with the word. */
bool names_thing(const view *v, uint32_t begin);

#endif
