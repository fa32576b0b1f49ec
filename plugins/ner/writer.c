/* Writing a model file: to a new file first, which then takes the place of the old one,
 * so that a broken write leaves what was there. */
#include "model.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void put(char *file, uint64_t at, const void *ptr, uint64_t len)
{
    if (len > 0)
        memcpy(file + at, ptr, (size_t)len);
}

static ner_header header_of(const ner_model *model)
{
    const ner_lexicon *lexicon = &model->lexicon;
    ner_header header = {
        .version = NER_MODEL_VERSION,
        .byte_order = NER_BYTE_ORDER,
        .slots = model->slot_count,
        .rows = model->rows,
        .weights = model->weight_count,
        .types = model->types,
        .sets = lexicon->set_count,
        .word_buckets = lexicon->words.buckets,
        .words = lexicon->words.len,
        .cluster_buckets = lexicon->clusters.buckets,
        .clusters = lexicon->clusters.len,
        .heads = lexicon->heads,
    };
    memcpy(header.magic, ner_model_magic, sizeof header.magic);
    memcpy(header.type_names, model->type_names, sizeof header.type_names);
    header.file_len = ner_model_layout(&header).end;
    return header;
}

static void put_table(char *file, uint64_t first, uint64_t entries,
                      const ner_table *table)
{
    if (table->buckets == 0)
        return;
    put(file, first, table->first, ((uint64_t)table->buckets + 1) * sizeof(uint32_t));
    put(file, entries, table->entries, (uint64_t)table->len * sizeof(ner_entry));
}

static void put_sections(char *file, const ner_header *header, const ner_model *model)
{
    ner_layout at = ner_model_layout(header);
    const ner_lexicon *lexicon = &model->lexicon;
    put(file, at.transitions, &model->transitions, sizeof model->transitions);
    put(file, at.slots, model->slots, (uint64_t)model->slot_count * sizeof(ner_slot));
    put(file, at.first, model->first, ((uint64_t)model->rows + 1) * sizeof(uint32_t));
    put(file, at.weights, model->weights,
        (uint64_t)model->weight_count * sizeof(float));
    put(file, at.labels, model->labels, model->weight_count);
    put(file, at.sets, lexicon->sets, (uint64_t)lexicon->set_count * sizeof(uint32_t));
    put_table(file, at.word_first, at.words, &lexicon->words);
    put_table(file, at.cluster_first, at.clusters, &lexicon->clusters);
}

static gm_status replace_file(const char *path, const char *bytes, size_t len,
                              gm_error *err)
{
    size_t path_len = strlen(path);
    char *part = malloc(path_len + 6);
    if (!part)
        return gm_fail(err, GM_NOMEM, "out of memory");
    memcpy(part, path, path_len);
    memcpy(part + path_len, ".part", 6);
    FILE *file = fopen(part, "wb");
    bool written = file && fwrite(bytes, 1, len, file) == len;
    if (file)
        written = fclose(file) == 0 && written;
    gm_status status = GM_OK;
    if (!written || rename(part, path) != 0) {
        status =
            gm_fail(err, GM_OUTPUT, "cannot write \"%s\": %s", path, strerror(errno));
        if (file)
            remove(part);
    }
    free(part);
    return status;
}

gm_status ner_model_write(const ner_model *model, const char *path, gm_error *err)
{
    ner_header header = header_of(model);
    char *file = calloc(1, (size_t)header.file_len);
    if (!file)
        return gm_fail(err, GM_NOMEM, "out of memory");
    put(file, 0, &header, sizeof header);
    put_sections(file, &header, model);
    uint64_t sum = ner_file_checksum(file, (size_t)header.file_len);
    put(file, offsetof(ner_header, checksum), &sum, sizeof sum);
    gm_status status = replace_file(path, file, (size_t)header.file_len, err);
    free(file);
    return status;
}
