/* What a writer asks of a layer by name: a layer or column that the pipeline did not
 * write, or that has another type, holds nothing. */
#ifndef GM_WRITE_COLUMNS_OF_H
#define GM_WRITE_COLUMNS_OF_H

#include "doc/document.h"

/* `count` spans of a row: of its parts, or its own where it has none. */
typedef struct gm_fragments {
    const gm_span *spans;
    uint32_t count;
} gm_fragments;

/* Rows `first` to `end` of a layer. */
typedef struct gm_rows_of {
    uint32_t first, end;
} gm_rows_of;

static inline gm_text gm_slice_of(const gm_document *document, gm_span span)
{
    return (gm_text){document->text.ptr + span.begin, span.end - span.begin};
}

static inline bool gm_is_text(gm_text text, const char *string)
{
    return strlen(string) == text.len && memcmp(text.ptr, string, text.len) == 0;
}

/* NULL if there is none of that name and type. */
const void *gm_cells_of(const gm_table *table, const char *column, gm_type type);

/* The symbol of a row, 0 for none; as text, "" for none. */
gm_sym gm_symbol_of(const gm_table *table, const char *column, uint32_t row);
gm_text gm_text_of_row(const gm_document *document, const gm_table *table,
                       const char *column, uint32_t row);

/* An empty span for none. */
gm_span gm_place_of(const gm_table *table, const char *column, uint32_t row);

/* None, if neither the parts nor the row's own span have a character. */
gm_fragments gm_fragments_of(const gm_table *table, const char *column, uint32_t row);

/* The rows that share a character with `span`, of a layer whose rows do not nest; no
 * layer has none. */
gm_rows_of gm_rows_within(const gm_table *table, gm_span span);

#endif
