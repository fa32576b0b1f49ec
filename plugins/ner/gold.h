/* Gold entities of a document as labels of its tokens. */
#ifndef NER_GOLD_H
#define NER_GOLD_H

#include "model.h"

typedef struct ner_types {
    char names[NER_COLUMNS][NER_TYPE_BYTES]; /* from 1, sorted by bytes */
    uint32_t len;
} ner_types;

/* A gold entity in tokens; begin == end: it does not end on tokens. */
typedef struct ner_gold {
    gm_span span; /* bytes, white space at the ends trimmed */
    uint32_t begin, end, type;
} ner_gold;

typedef struct ner_golds {
    ner_gold *all;
    uint32_t len, capacity;
} ner_golds;

/* Collects the types of all documents.  Fails with GM_INPUT if there are none, or more
 * than NER_TYPES. */
gm_status ner_types_collect(ner_types *types, const gm_doc *const *docs, uint32_t count,
                            gm_error *err);

/* The number of a type; 0 if it is unknown. */
uint32_t ner_types_find(const ner_types *types, gm_text name);

/* The outermost entities of a document, in text order; false if memory ran out. */
bool ner_golds_read(ner_golds *golds, const ner_types *types, const gm_doc *doc);

#endif
