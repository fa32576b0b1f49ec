/* Most weights are next to nothing after training: rows keep the others only. */
#include "compile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static uint32_t count_weights(const double *row, double least)
{
    uint32_t count = 0;
    for (uint32_t label = 0; label < NER_LABELS; label++)
        count += fabs(row[label]) > least;
    return count;
}

static bool allocate(ner_model *model, const ner_corpus *corpus, const double *x,
                     double least)
{
    for (uint32_t i = 0; i < corpus->index.len; i++) {
        uint32_t count = count_weights(x + (size_t)i * NER_LABELS, least);
        model->rows += count > 0;
        model->weight_count += count;
    }
    model->slot_count = 16;
    while (model->slot_count < model->rows + model->rows / 2)
        model->slot_count *= 2;
    model->slots = malloc(model->slot_count * sizeof *model->slots);
    model->first = calloc((size_t)model->rows + 1, sizeof *model->first);
    model->weights = malloc(((size_t)model->weight_count + 1) * sizeof *model->weights);
    model->labels = malloc((size_t)model->weight_count + 1);
    return model->slots && model->first && model->weights && model->labels;
}

static void put_slot(ner_slot *slots, uint32_t mask, uint64_t key, uint32_t row)
{
    uint32_t at = (uint32_t)(key >> 32) & mask;
    while (slots[at].row != NER_NO_ROW)
        at = (at + 1) & mask;
    slots[at] = (ner_slot){(uint32_t)key, row};
}

static void fill_rows(ner_model *model, const ner_corpus *corpus, const double *x,
                      double least)
{
    ner_slot *slots = (ner_slot *)(uintptr_t)model->slots;
    uint32_t *first = (uint32_t *)(uintptr_t)model->first;
    float *weights = (float *)(uintptr_t)model->weights;
    uint8_t *labels = (uint8_t *)(uintptr_t)model->labels;
    uint32_t row = 0, at = 0;
    memset(slots, 0xFF, model->slot_count * sizeof *slots);
    for (uint32_t i = 0; i < corpus->index.len; i++) {
        const double *values = x + (size_t)i * NER_LABELS;
        if (count_weights(values, least) == 0)
            continue;
        put_slot(slots, model->slot_count - 1, corpus->index.keys[i], row);
        for (uint32_t label = 0; label < NER_LABELS; label++) {
            if (fabs(values[label]) <= least)
                continue;
            weights[at] = (float)values[label];
            labels[at++] = (uint8_t)label;
        }
        first[++row] = at;
    }
}

bool ner_model_compile(ner_model *model, const ner_corpus *corpus, const double *x,
                       double least)
{
    *model = (ner_model){.lexicon = *corpus->lexicon, .types = corpus->types.len};
    memcpy(model->type_names, corpus->types.names, sizeof model->type_names);
    float *transitions = (float *)&model->transitions;
    const double *learnt = x + (size_t)corpus->index.len * NER_LABELS;
    for (uint32_t i = 0; i < NER_TRANSITIONS; i++)
        transitions[i] = (float)learnt[i];
    if (!allocate(model, corpus, x, least)) {
        ner_compiled_free(model);
        return false;
    }
    fill_rows(model, corpus, x, least);
    return true;
}

void ner_compiled_free(ner_model *model)
{
    free((void *)(uintptr_t)model->slots);
    free((void *)(uintptr_t)model->first);
    free((void *)(uintptr_t)model->weights);
    free((void *)(uintptr_t)model->labels);
    *model = (ner_model){0};
}
