/* A layer: rows of spans in text order, and named columns with one cell a row.
 *
 *     table "entity"      spans          type (GM_SYMBOL)   score (GM_REAL)
 *       row 0             [0, 16)        Person             0.98
 *       row 1             [41, 48)       Location           0.91
 *
 * Rows are added first; from the first column on their number is fixed.  Everything
 * lives in the arena of the document. */
#ifndef GM_DOC_LAYER_H
#define GM_DOC_LAYER_H

#include "base/arena.h"

#include <guillemet/stage.h>

typedef struct gm_column {
    const char *name; /* without its layer's: "type" */
    gm_type type;
    void *cells;    /* rows of them, see gm_type; of GM_PARTS: `first`, rows + 1 */
    gm_span *parts; /* GM_PARTS only */
    uint32_t parts_count, parts_capacity;
    uint32_t next_row; /* GM_PARTS: rows below have their parts */
    struct gm_column *next;
} gm_column;

typedef struct gm_table {
    gm_layer layer; /* first: a stage's gm_layer is a gm_table */
    gm_arena *arena;
    const char *name;
    gm_span *spans;
    uint32_t rows, capacity;
    bool out_of_memory; /* some row did not fit */
    bool has_late_rows; /* some row came after the first column, and was left out */
    gm_column *columns; /* in the order they were added */
    struct gm_table *next;
} gm_table;

gm_status gm_table_add_row(gm_table *table, gm_span span);

/* NULL if there is none of that name. */
gm_column *gm_table_column(const gm_table *table, const char *name);

/* A zeroed column, in place of one of the same name; NULL if memory ran out. */
gm_column *gm_table_add_column(gm_table *table, const char *name, gm_type type);

/* Makes a column of the table its last. */
void gm_table_move_last(gm_table *table, gm_column *column);

/* Rows in ascending order; `row` below the number of rows. */
gm_status gm_column_add_parts(gm_table *table, gm_column *column, uint32_t row,
                              const gm_span *spans, uint32_t count);

/* One more part of the row that gm_column_add_parts() was last called for. */
gm_status gm_column_extend_parts(gm_table *table, gm_column *column, gm_span span);

/* Every row's parts, those that were left out being none. */
gm_parts gm_column_parts(const gm_table *table, gm_column *column);

/* Bytes of one cell of the column, 0 for GM_LAYER and what is no type. */
size_t gm_type_size(gm_type type);

#endif
