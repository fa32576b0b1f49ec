/* Cells of a document, with every mistake of the test's own a message. */
#include "stage_run.h"

#include <stdio.h>
#include <string.h>

static const gm_table *table_of(const gm_document *document, const char *path)
{
    char name[64];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(path, "."), path);
    const gm_table *table = gm_document_table(document, name);
    if (!table)
        fail_msg("there is no layer \"%s\"", name);
    return table;
}

static const gm_table *table_with(const gm_document *document, const char *path,
                                  uint32_t row)
{
    const gm_table *table = table_of(document, path);
    if (row >= table->rows)
        fail_msg("there is no row %u of \"%s\": it has %u", row, path, table->rows);
    return table;
}

static const gm_column *column_of(const gm_document *document, const char *path,
                                  gm_type type, uint32_t row)
{
    const gm_table *table = table_with(document, path, row);
    const char *dot = strchr(path, '.');
    const gm_column *column = dot ? gm_table_column(table, dot + 1) : NULL;
    if (!column || column->type != type)
        fail_msg("there is no column \"%s\" of that type", path);
    return column;
}

static gm_text cut(const gm_document *document, gm_span span)
{
    return (gm_text){document->text.ptr + span.begin, span.end - span.begin};
}

uint32_t rows_of(const gm_document *document, const char *layer)
{
    return table_of(document, layer)->rows;
}

gm_span span_of(const gm_document *document, const char *layer, uint32_t row)
{
    return table_with(document, layer, row)->spans[row];
}

gm_text text_of(const gm_document *document, const char *layer, uint32_t row)
{
    return cut(document, span_of(document, layer, row));
}

gm_text symbol_of(const gm_document *document, const char *path, uint32_t row)
{
    const gm_column *column = column_of(document, path, GM_SYMBOL, row);
    return gm_symbols_text(&document->symbols, ((const gm_sym *)column->cells)[row]);
}

float real_of(const gm_document *document, const char *path, uint32_t row)
{
    return ((const float *)column_of(document, path, GM_REAL, row)->cells)[row];
}

uint32_t number_of(const gm_document *document, const char *path, uint32_t row)
{
    return ((const uint32_t *)column_of(document, path, GM_NUMBER, row)->cells)[row];
}

gm_text place_of(const gm_document *document, const char *path, uint32_t row)
{
    const gm_column *column = column_of(document, path, GM_SPAN, row);
    return cut(document, ((const gm_span *)column->cells)[row]);
}

uint32_t parts_of(const gm_document *document, const char *path, uint32_t row)
{
    const uint32_t *first = column_of(document, path, GM_PARTS, row)->cells;
    return first[row + 1] - first[row];
}

gm_text part_of(const gm_document *document, const char *path, uint32_t row,
                uint32_t part)
{
    const gm_column *column = column_of(document, path, GM_PARTS, row);
    if (part >= parts_of(document, path, row))
        fail_msg("there is no part %u of row %u of \"%s\"", part, row, path);
    return cut(document, column->parts[((const uint32_t *)column->cells)[row] + part]);
}

uint32_t row_where(const gm_document *document, const char *layer, const char *text)
{
    const gm_table *table = table_of(document, layer);
    for (uint32_t row = 0; row < table->rows; row++) {
        gm_text found = cut(document, table->spans[row]);
        if (found.len == strlen(text) && memcmp(found.ptr, text, found.len) == 0)
            return row;
    }
    fail_msg("no row of \"%s\" is \"%s\"", layer, text);
    return 0;
}

void assert_text_at(gm_text text, const char *string, const char *file, int line)
{
    if (text.len == strlen(string) && memcmp(text.ptr, string, text.len) == 0)
        return;
    print_error("\"%.*s\" is not \"%s\"\n", (int)text.len, text.ptr, string);
    _fail(file, line);
}
