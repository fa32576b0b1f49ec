/* Precision and recall of a model on documents with gold entities. */
#ifndef NER_JUDGE_H
#define NER_JUDGE_H

#include "gold.h"

typedef struct ner_counts {
    uint32_t right, found, gold;
} ner_counts;

typedef struct ner_figures {
    ner_counts all, of_type[NER_COLUMNS];
} ner_figures;

/* An entity is right if span and type are exactly those of an outermost gold entity.
 * False if memory ran out. */
bool ner_judge(const ner_model *model, const ner_types *types,
               const gm_doc *const *docs, uint32_t count, ner_figures *figures);

static inline double ner_precision(const ner_counts *counts)
{
    return counts->found ? (double)counts->right / counts->found : 0.0;
}

static inline double ner_recall(const ner_counts *counts)
{
    return counts->gold ? (double)counts->right / counts->gold : 0.0;
}

static inline double ner_f1(const ner_counts *counts)
{
    uint32_t sum = counts->found + counts->gold;
    return sum ? 2.0 * counts->right / sum : 0.0;
}

#endif
