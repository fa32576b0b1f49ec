/* Offsets come in code points.  A row without begin and end has parts, and spans their
 * hull; a row with neither is an error. */
#include "read/json_import.h"

#include "doc/standard.h"
#include "text/offsets.h"

#include <math.h>
#include <stdlib.h>

typedef struct row {
    const json_t *object;
    gm_span span;
    uint32_t number; /* in the input, from 0 */
} row;

/* What the steps of one layer share. */
typedef struct import {
    gm_document *document;
    const gm_offsets *offsets;
    const char *layer;
    row *rows; /* sorted as in the document */
    uint32_t count;
    gm_error *err;
} import;

static gm_status bad_row(const import *in, uint32_t number, const char *why)
{
    return gm_fail(in->err, GM_INPUT, "layer \"%s\", row %u: %s", in->layer, number,
                   why);
}

static bool to_span(const import *in, const json_t *begin, const json_t *end,
                    gm_span *span)
{
    return json_is_integer(begin) && json_is_integer(end) &&
           json_integer_value(begin) >= 0 &&
           json_integer_value(begin) <= json_integer_value(end) &&
           gm_offsets_to_byte(in->offsets, (uint64_t)json_integer_value(begin),
                              &span->begin) &&
           gm_offsets_to_byte(in->offsets, (uint64_t)json_integer_value(end),
                              &span->end);
}

static bool pair_to_span(const import *in, const json_t *pair, gm_span *span)
{
    return json_array_size(pair) == 2 &&
           to_span(in, json_array_get(pair, 0), json_array_get(pair, 1), span);
}

/* The hull of the first list of pairs among the row's members. */
static bool hull(const import *in, const json_t *object, gm_span *span)
{
    const json_t *content = json_object_get(object, "content");
    *span = (gm_span){UINT32_MAX, 0};
    for (size_t i = 0; i < json_array_size(content); i++) {
        gm_span part;
        if (!pair_to_span(in, json_array_get(content, i), &part))
            return false;
        span->begin = part.begin < span->begin ? part.begin : span->begin;
        span->end = part.end > span->end ? part.end : span->end;
    }
    return json_array_size(content) > 0;
}

static bool row_span(const import *in, const json_t *object, gm_span *span)
{
    const json_t *begin = json_object_get(object, "begin");
    if (begin)
        return to_span(in, begin, json_object_get(object, "end"), span);
    return hull(in, object, span);
}

static int by_begin(const void *left, const void *right)
{
    const row *a = left, *b = right;
    if (a->span.begin != b->span.begin)
        return a->span.begin < b->span.begin ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

static gm_status collect_rows(import *in, const json_t *array)
{
    in->count = (uint32_t)json_array_size(array);
    in->rows = calloc(in->count + 1, sizeof *in->rows);
    if (!in->rows)
        return gm_error_nomem(in->err);
    for (uint32_t i = 0; i < in->count; i++) {
        in->rows[i] = (row){.object = json_array_get(array, i), .number = i};
        if (!row_span(in, in->rows[i].object, &in->rows[i].span))
            return bad_row(in, i,
                           "it needs \"begin\" and \"end\", or a \"content\" of pairs, "
                           "in code points inside the text");
    }
    qsort(in->rows, in->count, sizeof *in->rows, by_begin);
    return GM_OK;
}

static gm_status set_parts(const import *in, gm_table *table, gm_column *column,
                           uint32_t i, const json_t *list)
{
    if (!json_is_array(list))
        return bad_row(in, in->rows[i].number, "a value has the wrong type");
    for (size_t p = 0; p < json_array_size(list); p++) {
        gm_span span;
        if (!pair_to_span(in, json_array_get(list, p), &span))
            return bad_row(in, in->rows[i].number, "a part is no [begin, end]");
        gm_status status = p == 0 ? gm_column_add_parts(table, column, i, &span, 1)
                                  : gm_column_extend_parts(table, column, span);
        if (status != GM_OK)
            return gm_error_nomem(in->err);
    }
    return GM_OK;
}

static gm_status set_cell(const import *in, gm_table *table, gm_column *column,
                          uint32_t i)
{
    const json_t *value = json_object_get(in->rows[i].object, column->name);
    bool sound = true;
    if (!value || json_is_null(value))
        return GM_OK;
    if (column->type == GM_PARTS)
        return set_parts(in, table, column, i, value);
    if (column->type == GM_SYMBOL && (sound = json_is_string(value))) {
        gm_text text = {json_string_value(value), (uint32_t)json_string_length(value)};
        ((gm_sym *)column->cells)[i] = gm_symbols_intern(&in->document->symbols, text);
    } else if (column->type == GM_REAL && (sound = json_is_number(value))) {
        float real = (float)json_number_value(value);
        ((float *)column->cells)[i] = real;
        sound = isfinite(real);
    } else if (column->type == GM_SPAN) {
        sound = pair_to_span(in, value, &((gm_span *)column->cells)[i]);
    }
    return sound ? GM_OK
                 : bad_row(in, in->rows[i].number, "a value has the wrong type");
}

/* The standard columns of the layer: "token.kind" and so on. */
static gm_status import_columns(const import *in, gm_table *table)
{
    const char *name;
    size_t len = strlen(in->layer);
    for (uint32_t n = 0; (name = gm_standard_name(n)); n++) {
        if (strncmp(name, in->layer, len) != 0 || name[len] != '.')
            continue;
        gm_column *column =
            gm_table_add_column(table, name + len + 1, gm_standard_type(name));
        if (!column)
            return gm_error_nomem(in->err);
        for (uint32_t i = 0; i < in->count; i++) {
            gm_status status = set_cell(in, table, column, i);
            if (status != GM_OK)
                return status;
        }
        if (column->type == GM_PARTS)
            gm_column_parts(table, column);
    }
    return GM_OK;
}

static gm_status import_layer(import *in, const json_t *array)
{
    if (!json_is_array(array))
        return gm_fail(in->err, GM_INPUT, "layer \"%s\" is no array of rows",
                       in->layer);
    gm_status status = collect_rows(in, array);
    gm_table *table = gm_document_add_table(in->document, in->layer);
    if (status == GM_OK && !table)
        status = gm_error_nomem(in->err);
    for (uint32_t i = 0; status == GM_OK && i < in->count; i++) {
        if (gm_table_add_row(table, in->rows[i].span) != GM_OK)
            status = gm_error_nomem(in->err);
    }
    if (status == GM_OK)
        status = import_columns(in, table);
    if (status == GM_OK && in->document->symbols.failed)
        status = gm_error_nomem(in->err);
    free(in->rows);
    in->rows = NULL;
    return status;
}

gm_status gm_json_import(gm_document *document, const json_t *layers, gm_error *err)
{
    gm_offsets offsets = {0};
    gm_status status =
        gm_offsets_build(&offsets, document->text, GM_UNIT_CODE_POINT, err);
    const char *name;
    for (uint32_t n = 0; status == GM_OK && (name = gm_standard_name(n)); n++) {
        const json_t *array = json_object_get(layers, name);
import in = {document, & offsets, name, NULL, 0, err };
        if (gm_standard_type(name) == GM_LAYER && array)
            status = import_layer(&in, array);
    }
    gm_offsets_free(&offsets);
    return status;
}
