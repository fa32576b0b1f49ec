/* A document as rows of the tables of sqlite_schema.c. */
#ifndef GM_WRITE_SQLITE_ROWS_H
#define GM_WRITE_SQLITE_ROWS_H

#include "base/buffer.h"
#include "doc/document.h"
#include "text/offsets.h"
#include "write/sqlite_base.h"

typedef enum gm_row_kind {
    GM_ROW_DOCUMENT,
    GM_ROW_FULL_TEXT,
    GM_ROW_PARAGRAPH,
    GM_ROW_SENTENCE,
    GM_ROW_TOKEN,
    GM_ROW_ENTITY,
    GM_ROW_PERSON,
    GM_ROW_MENTION,
    GM_ROW_ROLE,
    GM_ROW_QUOTE,
    GM_ROW_FRAGMENT,
    GM_ROW_KINDS
} gm_row_kind;

typedef struct gm_rows {
    gm_base *base; /* borrowed */
    gm_prepared inserts[GM_ROW_KINDS];
    gm_offsets offsets;
    gm_buffer content;                  /* scratch: of a quote */
    int64_t documents, persons, quotes; /* the last id of each */
} gm_rows;

/* Prepares the statements, the tables being there; what is in them is counted. */
gm_status gm_rows_start(gm_rows *rows, gm_base *base, gm_error *err);
void gm_rows_stop(gm_rows *rows);

gm_status gm_rows_add(gm_rows *rows, const gm_document *document, gm_unit unit,
                      gm_error *err);

#endif
