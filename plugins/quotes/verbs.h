/* What the form of a word tells of it: finite verbs, infinitives, adverbs of manner. */
#ifndef QUOTES_VERBS_H
#define QUOTES_VERBS_H

#include "view.h"

/* Whether word i is an infinitive, by its ending. */
bool is_infinitive(const view *v, uint32_t i);

/* Whether word i is surely a finite verb. */
bool is_finite(const view *v, uint32_t i);

/* Whether the fold of word i ends with `ending`. */
bool ends_with(const view *v, uint32_t i, const char *ending);

/* The same for one of the endings, which a NULL ends. */
bool ends_with_one(const view *v, uint32_t i, const char *const *endings);

/* Whether word i is an adverb by its ending: "fermement". */
bool is_manner(const view *v, uint32_t i);

#endif
