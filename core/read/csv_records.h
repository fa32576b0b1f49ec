/* Records of comma-separated values (RFC 4180), one after another out of a stream.
 *
 * A record stays in the stream's window until it is complete, so that one which is
 * wrong costs its own line and not those behind: a quote that is never closed would
 * otherwise take the rest of the file with it. */
#ifndef GM_READ_CSV_RECORDS_H
#define GM_READ_CSV_RECORDS_H

#include "base/array.h"
#include "base/error.h"
#include "io/stream.h"

/* Bytes that a record may have at most, for it is held as a whole. */
enum { GM_CSV_RECORD = 1 << 28 };

typedef struct gm_csv_field {
    uint32_t begin, len; /* in `bytes` */
} gm_csv_field;

typedef struct gm_csv {
    gm_stream *stream; /* borrowed */
    char separator;    /* '\0': not known yet */
    uint32_t line;     /* where the record at hand begins, or what is wrong with it */
    uint32_t next_line;
    gm_text shown; /* the stream's window: the record at hand and more */
    gm_buffer bytes;
    GM_ARRAY(gm_csv_field) fields;
} gm_csv;

/* Reads the header: the separator is the one of comma, semicolon and tab that it has
 * most of.  A byte order mark is passed over, and a line "sep=;" of Excel's taken at
 * its word.  Without a header, `fields` is empty.  Fails as gm_csv_next(); the file is
 * then no table. */
gm_status gm_csv_open(gm_csv *csv, gm_stream *stream, gm_error *err);

/* The next record that is not a blank line, its fields unquoted; `end` behind the last.
 * Fails with GM_INPUT, `line` telling where, for what is no UTF-8, and for quotes that
 * are not closed or closed amid a field; the next call goes on at the next line. */
gm_status gm_csv_next(gm_csv *csv, bool *end, gm_error *err);

static inline gm_text gm_csv_text(const gm_csv *csv, uint32_t i)
{
    gm_csv_field field = csv->fields.at[i];
    return (gm_text){field.len ? csv->bytes.ptr + field.begin : "", field.len};
}

void gm_csv_free(gm_csv *csv);

#endif
