/* Who the first noun phrase of a sentence means, by its own words. */
#ifndef QUOTES_SUBJECTS_H
#define QUOTES_SUBJECTS_H

#include "resolver.h"

/* The person with a name, or whom "un", "une", "son" or "sa" brings in, with whom the
 * sentence begins; nobody if it does not begin with a person. */
speaker first_subject(const resolver *z, unit sentence);

/* Who has no name and whom the first noun phrase of the sentence means: a noun of
 * speaker-nouns.tsv whose gender is told. */
speaker unnamed_subject(const resolver *z, unit sentence);

#endif
