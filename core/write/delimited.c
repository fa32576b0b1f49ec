/* A value is appended as it is, and put into its form where it stands. */
#include "write/delimited.h"

#include <string.h>

void gm_delimited_begin(gm_delimited *row)
{
    if (row->begun)
        gm_buffer_put(row->out, row->dialect == GM_CSV ? ',' : '\t');
    row->begun = true;
    row->mark = row->out->len;
}

/* How many bytes of the value are `byte`. */
static size_t count(const gm_delimited *row, char byte)
{
    size_t found = 0;
    for (size_t i = row->mark; i < row->out->len; i++)
        found += row->out->ptr[i] == byte;
    return found;
}

static bool needs_quotes(const gm_delimited *row)
{
    return count(row, '"') || count(row, ',') || count(row, '\n') || count(row, '\r');
}

/* From the last byte to the first, for the value grows where it stands. */
static void quote(const gm_delimited *row)
{
    gm_buffer *out = row->out;
    size_t more = 2 + count(row, '"');
    if (!gm_buffer_reserve(out, more))
        return;
    size_t from = out->len, to = out->len + more;
    out->len = to;
    out->ptr[--to] = '"';
    while (from > row->mark) {
        char byte = out->ptr[--from];
        out->ptr[--to] = byte;
        if (byte == '"')
            out->ptr[--to] = '"';
    }
    out->ptr[row->mark] = '"';
}

static void level(const gm_delimited *row)
{
    for (size_t i = row->mark; i < row->out->len; i++) {
        char *byte = &row->out->ptr[i];
        if (*byte == '\t' || *byte == '\n' || *byte == '\r')
            *byte = ' ';
    }
}

void gm_delimited_end(gm_delimited *row)
{
    if (row->dialect == GM_TSV)
        level(row);
    else if (needs_quotes(row))
        quote(row);
}

void gm_delimited_text(gm_delimited *row, gm_text value)
{
    gm_delimited_begin(row);
    gm_buffer_add(row->out, value.ptr, value.len);
    gm_delimited_end(row);
}

void gm_delimited_number(gm_delimited *row, uint32_t value)
{
    gm_delimited_begin(row);
    gm_buffer_number(row->out, value);
}

void gm_delimited_nothing(gm_delimited *row)
{
    gm_delimited_begin(row);
}
