/* Who says what no source is told of. */
#ifndef QUOTES_UNSOURCED_H
#define QUOTES_UNSOURCED_H

#include "resolver.h"

/* Lines of dialogue alternate; other quotations are of whom the sentence before is
 * about, or go on with the speaker before, in the same paragraph or the next. */
speaker resolve_nothing(const resolver *z);

#endif
