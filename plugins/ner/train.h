/* Learning a model from annotated documents; the work of the stage's train(). */
#ifndef NER_TRAIN_H
#define NER_TRAIN_H

#include <guillemet/stage.h>

typedef struct ner_train_options {
    const char *lexicon, *clusters; /* files; empty: none */
    const char *raw;                /* paths, one a line; empty: none */
    int64_t cluster_count, cluster_words, cluster_iterations;
    int64_t iterations, patience, cutoff, shouted, threads;
    double l1, l2, prune;
} ner_train_options;

extern const gm_option ner_train_option_table[];

gm_status ner_train(const gm_env *env, const gm_training *training, gm_error *err);

#endif
