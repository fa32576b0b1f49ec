/* A handful of made-up documents with gold entities, to train a toy model from. */
#ifndef TESTS_NER_TOY_H
#define TESTS_NER_TOY_H

#include "compile.h"
#include "doc/document.h"
#include "plugin/host.h"

enum { TOY_DOCUMENTS = 24 };

typedef struct toy {
    gm_document *documents[TOY_DOCUMENTS];
    const gm_doc *docs[TOY_DOCUMENTS];
    gm_access access;
} toy;

/* `stage` is the one that reads and writes them. */
toy *toy_new(const gm_stage *stage);
void toy_free(toy *toy);

/* Trains for a few iterations and writes the model. */
gm_status toy_train(const toy *toy, const char *path, int64_t threads, gm_error *err);

#endif
