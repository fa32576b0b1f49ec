/* How much there is of everything, for the tables of corpora/press/README.md. */
#ifndef CORPUS_COUNTS_H
#define CORPUS_COUNTS_H

#include "article.h"

#include <stdio.h>

typedef struct corpus_counts corpus_counts;

/* NULL if memory ran out. */
corpus_counts *corpus_counts_new(void);
void corpus_counts_free(corpus_counts *counts);

/* Adds an article; `counts` is a corpus_counts. */
gm_status corpus_count(void *counts, const corpus_article *article,
                       gm_problems *problems, gm_error *err);

/* Markdown tables, rows in falling order of their numbers. */
void corpus_counts_print(const corpus_counts *counts, FILE *out);

#endif
