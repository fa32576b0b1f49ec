/* The function that training minimises: minus the log-likelihood of a corpus plus the
 * square penalty, and its gradient.  The parameters are a row of NER_LABELS for each
 * feature of the index, then the transitions. */
#ifndef NER_OBJECTIVE_H
#define NER_OBJECTIVE_H

#include "corpus.h"

typedef struct ner_objective ner_objective;

uint32_t ner_parameters(const ner_corpus *corpus);

/* NULL if memory ran out.  The results do not depend on the number of threads. */
ner_objective *ner_objective_new(const ner_corpus *corpus, double l2, uint32_t threads);
void ner_objective_free(ner_objective *objective);

/* The value at x; fills the gradient. */
double ner_objective_value(ner_objective *objective, const double *x, double *gradient);

#endif
