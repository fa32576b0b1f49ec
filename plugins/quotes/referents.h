/* Who a noun phrase means by its own words: a name, a role, a description. */
#ifndef QUOTES_REFERENTS_H
#define QUOTES_REFERENTS_H

#include "resolver.h"

/* Who bears the name, the role or the office that the phrase gives; `head` is its head
 * noun, which may be NOWHERE. */
speaker known_referent(const resolver *z, unit phrase, uint32_t head);

/* A body or a thing that was spoken of, or else somebody whom only the phrase
 * describes; nobody if it has no head. */
speaker described_referent(const resolver *z, unit phrase, uint32_t head);

/* Who the phrase means if it stands for nobody spoken of before. */
speaker plain_referent(const resolver *z, unit phrase);

#endif
