/* Turns learnt parameters into a model, and word lists into a lexicon. */
#ifndef NER_COMPILE_H
#define NER_COMPILE_H

#include "corpus.h"

/* A model in memory of the weights beyond `least`, whatever their sign: its arrays are
 * its own, but the lexicon's are borrowed.  To be freed with ner_compiled_free(). False
 * if memory ran out. */
bool ner_model_compile(ner_model *model, const ner_corpus *corpus, const double *x,
                       double least);
void ner_compiled_free(ner_model *model);

/* Builds a lexicon from a file of lines "class<TAB>word or name" and one of lines
 * "cluster<TAB>word"; either path may be NULL or empty.  Fails with GM_INPUT, naming
 * the line. */
gm_status ner_lexicon_build(ner_lexicon *lexicon, const char *classes,
                            const char *clusters, gm_error *err);
void ner_lexicon_free(ner_lexicon *lexicon);

#endif
