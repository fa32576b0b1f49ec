/* Entities in bytes, brought to tokens. */
#include "gold.h"

#include "index.h"

#include <stdlib.h>
#include <string.h>

static gm_status add_type(ner_types *types, gm_text name, gm_error *err)
{
    if (name.len == 0 || ner_types_find(types, name))
        return GM_OK;
    if (types->len == NER_TYPES)
        return gm_fail(err, GM_INPUT,
                       "\"%.*s\" is one entity type too many: a model holds %d",
                       (int)name.len, name.ptr, NER_TYPES);
    if (name.len >= NER_TYPE_BYTES)
        return gm_fail(err, GM_INPUT,
                       "the entity type \"%.*s\" is too long: %d bytes at most",
                       (int)name.len, name.ptr, NER_TYPE_BYTES - 1);
    memcpy(types->names[++types->len], name.ptr, name.len);
    return GM_OK;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(a, b);
}

gm_status ner_types_collect(ner_types *types, const gm_doc *const *docs, uint32_t count,
                            gm_error *err)
{
    *types = (ner_types){.len = 0};
    for (uint32_t i = 0; i < count; i++) {
        uint32_t rows = gm_layer_rows(gm_doc_layer(docs[i], "entity"));
        const gm_sym *names = gm_doc_symbols(docs[i], "entity.type");
        for (uint32_t row = 0; row < rows; row++) {
            gm_status status = add_type(types, gm_doc_string(docs[i], names[row]), err);
            if (status != GM_OK)
                return status;
        }
    }
    if (types->len == 0)
        return gm_fail(err, GM_INPUT,
                       "the training documents have no entities to learn from");
    qsort(types->names[1], types->len, sizeof types->names[1], by_name);
    return GM_OK;
}

uint32_t ner_types_find(const ner_types *types, gm_text name)
{
    for (uint32_t type = 1; type <= types->len; type++)
        if (strlen(types->names[type]) == name.len &&
            memcmp(types->names[type], name.ptr, name.len) == 0)
            return type;
    return 0;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static gm_span trim(const char *text, gm_span span)
{
    while (span.begin < span.end && is_space(text[span.begin]))
        span.begin++;
    while (span.begin < span.end && is_space(text[span.end - 1]))
        span.end--;
    return span;
}

/* Long ones first: what they overlap is left out. */
static int by_length(const void *a, const void *b)
{
    const ner_gold *x = a, *y = b;
    uint32_t x_len = x->span.end - x->span.begin, y_len = y->span.end - y->span.begin;
    if (x_len != y_len)
        return x_len > y_len ? -1 : 1;
    if (x->span.begin != y->span.begin)
        return x->span.begin < y->span.begin ? -1 : 1;
    return (x->type > y->type) - (x->type < y->type);
}

static int by_place(const void *a, const void *b)
{
    const ner_gold *x = a, *y = b;
    return (x->span.begin > y->span.begin) - (x->span.begin < y->span.begin);
}

static void keep_outermost(ner_golds *golds)
{
    uint32_t kept = 0;
    qsort(golds->all, golds->len, sizeof *golds->all, by_length);
    for (uint32_t i = 0; i < golds->len; i++) {
        gm_span span = golds->all[i].span;
        bool inner = span.begin == span.end;
        for (uint32_t j = 0; j < kept && !inner; j++)
            inner = golds->all[j].span.begin < span.end &&
                    span.begin < golds->all[j].span.end;
        if (!inner)
            golds->all[kept++] = golds->all[i];
    }
    golds->len = kept;
    qsort(golds->all, golds->len, sizeof *golds->all, by_place);
}

/* The token behind the last of those that a span from token `at` on covers; `at` if it
 * ends inside one. */
static uint32_t tokens_end(const gm_span *tokens, uint32_t count, uint32_t at,
                           gm_span span)
{
    uint32_t end = at;
    while (end < count && tokens[end].end < span.end)
        end++;
    return end < count && tokens[end].end == span.end ? end + 1 : at;
}

/* Two dates that meet inside a token are learnt as one, since the tagger's spans are of
 * tokens; the stage parts them again (ner_range_parts()). */
static gm_span with_range(const ner_golds *golds, uint32_t i)
{
    gm_span span = golds->all[i].span;
    const ner_gold *next = i + 1 < golds->len ? &golds->all[i + 1] : NULL;
    if (next && next->type == golds->all[i].type && next->span.begin == span.end + 1)
        span.end = next->span.end;
    return span;
}

static void align(ner_golds *golds, const gm_doc *doc)
{
    const gm_layer *layer = gm_doc_layer(doc, "token");
    const gm_span *tokens = gm_layer_spans(layer);
    uint32_t count = gm_layer_rows(layer), at = 0;
    for (uint32_t i = 0; i < golds->len; i++) {
        ner_gold *gold = &golds->all[i];
        while (at < count && tokens[at].begin < gold->span.begin)
            at++;
        gold->begin = gold->end = at;
        if (at == count || tokens[at].begin != gold->span.begin)
            continue;
        gold->end = tokens_end(tokens, count, at, gold->span);
        if (gold->end == at)
            gold->end = tokens_end(tokens, count, at, with_range(golds, i));
    }
}

bool ner_golds_read(ner_golds *golds, const ner_types *types, const gm_doc *doc)
{
    const gm_layer *layer = gm_doc_layer(doc, "entity");
    const gm_span *spans = gm_layer_spans(layer);
    const gm_sym *names = gm_doc_symbols(doc, "entity.type");
    uint32_t rows = gm_layer_rows(layer);
    golds->len = 0;
    for (uint32_t row = 0; row < rows; row++) {
        if (!ner_grow(&golds->all, &golds->capacity, golds->len, sizeof *golds->all))
            return false;
        golds->all[golds->len++] =
            (ner_gold){.span = trim(gm_doc_text(doc).ptr, spans[row]),
                       .type = ner_types_find(types, gm_doc_string(doc, names[row]))};
    }
    keep_outermost(golds);
    align(golds, doc);
    return true;
}
