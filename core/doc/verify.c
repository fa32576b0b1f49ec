/* One linear pass over what was written. */
#include "doc/verify.h"

#include "text/utf8.h"

static bool is_border(gm_text text, uint32_t at)
{
    return at == text.len || (at < text.len && gm_utf8_is_start(text.ptr[at]));
}

static bool is_sound(gm_text text, gm_span span)
{
    return span.begin <= span.end && is_border(text, span.begin) &&
           is_border(text, span.end);
}

static gm_status bad_span(const gm_table *table, const char *column, uint32_t row,
                          gm_span span, gm_error *err)
{
    return gm_fail(err, GM_INTERNAL,
                   "row %u of \"%s%s%s\" has the span [%u, %u), which is outside the "
                   "text or cuts a character",
                   row, table->name, column ? "." : "", column ? column : "",
                   span.begin, span.end);
}

gm_status gm_verify_table(const gm_document *document, gm_table *table, gm_error *err)
{
    if (table->out_of_memory)
        return gm_error_nomem(err);
    if (table->has_late_rows)
        return gm_fail(err, GM_INTERNAL,
                       "rows are added to \"%s\" after its first column: add all rows "
                       "before",
                       table->name);
    for (uint32_t i = 0; i < table->rows; i++) {
        if (!is_sound(document->text, table->spans[i]))
            return bad_span(table, NULL, i, table->spans[i], err);
        if (i > 0 && table->spans[i].begin < table->spans[i - 1].begin)
            return gm_fail(err, GM_INTERNAL,
                           "row %u of \"%s\" begins before row %u: rows must come in "
                           "order of begin",
                           i, table->name, i - 1);
    }
    return GM_OK;
}

static gm_status verify_symbols(const gm_document *document, const gm_table *table,
                                const gm_column *column, gm_error *err)
{
    const gm_sym *symbols = column->cells;
    for (uint32_t i = 0; i < table->rows; i++) {
        if (symbols[i] >= document->symbols.count)
            return gm_fail(err, GM_INTERNAL,
                           "row %u of \"%s.%s\" holds %u, which is no symbol of the "
                           "document",
                           i, table->name, column->name, symbols[i]);
    }
    return GM_OK;
}

static gm_status verify_places(const gm_document *document, const gm_table *table,
                               const gm_column *column, gm_error *err)
{
    const gm_span *spans = column->cells;
    for (uint32_t i = 0; i < table->rows; i++) {
        if (!is_sound(document->text, spans[i]))
            return bad_span(table, column->name, i, spans[i], err);
    }
    return GM_OK;
}

static gm_status bad_hull(const gm_table *table, const gm_column *column, uint32_t row,
                          gm_span hull, gm_error *err)
{
    gm_span span = table->spans[row];
    return gm_fail(
        err, GM_INTERNAL,
        "row %u of \"%s\" spans [%u, %u), and the hull of its parts in \"%s\" "
        "is [%u, %u)",
        row, table->name, span.begin, span.end, column->name, hull.begin, hull.end);
}

static gm_status verify_parts(const gm_document *document, const gm_table *table,
                              gm_column *column, gm_error *err)
{
    gm_parts parts = gm_column_parts(table, column);
    for (uint32_t i = 0; i < table->rows; i++) {
        gm_span span = table->spans[i], hull = {UINT32_MAX, 0};
        for (uint32_t p = parts.first[i]; p < parts.first[i + 1]; p++) {
            gm_span part = parts.spans[p];
            if (!is_sound(document->text, part))
                return bad_span(table, column->name, i, part, err);
            hull.begin = part.begin < hull.begin ? part.begin : hull.begin;
            hull.end = part.end > hull.end ? part.end : hull.end;
        }
        bool has_parts = parts.first[i] < parts.first[i + 1];
        if (has_parts && (hull.begin != span.begin || hull.end != span.end))
            return bad_hull(table, column, i, hull, err);
    }
    return GM_OK;
}

gm_status gm_verify_column(const gm_document *document, gm_table *table,
                           gm_column *column, gm_error *err)
{
    switch (column->type) {
    case GM_SYMBOL:
        return verify_symbols(document, table, column, err);
    case GM_SPAN:
        return verify_places(document, table, column, err);
    case GM_PARTS:
        return verify_parts(document, table, column, err);
    case GM_LAYER:
    case GM_NUMBER:
    case GM_REAL:
    case GM_FLAG:
        break;
    }
    return GM_OK;
}
