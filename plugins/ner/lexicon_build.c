/* Building the lexicon of a model from word lists. */
#include "compile.h"

#include "hash.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct pairs {
    ner_pair *all;
    uint32_t len, capacity;
} pairs;

typedef struct class_names {
    char names[NER_CLASSES][NER_TYPE_BYTES];
    uint32_t len;
} class_names;

typedef struct sets {
    uint32_t *all;
    uint32_t len, capacity;
} sets;

static bool add_pair(pairs *to, uint64_t key, uint32_t value)
{
    if (!ner_grow(&to->all, &to->capacity, to->len, sizeof *to->all))
        return false;
    to->all[to->len++] = (ner_pair){key, value};
    return true;
}

/* The number of a class; NER_CLASSES if there are too many. */
static uint32_t find_class(class_names *classes, const char *name, size_t len)
{
    for (uint32_t i = 0; i < classes->len; i++)
        if (strlen(classes->names[i]) == len &&
            memcmp(classes->names[i], name, len) == 0)
            return i;
    if (classes->len == NER_CLASSES || len == 0 || len >= NER_TYPE_BYTES)
        return NER_CLASSES;
    memcpy(classes->names[classes->len], name, len);
    return classes->len++;
}

/* The beginnings of a name of several pieces are marked, so that the search for it
 * goes on. */
static bool add_beginnings(pairs *to, const char *plain, uint32_t len)
{
    for (uint32_t at = 1; at < len; at++) {
        bool elided = plain[at - 1] == '\'';
        if (plain[at] != ' ' && plain[at] != '-' && !elided)
            continue;
        ner_pieces pieces = ner_pieces_of(plain, at);
        if (!add_pair(to, ner_pieces_key(pieces), NER_GOES_ON))
            return false;
    }
    return true;
}

static bool add_entry(pairs *to, uint32_t class, const char *ptr, size_t len)
{
    ner_word word;
    ner_word_look(&word, ptr, len);
    ner_pieces pieces = ner_pieces_of(word.plain, word.plain_len);
    return add_pair(to, ner_pieces_key(pieces), UINT32_C(1) << class) &&
           add_beginnings(to, word.plain, word.plain_len);
}

/* One entry a key, with all its bits. */
static void merge_pairs(pairs *list)
{
    uint32_t kept = 0;
    ner_pairs_sort(list->all, list->len);
    for (uint32_t i = 0; i < list->len; i++) {
        if (kept > 0 && list->all[kept - 1].key == list->all[i].key)
            list->all[kept - 1].value |= list->all[i].value;
        else
            list->all[kept++] = list->all[i];
    }
    list->len = kept;
}

static int by_value(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Collects the different sets of bits, sorted. */
static bool collect_sets(sets *to, const pairs *list)
{
    to->all = malloc(((size_t)list->len + 1) * sizeof *to->all);
    if (!to->all)
        return false;
    for (uint32_t i = 0; i < list->len; i++)
        to->all[i] = list->all[i].value;
    qsort(to->all, list->len, sizeof *to->all, by_value);
    for (uint32_t i = 0; i < list->len; i++)
        if (to->len == 0 || to->all[to->len - 1] != to->all[i])
            to->all[to->len++] = to->all[i];
    return true;
}

static gm_status finish_words(ner_lexicon *lexicon, pairs *list, gm_error *err)
{
    sets found = {0};
    merge_pairs(list);
    if (!collect_sets(&found, list))
        return gm_fail(err, GM_NOMEM, "out of memory");
    lexicon->sets = found.all;
    lexicon->set_count = found.len;
    if (found.len > UINT16_MAX)
        return gm_fail(err, GM_INPUT,
                       "the lexicon combines its classes in too many ways");
    for (uint32_t i = 0; i < list->len; i++) {
        uint32_t *set = bsearch(&list->all[i].value, found.all, found.len,
                                sizeof *found.all, by_value);
        list->all[i].value = (uint32_t)(set - found.all);
    }
    if (!ner_table_build(&lexicon->words, list->all, list->len))
        return gm_fail(err, GM_NOMEM, "out of memory");
    return GM_OK;
}

/* One line of a list: what stands before and after its first tab. */
typedef struct line {
    const char *name, *entry;
    size_t name_len, entry_len;
} line;

/* GM_INPUT: the line cannot be used. */
typedef gm_status (*take_line)(void *builder, line found);

static bool split_line(char *text, line *out)
{
    size_t len = strcspn(text, "\r\n");
    const char *tab = memchr(text, '\t', len);
    if (!tab || tab == text || tab + 1 == text + len)
        return false;
    *out = (line){text, tab + 1, (size_t)(tab - text), len - (size_t)(tab - text) - 1};
    return true;
}

static gm_status take_text(char *text, take_line take, void *builder)
{
    line found;
    if (text[0] == '\n' || text[0] == '#')
        return GM_OK;
    return split_line(text, &found) ? take(builder, found) : GM_INPUT;
}

static gm_status read_lines(const char *path, take_line take, void *builder,
                            gm_error *err)
{
    char text[1024];
    unsigned long number = 0;
    gm_status status = GM_OK;
    FILE *file = fopen(path, "r");
    if (!file)
        return gm_fail(err, GM_INPUT, "cannot read \"%s\": %s", path, strerror(errno));
    while (status == GM_OK && fgets(text, sizeof text, file)) {
        number++;
        status = take_text(text, take, builder);
    }
    fclose(file);
    if (status == GM_INPUT)
        gm_fail(err, status,
                "\"%s\", line %lu: expected a class or a number, a tab and a word (at "
                "most %d classes)",
                path, number, NER_CLASSES);
    return status == GM_NOMEM ? gm_fail(err, status, "out of memory") : status;
}

typedef struct class_builder {
    pairs list;
    class_names classes;
} class_builder;

static gm_status take_class_line(void *builder, line found)
{
    class_builder *to = builder;
    uint32_t class = find_class(&to->classes, found.name, found.name_len);
    if (class == NER_CLASSES)
        return GM_INPUT;
    bool added = add_entry(&to->list, class, found.entry, found.entry_len);
    return added ? GM_OK : GM_NOMEM;
}

static gm_status take_cluster_line(void *builder, line found)
{
    uint32_t cluster = 0;
    for (size_t i = 0; i < found.name_len; i++) {
        if (found.name[i] < '0' || found.name[i] > '9' || cluster > NER_CLUSTERS / 10)
            return GM_INPUT;
        cluster = cluster * 10 + (uint32_t)(found.name[i] - '0');
    }
    ner_word word;
    ner_word_look(&word, found.entry, found.entry_len);
    if (cluster >= NER_CLUSTERS)
        return GM_INPUT;
    bool added = add_pair(builder, ner_hash(word.lower, word.lower_len), cluster);
    return added ? GM_OK : GM_NOMEM;
}

/* The classes that are called "head-...". */
static uint32_t heads_of(const class_names *classes)
{
    uint32_t heads = 0;
    for (uint32_t i = 0; i < classes->len; i++)
        if (strncmp(classes->names[i], "head-", 5) == 0)
            heads |= UINT32_C(1) << i;
    return heads;
}

static gm_status build_words(ner_lexicon *lexicon, const char *path, gm_error *err)
{
    class_builder builder = {0};
    gm_status status = read_lines(path, take_class_line, &builder, err);
    lexicon->heads = heads_of(&builder.classes);
    if (status == GM_OK)
        status = finish_words(lexicon, &builder.list, err);
    free(builder.list.all);
    return status;
}

static gm_status build_clusters(ner_lexicon *lexicon, const char *path, gm_error *err)
{
    pairs list = {0};
    gm_status status = read_lines(path, take_cluster_line, &list, err);
    if (status == GM_OK && !ner_table_build(&lexicon->clusters, list.all, list.len))
        status = gm_fail(err, GM_NOMEM, "out of memory");
    free(list.all);
    return status;
}

gm_status ner_lexicon_build(ner_lexicon *lexicon, const char *classes,
                            const char *clusters, gm_error *err)
{
    gm_status status = GM_OK;
    *lexicon = (ner_lexicon){.set_count = 0};
    if (classes && classes[0])
        status = build_words(lexicon, classes, err);
    if (status == GM_OK && clusters && clusters[0])
        status = build_clusters(lexicon, clusters, err);
    if (status != GM_OK)
        ner_lexicon_free(lexicon);
    return status;
}

void ner_lexicon_free(ner_lexicon *lexicon)
{
    free((void *)(uintptr_t)lexicon->sets);
    free((void *)(uintptr_t)lexicon->words.first);
    free((void *)(uintptr_t)lexicon->words.entries);
    free((void *)(uintptr_t)lexicon->clusters.first);
    free((void *)(uintptr_t)lexicon->clusters.entries);
    *lexicon = (ner_lexicon){0};
}
