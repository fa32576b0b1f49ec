#include "read/csv_columns.h"

#include "read/meta.h"
#include "read/meta_names.h"
#include "text/space.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Without white space around it. */
static gm_text trim(gm_text name)
{
    uint32_t begin = name.len, end = 0;
    for (uint32_t at = 0; at < name.len;) {
        uint32_t from = at;
        if (gm_is_space(gm_utf8_next(name, &at)))
            continue;
        begin = from < begin ? from : begin;
        end = at;
    }
    return begin < end ? (gm_text){name.ptr + begin, end - begin} : (gm_text){"", 0};
}

static bool is_taken(const gm_csv_columns *columns, uint32_t before, const char *name)
{
    for (uint32_t i = 0; i < before; i++) {
        if (strcmp(columns->names[i], name) == 0)
            return true;
    }
    return false;
}

/* The shared name, or its own, or its own with the number of the column: the first that
 * is free. */
static gm_status name_column(gm_csv_columns *columns, uint32_t i, gm_text own,
                             const char *shared, gm_error *err)
{
    gm_buffer name = {0};
    uint32_t number = i + 1;
    if (shared && !is_taken(columns, i, shared))
        own = gm_text_of(shared);
    gm_buffer_add(&name, own.len ? own.ptr : "column", own.len ? own.len : 6);
    size_t len = name.len;
    gm_buffer_put(&name, '\0');
    while (!name.failed && is_taken(columns, i, name.ptr)) {
        name.len = len;
        gm_buffer_printf(&name, "-%u", number++);
        gm_buffer_put(&name, '\0');
    }
    columns->names[i] = name.failed ? NULL : strdup(name.ptr);
    gm_buffer_free(&name);
    return columns->names[i] ? GM_OK : gm_error_nomem(err);
}

/* Whether the column is the best so far of those that are called `word`. */
static void prefer(const char *word, const char *wanted, uint32_t i, uint32_t rank,
                   uint32_t *best, uint32_t *best_rank)
{
    if (!word || strcmp(word, wanted) != 0 || rank >= *best_rank)
        return;
    *best = i;
    *best_rank = rank;
}

static gm_status find_special(gm_csv_columns *columns, const gm_csv *header,
                              gm_error *err)
{
    uint32_t text = UINT32_MAX, id = UINT32_MAX, rank;
    for (uint32_t i = 0; i < columns->count; i++) {
        const char *word;
        gm_status status = gm_meta_name(gm_csv_text(header, i), &word, &rank, err);
        if (status != GM_OK)
            return status;
        prefer(word, "text", i, rank, &columns->text, &text);
        prefer(word, "id", i, rank, &columns->id, &id);
    }
    return GM_OK;
}

/* A second text is not the text. */
static bool is_shared(const char *word)
{
    return word && strcmp(word, "text") != 0 && strcmp(word, "id") != 0;
}

gm_status gm_csv_columns_find(gm_csv_columns *columns, const gm_csv *header,
                              gm_error *err)
{
    *columns = (gm_csv_columns){.text = GM_NO_COLUMN, .id = GM_NO_COLUMN};
    columns->names = calloc(header->fields.count + 1, sizeof *columns->names);
    if (!columns->names)
        return gm_error_nomem(err);
    columns->count = header->fields.count;
    gm_status status = find_special(columns, header, err);
    for (uint32_t i = 0; status == GM_OK && i < columns->count; i++) {
        const char *word;
        uint32_t rank;
        gm_text own = gm_csv_text(header, i);
        status = gm_meta_name(own, &word, &rank, err);
        if (status == GM_OK)
            status =
                name_column(columns, i, trim(own), is_shared(word) ? word : NULL, err);
    }
    return status;
}

void gm_csv_columns_free(gm_csv_columns *columns)
{
    for (uint32_t i = 0; columns->names && i < columns->count; i++)
        free(columns->names[i]);
    free(columns->names);
    *columns = (gm_csv_columns){0};
}

gm_status gm_csv_columns_add(const gm_csv_columns *columns, const gm_csv *record,
                             gm_document *document)
{
    gm_status status = GM_OK;
    uint32_t count = record->fields.count;
    for (uint32_t i = 0; status == GM_OK && i < columns->count && i < count; i++) {
        if (i != columns->text && i != columns->id)
            status = gm_meta_add(document, gm_text_of(columns->names[i]),
                                 gm_csv_text(record, i));
    }
    return status;
}
