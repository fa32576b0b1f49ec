/* Offsets count from the beginning of the record; the window moves, and they do not. */
#include "read/csv_records.h"

#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { END = -1, HEADER = 1 << 20, COLUMNS = 1000 };

/* Where in the record the reader is. */
typedef struct place {
    uint32_t at, line;
} place;

void gm_csv_free(gm_csv *csv)
{
    gm_buffer_free(&csv->bytes);
    free(csv->fields.at);
}

/* The byte at `at`, END behind the last of the file. */
static gm_status look(gm_csv *csv, uint32_t at, int *byte, gm_error *err)
{
    if (at >= csv->shown.len) {
        gm_status status =
            gm_stream_peek(csv->stream, (size_t)at + 1, &csv->shown, err);
        if (status == GM_OK && at >= csv->shown.len)
            status = gm_stream_is_whole(csv->stream, err);
        if (status != GM_OK) {
            csv->shown = (gm_text){"", 0};
            return status;
        }
    }
    *byte = at < csv->shown.len ? (unsigned char)csv->shown.ptr[at] : END;
    return GM_OK;
}

static void pass(gm_csv *csv, uint32_t bytes)
{
    gm_stream_skip(csv->stream, bytes);
    csv->shown.ptr += bytes;
    csv->shown.len -= bytes;
}

/* Moves behind a line break, if there is one: "\n", "\r\n" or "\r". */
static gm_status pass_break(gm_csv *csv, place *now, bool *found, gm_error *err)
{
    int byte, next = END;
    gm_status status = look(csv, now->at, &byte, err);
    if (status == GM_OK && byte == '\r')
        status = look(csv, now->at + 1, &next, err);
    *found = status == GM_OK && (byte == '\n' || byte == '\r');
    if (*found) {
        now->at += byte == '\r' && next == '\n' ? 2 : 1;
        now->line++;
    }
    return status;
}

/* ---- What is wrong ----------------------------------------------------------- */

/* Passes over the line that `from` is in, piece by piece, for it may have no end: the
 * next record begins behind it. */
static gm_status resume_behind(gm_csv *csv, place from, gm_error *err)
{
    for (bool found = false; !found;) {
        int byte;
        pass(csv, from.at);
        from.at = 0;
        gm_status status = look(csv, 0, &byte, err);
        if (status != GM_OK || byte == END)
            return status;
        while (from.at < csv->shown.len && csv->shown.ptr[from.at] != '\n' &&
               csv->shown.ptr[from.at] != '\r')
            from.at++;
        if (from.at < csv->shown.len)
            status = pass_break(csv, &from, &found, err);
        if (status != GM_OK)
            return status;
    }
    pass(csv, from.at);
    csv->next_line = from.line;
    return GM_OK;
}

static gm_status bad_quote(gm_csv *csv, place opened, const char *why, gm_error *err)
{
    gm_status status = resume_behind(csv, opened, err);
    csv->line = opened.line;
    return status == GM_OK ? gm_fail(err, GM_INPUT, "%s", why) : status;
}

static gm_status not_closed(gm_csv *csv, place opened, bool end, gm_error *err)
{
    return bad_quote(csv, opened,
                     end ? "the quote that opens a field here is not closed before the "
                           "end of the file: close it, or take it out"
                         : "the quote that opens a field here is not closed within "
                           "268435456 bytes: close it, or take it out",
                     err);
}

static gm_status check_utf8(gm_csv *csv, uint32_t len, gm_error *err)
{
    size_t valid = gm_utf8_valid_prefix(csv->shown.ptr, len);
    if (valid == len)
        return GM_OK;
    const char *at = csv->shown.ptr, *bad = at + valid;
    bool is_utf16 = (uint8_t)*bad >= 0xFE;
    while ((at = memchr(at, '\n', (size_t)(bad - at)))) {
        csv->line++;
        at++;
    }
    return gm_fail(err, GM_INPUT,
                   "the table is not valid UTF-8: byte 0x%02X; convert it, for example "
                   "with iconv -f %s -t UTF-8",
                   (unsigned)(uint8_t)*bad, is_utf16 ? "UTF-16" : "WINDOWS-1252");
}

/* ---- Fields ------------------------------------------------------------------ */

static gm_status end_field(gm_csv *csv, size_t begin, gm_error *err)
{
    gm_csv_field *field = GM_PUSH(&csv->fields);
    if (!field || csv->bytes.failed)
        return gm_error_nomem(err);
    *field = (gm_csv_field){(uint32_t)begin, (uint32_t)(csv->bytes.len - begin)};
    return GM_OK;
}

static void take(gm_csv *csv, place *now, uint32_t bytes)
{
    const char *at = csv->shown.ptr + now->at, *end = at + bytes;
    gm_buffer_add(&csv->bytes, at, bytes);
    now->at += bytes;
    while (bytes && (at = memchr(at, '\n', (size_t)(end - at)))) {
        now->line++;
        at++;
    }
}

/* Within quotes, up to the one that closes them, and behind it. */
static gm_status read_quoted(gm_csv *csv, place *now, gm_error *err)
{
    place opened = *now;
    int byte = 0;
    now->at++;
    for (;;) {
        gm_status status = look(csv, now->at, &byte, err);
        if (status != GM_OK)
            return status;
        if (byte == END || now->at > GM_CSV_RECORD)
            return not_closed(csv, opened, byte == END, err);
        const char *from = csv->shown.ptr + now->at;
        const char *quote = memchr(from, '"', csv->shown.len - now->at);
        take(csv, now, quote ? (uint32_t)(quote - from) : csv->shown.len - now->at);
        if (!quote)
            continue;
        status = look(csv, now->at + 1, &byte, err);
        if (status != GM_OK)
            return status;
        now->at += 1 + (byte == '"');
        if (byte == END || byte == csv->separator || byte == '\n' || byte == '\r')
            return GM_OK;
        if (byte != '"')
            return bad_quote(csv, opened,
                             "the field that a quote opens here goes on behind its "
                             "closing quote: double the quotes within a field",
                             err);
        gm_buffer_put(&csv->bytes, '"');
    }
}

static gm_status read_bare(gm_csv *csv, place *now, gm_error *err)
{
    for (int byte = 0;;) {
        gm_status status = look(csv, now->at, &byte, err);
        if (status != GM_OK)
            return status;
        if (byte == END || byte == csv->separator || byte == '\n' || byte == '\r')
            return GM_OK;
        if (now->at > GM_CSV_RECORD)
            return bad_quote(csv, *now,
                             "the line is longer than 268435456 bytes: this "
                             "is no table",
                             err);
        uint32_t end = now->at + 1;
        while (end < csv->shown.len && csv->shown.ptr[end] != csv->separator &&
               csv->shown.ptr[end] != '\n' && csv->shown.ptr[end] != '\r')
            end++;
        take(csv, now, end - now->at);
    }
}

/* A field, and the separator behind it: `last` if there is none. */
static gm_status read_field(gm_csv *csv, place *now, bool *last, gm_error *err)
{
    int byte;
    size_t begin = csv->bytes.len;
    gm_status status = look(csv, now->at, &byte, err);
    if (status == GM_OK)
        status = byte == '"' ? read_quoted(csv, now, err) : read_bare(csv, now, err);
    if (status == GM_OK)
        status = end_field(csv, begin, err);
    if (status == GM_OK)
        status = look(csv, now->at, &byte, err);
    if (status != GM_OK)
        return status;
    *last = byte != csv->separator;
    now->at += !*last;
    return GM_OK;
}

static gm_status read_record(gm_csv *csv, gm_error *err)
{
    place now = {0, csv->next_line};
    bool last = false, found;
    gm_status status = GM_OK;
    csv->line = now.line;
    csv->fields.count = 0;
    gm_buffer_clear(&csv->bytes);
    while (status == GM_OK && !last)
        status = read_field(csv, &now, &last, err);
    if (status == GM_OK)
        status = pass_break(csv, &now, &found, err);
    if (status != GM_OK)
        return status;
    status = check_utf8(csv, now.at, err);
    csv->next_line = now.line;
    pass(csv, now.at);
    return status;
}

gm_status gm_csv_next(gm_csv *csv, bool *end, gm_error *err)
{
    gm_status status;
    int byte;
    do {
        csv->shown = (gm_text){"", 0};
        status = look(csv, 0, &byte, err);
        *end = status == GM_OK && byte == END;
        if (status == GM_OK && !*end)
            status = read_record(csv, err);
    } while (status == GM_OK && !*end && csv->fields.count == 1 &&
             csv->fields.at[0].len == 0);
    return status;
}

/* ---- The header -------------------------------------------------------------- */

static gm_status skip_mark(gm_csv *csv, gm_error *err)
{
    gm_status status = gm_stream_peek(csv->stream, 3, &csv->shown, err);
    if (status == GM_OK && csv->shown.len >= 3 &&
        memcmp(csv->shown.ptr, "\xEF\xBB\xBF", 3) == 0)
        pass(csv, 3);
    return status;
}

/* What separates the columns: a tie is the comma's, then the semicolon's. */
static gm_status find_separator(gm_csv *csv, gm_error *err)
{
    static const char separators[] = ",;\t";
    uint32_t counts[3] = {0}, best = 0;
    bool quoted = false;
    for (uint32_t at = 0; at < HEADER; at++) {
        int byte;
        gm_status status = look(csv, at, &byte, err);
        if (status != GM_OK)
            return status;
        if (byte == END || (!quoted && (byte == '\n' || byte == '\r')))
            break;
        quoted ^= byte == '"';
        const char *found = quoted || !byte ? NULL : strchr(separators, byte);
        if (found)
            counts[found - separators]++;
    }
    for (uint32_t i = 1; i < 3; i++)
        best = counts[i] > counts[best] ? i : best;
    csv->separator = separators[best];
    return GM_OK;
}

/* "sep=;" before the header, as Excel writes and reads it. */
static gm_status read_sep(gm_csv *csv, gm_error *err)
{
    place now = {5, csv->next_line};
    bool found;
    gm_status status = gm_stream_peek(csv->stream, 6, &csv->shown, err);
    if (status != GM_OK || csv->shown.len < 5 ||
        memcmp(csv->shown.ptr, "sep=", 4) != 0 ||
        !memchr(",;\t|", csv->shown.ptr[4], 4))
        return status;
    char separator = csv->shown.ptr[4];
    status = pass_break(csv, &now, &found, err);
    if (status != GM_OK || !found)
        return status;
    csv->separator = separator;
    csv->next_line = now.line;
    pass(csv, now.at);
    return GM_OK;
}

static gm_status check_header(const gm_csv *csv, gm_error *err)
{
    if (csv->bytes.len && memchr(csv->bytes.ptr, '\0', csv->bytes.len))
        return gm_fail(
            err, GM_INPUT,
            "the names of the columns have a byte 0 in them: this is no table "
            "in UTF-8");
    if (csv->fields.count > COLUMNS)
        return gm_fail(err, GM_INPUT,
                       "the table has %u columns, more than %u: is its first line the "
                       "names of its columns?",
                       csv->fields.count, (unsigned)COLUMNS);
    return GM_OK;
}

gm_status gm_csv_open(gm_csv *csv, gm_stream *stream, gm_error *err)
{
    bool end;
    *csv = (gm_csv){.stream = stream, .line = 1, .next_line = 1};
    gm_status status = skip_mark(csv, err);
    if (status == GM_OK)
        status = read_sep(csv, err);
    if (status == GM_OK && !csv->separator)
        status = find_separator(csv, err);
    if (status == GM_OK)
        status = gm_csv_next(csv, &end, err);
    if (status == GM_OK && end)
        csv->fields.count = 0;
    return status == GM_OK ? check_header(csv, err) : status;
}
