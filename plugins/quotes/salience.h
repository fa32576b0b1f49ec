/* Who a pronoun or a description most likely stands for. */
#ifndef QUOTES_SALIENCE_H
#define QUOTES_SALIENCE_H

#include "resolver.h"

/* The one person or body of the sentences before the word that has most weight; nobody
 * if none has enough. */
speaker resolve_salient(const resolver *z, uint32_t word, const wanted *w);

/* The person whom the headline or the first sentences name first, if it agrees. */
speaker topic_person(const resolver *z, const wanted *w);

#endif
