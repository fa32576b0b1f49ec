/* Who the words of a source stand for. */
#ifndef QUOTES_ANAPHORA_H
#define QUOTES_ANAPHORA_H

#include "resolver.h"

/* "il", "elles", "on" at the word. */
speaker resolve_pronoun(const resolver *z, uint32_t word);

/* Who a noun phrase means: by its own words, or as an alias of somebody spoken of. */
speaker resolve_phrase(const resolver *z, unit phrase);

#endif
