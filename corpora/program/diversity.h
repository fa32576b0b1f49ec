/* Whether articles repeat each other, or what another corpus has.
 *
 *   type/token     different words in each 1,000 running ones, on average: the mean
 *                  segmental ratio (Johnson 1944), which does not fall with the length
 *                  of the corpus as the plain ratio does
 *   new names      different entity surfaces (words, without case and accents) that the
 *                  other corpus does not have, and the share of all of them
 *   shared 5-grams different runs of five words that stand in two articles or more, and
 *                  their share of all different runs */
#ifndef CORPUS_DIVERSITY_H
#define CORPUS_DIVERSITY_H

#include "article.h"

#include <stdio.h>

typedef struct corpus_diversity corpus_diversity;

/* NULL if memory ran out. */
corpus_diversity *corpus_diversity_new(void);
void corpus_diversity_free(corpus_diversity *diversity);

/* Adds an article; `diversity` is a corpus_diversity. */
gm_status corpus_compare(void *diversity, const corpus_article *article,
                         gm_problems *problems, gm_error *err);

/* `other` is a folder of texts with entities in brat standoff.  Fails with GM_CONFIG if
 * it cannot be read, GM_NOMEM. */
gm_status corpus_diversity_print(corpus_diversity *diversity, const char *other,
                                 FILE *out, gm_error *err);

#endif
