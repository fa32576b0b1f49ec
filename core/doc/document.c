/* All of a document but its interner's tables lives in one arena. */
#include "doc/document.h"

#include "text/offsets.h"
#include "text/utf8.h"

#include <stdlib.h>

gm_document *gm_document_new(const gm_host *host)
{
    gm_document *document = calloc(1, sizeof *document);
    if (!document)
        return NULL;
    document->doc.host = host;
    gm_symbols_init(&document->symbols, &document->arena);
    gm_failure_init(&document->failure);
    return document;
}

void gm_document_free(gm_document *document)
{
    if (!document)
        return;
    gm_symbols_free(&document->symbols);
    gm_arena_free(&document->arena);
    free(document);
}

void gm_document_reset(gm_document *document)
{
    gm_symbols_clear(&document->symbols);
    gm_arena_reset(&document->arena);
    document->id = document->text = document->meta_json = (gm_text){"", 0};
    document->file = NULL;
    document->line = 0;
    document->is_given = false;
    document->tables = NULL;
    document->carried = NULL;
    document->meta = NULL;
    document->access = NULL;
    gm_failure_init(&document->failure);
}

/* What a text that is no UTF-8 is likely to be: a byte order mark tells. */
static const char *likely_encoding(const char *ptr, size_t len)
{
    bool marked = len >= 2 &&
                  (memcmp(ptr, "\xFF\xFE", 2) == 0 || memcmp(ptr, "\xFE\xFF", 2) == 0);
    return marked ? "UTF-16" : "WINDOWS-1252";
}

static gm_status check_text(const char *ptr, size_t len, gm_error *err)
{
    if (len > INT32_MAX)
        return gm_fail(err, GM_INPUT,
                       "the text has %zu bytes, more than %d: cut it into documents",
                       len, INT32_MAX);
    size_t valid = gm_utf8_valid_prefix(ptr, len);
    if (valid == len)
        return GM_OK;
    uint32_t line, column;
    gm_offsets_line(ptr, valid, &line, &column);
    return gm_fail(err, GM_INPUT,
                   "the text is not valid UTF-8: byte 0x%02X at offset %zu (line %u, "
                   "column %u); convert it, for example with iconv -f %s -t UTF-8",
                   (unsigned)(uint8_t)ptr[valid], valid, line, column,
                   likely_encoding(ptr, len));
}

/* An id goes out with the document, as JSON, and so is UTF-8 as the text is. */
static gm_status check_id(gm_text id, gm_error *err)
{
    size_t valid = gm_utf8_valid_prefix(id.ptr, id.len);
    if (valid == id.len)
        return GM_OK;
    return gm_fail(err, GM_INPUT,
                   "the id is not valid UTF-8: byte 0x%02X at offset %zu; where it is "
                   "the name of a file, rename the file",
                   (unsigned)(uint8_t)id.ptr[valid], valid);
}

static bool copy_text(gm_document *document, const char *ptr, size_t len, gm_text *out)
{
    char *copy = gm_arena_copy(&document->arena, ptr, len);
    *out = (gm_text){copy ? copy : "", copy ? (uint32_t)len : 0};
    return copy != NULL;
}

gm_status gm_document_set_text(gm_document *document, gm_text id, const char *ptr,
                               size_t len, gm_error *err)
{
    gm_status status = check_id(id, err);
    if (status != GM_OK)
        return status;
    if (!copy_text(document, id.ptr, id.len, &document->id))
        return gm_error_nomem(err);
    status = check_text(ptr, len, err);
    if (status != GM_OK)
        return status;
    if (!copy_text(document, ptr, len, &document->text))
        return gm_error_nomem(err);
    return GM_OK;
}

gm_status gm_document_set_place(gm_document *document, const char *file, uint32_t line)
{
    document->file = gm_arena_copy(&document->arena, file, strlen(file));
    document->line = line;
    return document->file ? GM_OK : GM_NOMEM;
}

gm_table *gm_document_table(const gm_document *document, const char *name)
{
    gm_table *table = document->tables;
    while (table && strcmp(table->name, name) != 0)
        table = table->next;
    return table;
}

bool gm_document_has(const gm_document *document, const char *name)
{
    const gm_table *table = document->tables;
    const char *dot = strchr(name, '.');
    size_t len = dot ? (size_t)(dot - name) : strlen(name);
    while (table && (strlen(table->name) != len || memcmp(table->name, name, len) != 0))
        table = table->next;
    return table && (!dot || gm_table_column(table, dot + 1));
}

gm_table *gm_document_add_table(gm_document *document, const char *name)
{
    gm_table *table = gm_arena_alloc(&document->arena, sizeof *table);
    char *copy = gm_arena_copy(&document->arena, name, strlen(name));
    if (!table || !copy)
        return NULL;
    table->layer.host = document->doc.host;
    table->arena = &document->arena;
    table->name = copy;
    gm_table **place = &document->tables;
    while (*place && strcmp((*place)->name, name) != 0)
        place = &(*place)->next;
    table->next = *place ? (*place)->next : NULL;
    *place = table;
    return table;
}

gm_status gm_document_carry(gm_document *document, const char *name, gm_text json,
                            bool is_layer)
{
    gm_carried *carried = gm_arena_alloc(&document->arena, sizeof *carried);
    char *copy = gm_arena_copy(&document->arena, name, strlen(name));
    if (!carried || !copy || !copy_text(document, json.ptr, json.len, &carried->json))
        return GM_NOMEM;
    carried->name = copy;
    carried->is_layer = is_layer;
    gm_carried **last = &document->carried;
    while (*last)
        last = &(*last)->next;
    *last = carried;
    return GM_OK;
}

gm_status gm_document_add_meta(gm_document *document, const char *key, gm_text value)
{
    gm_meta *meta = gm_arena_alloc(&document->arena, sizeof *meta);
    char *copy = gm_arena_copy(&document->arena, key, strlen(key));
    if (!meta || !copy || !copy_text(document, value.ptr, value.len, &meta->value))
        return GM_NOMEM;
    meta->key = copy;
    meta->next = document->meta;
    document->meta = meta;
    return GM_OK;
}
