/* Key order: id, text, meta, what was carried, layers.  A row that has parts is printed
 * without begin and end, which they imply; one that has none keeps them.  Flags appear
 * where they are set; other values always, none being null.
 *
 * Written by hand rather than through a JSON library, which would build a tree of every
 * token first; tests/bench prints the cost of both. */
#include "write/jsonl.h"

#include "io/json_text.h"

#include <string.h>

static void write_key(gm_buffer *out, const char *key)
{
    gm_json_string(out, gm_text_of(key));
    gm_buffer_put(out, ':');
}

static void write_span(gm_buffer *out, const gm_offsets *offsets, gm_span span)
{
    gm_buffer_put(out, '[');
    gm_buffer_number(out, gm_offsets_from_byte(offsets, span.begin));
    gm_buffer_put(out, ',');
    gm_buffer_number(out, gm_offsets_from_byte(offsets, span.end));
    gm_buffer_put(out, ']');
}

static void write_parts(gm_buffer *out, const gm_offsets *offsets,
                        const gm_column *column, uint32_t row)
{
    const uint32_t *first = column->cells;
    gm_buffer_put(out, '[');
    for (uint32_t i = first[row]; i < first[row + 1]; i++) {
        if (i > first[row])
            gm_buffer_put(out, ',');
        write_span(out, offsets, column->parts[i]);
    }
    gm_buffer_put(out, ']');
}

static void write_symbol(gm_buffer *out, const gm_document *document, gm_sym symbol)
{
    if (symbol)
        gm_json_string(out, gm_symbols_text(&document->symbols, symbol));
    else
        gm_buffer_add(out, "null", 4);
}

static void write_place(gm_buffer *out, const gm_offsets *offsets, gm_span span)
{
    if (span.begin < span.end)
        write_span(out, offsets, span);
    else
        gm_buffer_add(out, "null", 4);
}

static void write_cell(gm_buffer *out, const gm_document *document,
                       const gm_offsets *offsets, const gm_column *column, uint32_t row)
{
    const void *cells = column->cells;
    switch (column->type) {
    case GM_SYMBOL:
        write_symbol(out, document, ((const gm_sym *)cells)[row]);
        break;
    case GM_NUMBER:
        gm_buffer_number(out, ((const uint32_t *)cells)[row]);
        break;
    case GM_REAL:
        gm_json_real(out, ((const float *)cells)[row]);
        break;
    case GM_SPAN:
        write_place(out, offsets, ((const gm_span *)cells)[row]);
        break;
    case GM_PARTS:
        write_parts(out, offsets, column, row);
        break;
    case GM_FLAG:
    case GM_LAYER:
        gm_buffer_add(out, "true", 4);
        break;
    }
}

static bool is_unset_flag(const gm_column *column, uint32_t row)
{
    return column->type == GM_FLAG && !((const uint32_t *)column->cells)[row];
}

/* The hull of its parts is the span of a row that has any. */
static bool has_parts(const gm_table *table, uint32_t row)
{
    for (const gm_column *column = table->columns; column; column = column->next) {
        const uint32_t *first = column->cells;
        if (column->type == GM_PARTS && first[row] < first[row + 1])
            return true;
    }
    return false;
}

static void write_bounds(gm_buffer *out, const gm_offsets *offsets, gm_span span)
{
    gm_buffer_add(out, "\"begin\":", 8);
    gm_buffer_number(out, gm_offsets_from_byte(offsets, span.begin));
    gm_buffer_add(out, ",\"end\":", 7);
    gm_buffer_number(out, gm_offsets_from_byte(offsets, span.end));
}

static void write_row(gm_buffer *out, const gm_document *document,
                      const gm_offsets *offsets, const gm_table *table, uint32_t row)
{
    bool bounds = !has_parts(table, row), first = !bounds;
    gm_buffer_put(out, '{');
    if (bounds)
        write_bounds(out, offsets, table->spans[row]);
    for (const gm_column *column = table->columns; column; column = column->next) {
        if (is_unset_flag(column, row))
            continue;
        if (!first)
            gm_buffer_put(out, ',');
        first = false;
        write_key(out, column->name);
        write_cell(out, document, offsets, column, row);
    }
    gm_buffer_put(out, '}');
}

static void write_table(gm_buffer *out, const gm_document *document,
                        const gm_offsets *offsets, const gm_table *table)
{
    write_key(out, table->name);
    gm_buffer_put(out, '[');
    for (uint32_t row = 0; row < table->rows; row++) {
        if (row)
            gm_buffer_put(out, ',');
        write_row(out, document, offsets, table, row);
    }
    gm_buffer_put(out, ']');
}

/* JSON as it came, kept on one line: a break in it is white space, for in strings it is
 * written "\n" or "\r". */
static void write_json(gm_buffer *out, gm_text json)
{
    size_t begin = out->len;
    gm_buffer_add(out, json.ptr, json.len);
    for (size_t i = begin; i < out->len; i++) {
        if (out->ptr[i] == '\n' || out->ptr[i] == '\r')
            out->ptr[i] = ' ';
    }
}

static void write_carried(gm_buffer *out, const gm_carried *carried)
{
    write_key(out, carried->name);
    write_json(out, carried->json);
}

static void write_layers(gm_buffer *out, const gm_document *document,
                         const gm_offsets *offsets)
{
    bool first = true;
    gm_buffer_puts(out, ",\"layers\":{");
    for (const gm_table *table = document->tables; table; table = table->next) {
        if (!first)
            gm_buffer_put(out, ',');
        first = false;
        write_table(out, document, offsets, table);
    }
    for (const gm_carried *carried = document->carried; carried;
         carried = carried->next) {
        if (!carried->is_layer || gm_document_table(document, carried->name))
            continue;
        if (!first)
            gm_buffer_put(out, ',');
        first = false;
        write_carried(out, carried);
    }
    gm_buffer_put(out, '}');
}

void gm_jsonl_write_start(gm_buffer *out, const gm_document *document)
{
    gm_buffer_puts(out, "{\"id\":");
    gm_json_string(out, document->id);
    gm_buffer_puts(out, ",\"text\":");
    gm_json_string(out, document->text);
    gm_buffer_put(out, ',');
}

static void write_head(gm_buffer *out, const gm_document *document)
{
    gm_jsonl_write_start(out, document);
    gm_buffer_puts(out, "\"meta\":");
    if (document->meta_json.len)
        write_json(out, document->meta_json);
    else
        gm_buffer_puts(out, "{}");
    for (const gm_carried *carried = document->carried; carried;
         carried = carried->next) {
        if (carried->is_layer)
            continue;
        gm_buffer_put(out, ',');
        write_carried(out, carried);
    }
}

gm_status gm_jsonl_write(gm_buffer *out, const gm_document *document, gm_unit unit,
                         gm_offsets *offsets, gm_error *err)
{
    gm_status status = gm_offsets_build(offsets, document->text, unit, err);
    if (status != GM_OK)
        return status;
    write_head(out, document);
    write_layers(out, document, offsets);
    gm_buffer_puts(out, "}\n");
    return out->failed ? gm_error_nomem(err) : GM_OK;
}

/* ---- The format -------------------------------------------------------------- */

static gm_status render(const void *writer, gm_buffer *out, const gm_document *document,
                        gm_offsets *scratch, gm_error *err)
{
    return gm_jsonl_write(out, document, ((const gm_writing *)writer)->offsets, scratch,
                          err);
}

static const char *const extensions[] = {".jsonl", ".ndjson", NULL};

const gm_write_format gm_jsonl_writer = {.name = "jsonl",
                                         .summary = "a line of JSON a document",
                                         .extensions = extensions,
                                         .open = gm_writing_open,
                                         .render = render};
