/* Reading a model file.
 *
 * The file is a header, then the sections of ner_layout, one after the other.  Nothing
 * of it is trusted: the checksum finds accidents, and after it every index is checked
 * once, so that tagging need not check any. */
#include "model.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unicode/utf8.h>
#include <unistd.h>

/* The line ends and the control character show a transfer in text mode (PNG's idea). */
const char ner_model_magic[8] = {'G', 'M', 'N', 'E', 'R', '\r', '\n', 0x1A};

static uint64_t section(uint64_t *at, uint64_t count, uint64_t size)
{
    uint64_t begin = *at;
    *at += (count * size + 7) & ~UINT64_C(7);
    return begin;
}

ner_layout ner_model_layout(const ner_header *header)
{
    uint64_t at = sizeof *header;
    ner_layout layout = {0};
    layout.transitions = section(&at, NER_TRANSITIONS, sizeof(float));
    layout.slots = section(&at, header->slots, sizeof(ner_slot));
    layout.first = section(&at, (uint64_t)header->rows + 1, sizeof(uint32_t));
    layout.weights = section(&at, header->weights, sizeof(float));
    layout.labels = section(&at, header->weights, sizeof(uint8_t));
    layout.sets = section(&at, header->sets, sizeof(uint32_t));
    layout.word_first =
        section(&at, (uint64_t)header->word_buckets + 1, sizeof(uint32_t));
    layout.words = section(&at, header->words, sizeof(ner_entry));
    layout.cluster_first =
        section(&at, (uint64_t)header->cluster_buckets + 1, sizeof(uint32_t));
    layout.clusters = section(&at, header->clusters, sizeof(ner_entry));
    layout.end = at;
    return layout;
}

uint64_t ner_checksum(uint64_t sum, const void *ptr, size_t len)
{
    const char *bytes = ptr;
    for (size_t at = 0; at + 8 <= len; at += 8) {
        uint64_t word;
        memcpy(&word, bytes + at, sizeof word);
        sum = (sum ^ word) * UINT64_C(0x100000001b3);
    }
    return sum;
}

uint64_t ner_file_checksum(const void *file, size_t len)
{
    const size_t before = offsetof(ner_header, checksum), after = before + 8;
    uint64_t sum = ner_checksum(UINT64_C(0xcbf29ce484222325), file, before);
    return ner_checksum(sum, (const char *)file + after, len - after);
}

/* ---- Checks ------------------------------------------------------------------ */

static bool ascends(const uint32_t *first, uint32_t count, uint32_t len)
{
    if (first[0] != 0 || first[count] != len)
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (first[i] > first[i + 1])
            return false;
    return true;
}

static bool table_is_sound(const ner_table *table)
{
    bool power_of_two = (table->buckets & (table->buckets - 1)) == 0;
    return power_of_two && ascends(table->first, table->buckets, table->len);
}

/* A search ends at a free slot, so there must be one. */
static bool slots_are_sound(const ner_model *model)
{
    uint32_t count = model->slot_count, used = 0;
    if (count == 0 || (count & (count - 1)) != 0)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t row = model->slots[i].row;
        if (row != NER_NO_ROW && row >= model->rows)
            return false;
        used += row != NER_NO_ROW;
    }
    return used < count;
}

static bool weights_are_sound(const ner_model *model)
{
    for (uint32_t i = 0; i < model->weight_count; i++)
        if (model->labels[i] >= NER_LABELS || !isfinite(model->weights[i]))
            return false;
    const float *transitions = (const float *)&model->transitions;
    for (uint32_t i = 0; i < NER_TRANSITIONS; i++)
        if (!isfinite(transitions[i]) || fabsf(transitions[i]) > 80)
            return false;
    return true;
}

/* Names end up in documents: they are text, so valid UTF-8. */
static bool name_is_sound(const char name[NER_TYPE_BYTES])
{
    const char *end = memchr(name, 0, NER_TYPE_BYTES);
    int32_t len = end ? (int32_t)(end - name) : 0;
    UChar32 code = 0;
    for (int32_t at = 0; at < len && code >= 0;)
        U8_NEXT(name, at, len, code);
    return len > 0 && code >= 0;
}

static bool names_are_sound(const ner_model *model)
{
    if (model->types == 0 || model->types > NER_TYPES)
        return false;
    for (uint32_t type = 1; type <= model->types; type++)
        if (!name_is_sound(model->type_names[type]))
            return false;
    return true;
}

/* What is wrong with a file's first bytes; NULL: nothing. */
static const char *header_defect(const ner_header *header, uint64_t file_len)
{
    if (memcmp(header->magic, ner_model_magic, sizeof header->magic) != 0)
        return "it is no named-entity model; give the name of a .ner file that "
               "\"guillemet train ner\" has written";
    if (header->byte_order != NER_BYTE_ORDER)
        return "it was written on a machine of another byte order; train it on this "
               "one";
    if (header->version > NER_MODEL_VERSION)
        return "it is of a newer format; update guillemet, or train the model again";
    if (header->version < NER_MODEL_VERSION)
        return "it is of an older format; train the model again";
    if (header->file_len > file_len)
        return "its end is missing; copy the file again";
    if (header->file_len < file_len)
        return "there is more in it than a model; copy the file again";
    if (file_len % 8 != 0 || ner_model_layout(header).end != file_len)
        return "its sections do not fill it; copy the file again";
    return NULL;
}

static void point_into(ner_model *model, const ner_header *header)
{
    const char *base = model->map;
    ner_layout at = ner_model_layout(header);
    memcpy(&model->transitions, base + at.transitions, sizeof model->transitions);
    memcpy(model->type_names, header->type_names, sizeof model->type_names);
    model->types = header->types;
    model->slots = (const ner_slot *)(const void *)(base + at.slots);
    model->first = (const uint32_t *)(const void *)(base + at.first);
    model->weights = (const float *)(const void *)(base + at.weights);
    model->labels = (const uint8_t *)(base + at.labels);
    model->slot_count = header->slots;
    model->rows = header->rows;
    model->weight_count = header->weights;
    model->lexicon = (ner_lexicon){
        .words = {(const uint32_t *)(const void *)(base + at.word_first),
                  (const ner_entry *)(const void *)(base + at.words),
                  header->word_buckets, header->words},
        .clusters = {(const uint32_t *)(const void *)(base + at.cluster_first),
                     (const ner_entry *)(const void *)(base + at.clusters),
                     header->cluster_buckets, header->clusters},
        .sets = (const uint32_t *)(const void *)(base + at.sets),
        .set_count = header->sets,
        .heads = header->heads & ~NER_GOES_ON,
    };
}

static const char *find_defect(ner_model *model)
{
    ner_header header;
    if (model->map_len < sizeof header)
        return "it is too short for a named-entity model; copy the file again";
    memcpy(&header, model->map, sizeof header);
    const char *defect = header_defect(&header, model->map_len);
    if (defect)
        return defect;
    if (ner_file_checksum(model->map, model->map_len) != header.checksum)
        return "its checksum is wrong, so some of it has changed; copy the file again";
    point_into(model, &header);
    if (!names_are_sound(model) || !slots_are_sound(model) ||
        !ascends(model->first, model->rows, model->weight_count) ||
        !table_is_sound(&model->lexicon.words) ||
        !table_is_sound(&model->lexicon.clusters) || !weights_are_sound(model))
        return "its tables contradict each other; train the model again";
    return NULL;
}

static gm_status map_file(ner_model *model, const char *path, gm_error *err)
{
    struct stat file;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return gm_fail(err, GM_MODEL, "cannot read \"%s\": %s", path, strerror(errno));
    gm_status status = GM_MODEL;
    if (fstat(fd, &file) != 0) {
        gm_fail(err, GM_MODEL, "cannot read \"%s\": %s", path, strerror(errno));
        goto done;
    }
    if (!S_ISREG(file.st_mode) || file.st_size == 0) {
        gm_fail(err, GM_MODEL,
                "cannot use \"%s\": it is %s; give the name of a .ner file", path,
                S_ISREG(file.st_mode) ? "empty" : "not a file");
        goto done;
    }
    void *map = mmap(NULL, (size_t)file.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (map == MAP_FAILED) {
        gm_fail(err, GM_MODEL, "cannot map \"%s\": %s", path, strerror(errno));
        goto done;
    }
    model->map = map;
    model->map_len = (size_t)file.st_size;
    status = GM_OK;
done:
    close(fd);
    return status;
}

gm_status ner_model_open(ner_model *model, const char *path, gm_error *err)
{
    *model = (ner_model){0};
    gm_status status = map_file(model, path, err);
    if (status != GM_OK)
        return status;
    const char *defect = find_defect(model);
    if (!defect)
        return GM_OK;
    ner_model_close(model);
    return gm_fail(err, GM_MODEL, "cannot use \"%s\": %s", path, defect);
}

void ner_model_close(ner_model *model)
{
    if (model->map)
        munmap(model->map, model->map_len);
    *model = (ner_model){0};
}
