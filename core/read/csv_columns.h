/* What the columns of a table are for. */
#ifndef GM_READ_CSV_COLUMNS_H
#define GM_READ_CSV_COLUMNS_H

#include "doc/document.h"
#include "read/csv_records.h"

#define GM_NO_COLUMN UINT32_MAX

typedef struct gm_csv_columns {
    uint32_t count;
    uint32_t text, id; /* GM_NO_COLUMN: there is none */
    char **names;      /* under which they are members of `meta` */
} gm_csv_columns;

/* From the header, which is the record at hand.  Fails with GM_NOMEM alone; to be freed
 * even then. */
gm_status gm_csv_columns_find(gm_csv_columns *columns, const gm_csv *header,
                              gm_error *err);
void gm_csv_columns_free(gm_csv_columns *columns);

/* The record at hand as members of `meta`, but for its text and its id. */

gm_status gm_csv_columns_add(const gm_csv_columns *columns, const gm_csv *record,
                             gm_document *document);

#endif
