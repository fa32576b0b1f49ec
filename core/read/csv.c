/* The header is read with the first document, so that what is wrong with it has a line.
 */
#include "read/csv.h"

#include "read/csv_columns.h"

#include <stdlib.h>

typedef struct reader {
    const gm_input *input;
    gm_csv csv;
    gm_csv_columns columns;
    bool is_open;
    uint32_t records;
} reader;

static gm_status open_reader(const gm_input *input, void **opened, gm_error *err)
{
    reader *in = calloc(1, sizeof *in);
    if (!in)
        return gm_error_nomem(err);
    in->input = input;
    *opened = in;
    return GM_OK;
}

static void close_reader(void *opened)
{
    reader *in = opened;
    gm_csv_columns_free(&in->columns);
    gm_csv_free(&in->csv);
    free(in);
}

/* ---- The header -------------------------------------------------------------- */

static gm_status no_text(const gm_csv *header, gm_error *err)
{
    gm_buffer names = {0};
    for (uint32_t i = 0; i < header->fields.count; i++) {
        gm_text name = gm_csv_text(header, i);
        gm_buffer_printf(&names, "%s\"%.*s\"", i ? ", " : "", (int)name.len, name.ptr);
    }
    gm_buffer_put(&names, '\0');
    gm_status status =
        names.failed
            ? gm_error_nomem(err)
            : gm_fail(err, GM_INPUT,
                      "none of the columns is the text: call one \"text\", \"texte\", "
                      "\"contenu\", \"content\", \"article\", \"body\" or \"corps\"; "
                      "they are %s",
                      names.ptr);
    gm_buffer_free(&names);
    return status;
}

static gm_status read_header(reader *in, gm_error *err)
{
    gm_status status = gm_csv_open(&in->csv, in->input->stream, err);
    if (status != GM_OK)
        return status;
    if (in->csv.fields.count == 0)
        return gm_fail(err, GM_INPUT,
                       "the file is empty: a table begins with the names of its "
                       "columns");
    in->is_open = true;
    status = gm_csv_columns_find(&in->columns, &in->csv, err);
    return status == GM_OK && in->columns.text == GM_NO_COLUMN ? no_text(&in->csv, err)
                                                               : status;
}

/* ---- Records ----------------------------------------------------------------- */

/* Empty columns behind the last are a spreadsheet's. */
static uint32_t filled_fields(const gm_csv *record)
{
    uint32_t count = record->fields.count;
    while (count > 0 && record->fields.at[count - 1].len == 0)
        count--;
    return count;
}

static gm_status check_fields(const reader *in, gm_error *err)
{
    uint32_t count = filled_fields(&in->csv);
    if (count > in->columns.count)
        return gm_fail(err, GM_INPUT,
                       "the record has %u fields, and the table %u columns: put fields "
                       "in quotes that have the separator or a quote in them",
                       count, in->columns.count);
    if (in->csv.fields.count <= in->columns.text)
        return gm_fail(err, GM_INPUT,
                       "the record has %u fields, and the text is in column %u: put "
                       "fields in quotes that have a line break in them",
                       in->csv.fields.count, in->columns.text + 1);
    return GM_OK;
}

static gm_status fill(const reader *in, gm_document *document, gm_error *err)
{
    gm_buffer name = {0};
    gm_text text = gm_csv_text(&in->csv, in->columns.text), id = {"", 0};
    if (in->columns.id < in->csv.fields.count)
        id = gm_csv_text(&in->csv, in->columns.id);
    gm_buffer_add(&name, in->input->name.ptr, in->input->name.len);
    gm_buffer_printf(&name, "-%u", in->records);
    gm_status status = name.failed ? gm_error_nomem(err) : GM_OK;
    if (status == GM_OK)
        status = gm_document_set_text(
            document, id.len ? id : (gm_text){name.ptr, (uint32_t)name.len}, text.ptr,
            text.len, err);
    if (status == GM_OK &&
        gm_csv_columns_add(&in->columns, &in->csv, document) != GM_OK)
        status = gm_error_nomem(err);
    gm_buffer_free(&name);
    return status;
}

static gm_status next(void *opened, gm_document *document, bool *end, uint32_t *line,
                      gm_error *err)
{
    reader *in = opened;
    bool last = false, is_table = in->is_open;
    gm_status status = is_table ? GM_OK : read_header(in, err);
    *end = status != GM_OK;
    if (status == GM_OK) {
        in->records++;
        status = gm_csv_next(&in->csv, &last, err);
        *end = last;
    }
    if (status == GM_OK && !last)
        status = check_fields(in, err);
    if (status == GM_OK && !last)
        status = fill(in, document, err);
    *line = in->csv.line;
    return status;
}

static const char *const extensions[] = {".csv", ".tsv", NULL};

const gm_read_format gm_csv_reader = {
    .name = "csv",
    .summary = "a table with a column of texts: a record is a document",
    .extensions = extensions,
    .open = open_reader,
    .next = next,
    .close = close_reader};
