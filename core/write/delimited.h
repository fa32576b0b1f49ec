/* Rows of values with separators between them.
 *
 * CSV is that of RFC 4180, but that a row ends with LF, as every line that the command
 * writes: R, pandas, Python and spreadsheets read both, and cut, awk and diff would
 * take the CR for a part of the last value.  TSV has no quoting at all, so that cut and
 * awk read it: a tab or a break within a value becomes a space. */
#ifndef GM_WRITE_DELIMITED_H
#define GM_WRITE_DELIMITED_H

#include "base/buffer.h"

typedef enum gm_dialect { GM_CSV, GM_TSV } gm_dialect;

/* A row in the making, at the end of `out`. */
typedef struct gm_delimited {
    gm_buffer *out;
    gm_dialect dialect;
    bool begun;  /* the row has a value */
    size_t mark; /* where the value at hand begins */
} gm_delimited;

/* What is appended to `out` between these is one value. */
void gm_delimited_begin(gm_delimited *row);
void gm_delimited_end(gm_delimited *row);

void gm_delimited_text(gm_delimited *row, gm_text value);
void gm_delimited_number(gm_delimited *row, uint32_t value);
void gm_delimited_nothing(gm_delimited *row);

#endif
