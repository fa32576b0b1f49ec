/* The trained model: weights of features, weights of transitions, the lexicon, and the
 * names of the entity types.  It is one file, mapped read-only, that all workers
 * share; model.c describes it and writer.c writes it. */
#ifndef NER_MODEL_H
#define NER_MODEL_H

#include "lattice.h"
#include "lexicon.h"

#include <guillemet/stage.h>

enum { NER_MODEL_VERSION = 2, NER_TYPE_BYTES = 32 };
#define NER_NO_ROW UINT32_MAX

/* A slot of the hash table of features: open addressing, the upper half of a key says
 * where to look, the lower half is kept. */
typedef struct ner_slot {
    uint32_t print, row; /* NER_NO_ROW: free */
} ner_slot;

typedef struct ner_model {
    ner_transitions transitions;
    ner_lexicon lexicon;
    const ner_slot *slots;
    const uint32_t *first; /* rows + 1: where the weights of each row begin */
    const float *weights;
    const uint8_t *labels; /* of each weight */
    uint32_t slot_count, rows, weight_count, types;
    char type_names[NER_COLUMNS][NER_TYPE_BYTES]; /* from 1; NUL-terminated */
    void *map; /* NULL: the arrays belong to somebody else */
    size_t map_len;
} ner_model;

/* The start of a model file.  All numbers are in the byte order of the machine that
 * wrote it, and every section begins at a multiple of eight bytes. */
typedef struct ner_header {
    char magic[8];
    uint32_t version, byte_order;
    uint64_t file_len, checksum; /* of all the file but these eight bytes */
    uint32_t slots, rows, weights, types;
    uint32_t sets, word_buckets, words, cluster_buckets, clusters, heads;
    char type_names[NER_COLUMNS][NER_TYPE_BYTES];
} ner_header;

extern const char ner_model_magic[8];
enum { NER_BYTE_ORDER = 0x01020304 };

/* Where the sections lie: a pure function of the counts in the header. */
typedef struct ner_layout {
    uint64_t transitions, slots, first, weights, labels, sets, word_first, words,
        cluster_first, clusters, end;
} ner_layout;

ner_layout ner_model_layout(const ner_header *header);

/* FNV-1a over 64-bit words: `len` is a multiple of eight. */
uint64_t ner_checksum(uint64_t sum, const void *ptr, size_t len);
uint64_t ner_file_checksum(const void *file, size_t len);

/* Maps and verifies a file.  Fails with GM_MODEL, naming the file, what is wrong and
 * the mend. */
gm_status ner_model_open(ner_model *model, const char *path, gm_error *err);
void ner_model_close(ner_model *model);

/* Row of a feature; NER_NO_ROW if training did not keep it. */
static inline uint32_t ner_model_row(const ner_model *model, uint64_t key)
{
    uint32_t mask = model->slot_count - 1;
    uint32_t at = (uint32_t)(key >> 32) & mask;
    while (model->slots[at].row != NER_NO_ROW) {
        if (model->slots[at].print == (uint32_t)key)
            return model->slots[at].row;
        at = (at + 1) & mask;
    }
    return NER_NO_ROW;
}

/* Adds the weights of a feature to the scores of the labels. */
static inline void ner_model_add(const ner_model *model, uint64_t key, float *scores)
{
    uint32_t row = ner_model_row(model, key);
    if (row == NER_NO_ROW)
        return;
    for (uint32_t i = model->first[row]; i < model->first[row + 1]; i++)
        scores[model->labels[i]] += model->weights[i];
}

/* Writes a model to a new file beside `path` and puts it in its place.  Fails with
 * GM_OUTPUT or GM_NOMEM. */
gm_status ner_model_write(const ner_model *model, const char *path, gm_error *err);

#endif
