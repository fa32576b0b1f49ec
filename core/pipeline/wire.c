#include "pipeline/wire.h"

/* ---- Numbers and texts ------------------------------------------------------- */

void gm_wire_put_number(gm_buffer *out, uint64_t number)
{
    gm_buffer_add(out, (const char *)&number, sizeof number);
}

void gm_wire_put_text(gm_buffer *out, gm_text text)
{
    gm_wire_put_number(out, text.len);
    if (text.len)
        gm_buffer_add(out, text.ptr, text.len);
    gm_buffer_put(out, '\0');
}

/* NULL if there are not so many. */
static const char *take(gm_wire *in, size_t bytes)
{
    const char *ptr = in->ptr;
    in->failed |= bytes > in->len;
    if (in->failed)
        return NULL;
    in->ptr += bytes;
    in->len -= bytes;
    return ptr;
}

uint64_t gm_wire_number(gm_wire *in)
{
    uint64_t number = 0;
    const char *ptr = take(in, sizeof number);
    if (ptr)
        memcpy(&number, ptr, sizeof number);
    return number;
}

gm_text gm_wire_text(gm_wire *in)
{
    uint64_t len = gm_wire_number(in);
    const char *ptr = len < UINT32_MAX ? take(in, (size_t)len + 1) : NULL;
    in->failed |= !ptr;
    return (gm_text){ptr ? ptr : "", ptr ? (uint32_t)len : 0};
}

/* `count` cells of `size` bytes. */
static void put_cells(gm_buffer *out, const void *cells, size_t count, size_t size)
{
    if (count)
        gm_buffer_add(out, cells, count * size);
}

static bool take_cells(gm_wire *in, void *cells, size_t count, size_t size)
{
    const char *ptr = take(in, count * size);
    if (ptr && count)
        memcpy(cells, ptr, count * size);
    return ptr != NULL;
}

/* ---- What a reader leaves ---------------------------------------------------- */

static void put_meta(gm_buffer *out, const gm_meta *meta)
{
    uint64_t count = 0;
    for (const gm_meta *each = meta; each; each = each->next)
        count++;
    gm_wire_put_number(out, count);
    for (; meta; meta = meta->next) {
        gm_wire_put_text(out, gm_text_of(meta->key));
        gm_wire_put_text(out, meta->value);
    }
}

static void put_carried(gm_buffer *out, const gm_carried *carried)
{
    for (; carried; carried = carried->next) {
        gm_wire_put_number(out, carried->is_layer ? 2 : 1);
        gm_wire_put_text(out, gm_text_of(carried->name));
        gm_wire_put_text(out, carried->json);
    }
    gm_wire_put_number(out, 0);
}

void gm_wire_put_input(gm_buffer *out, const gm_document *document)
{
    gm_wire_put_text(out, document->id);
    gm_wire_put_text(out, document->text);
    gm_wire_put_number(out, document->file != NULL);
    gm_wire_put_text(out, gm_text_of(document->file ? document->file : ""));
    gm_wire_put_number(out, document->line);
    gm_wire_put_text(out, document->meta_json);
    put_meta(out, document->meta);
    put_carried(out, document->carried);
    gm_wire_put_layers(out, document);
}

static gm_status copy(gm_document *document, gm_text text, gm_text *into)
{
    char *bytes = gm_arena_copy(&document->arena, text.ptr, text.len);
    *into = (gm_text){bytes ? bytes : "", bytes ? text.len : 0};
    return bytes ? GM_OK : GM_NOMEM;
}

static gm_status take_place(gm_wire *in, gm_document *document)
{
    bool is_known = gm_wire_number(in) != 0;
    gm_text file = gm_wire_text(in);
    uint32_t line = (uint32_t)gm_wire_number(in);
    return is_known && !in->failed ? gm_document_set_place(document, file.ptr, line)
                                   : GM_OK;
}

/* The list begins with the last that was added, so they are linked as they come. */
static gm_status take_meta(gm_wire *in, gm_document *document)
{
    gm_meta **end = &document->meta;
    for (uint64_t count = gm_wire_number(in); count && !in->failed; count--) {
        gm_text key = gm_wire_text(in), value = gm_wire_text(in);
        gm_meta *made = gm_arena_alloc(&document->arena, sizeof *made);
        if (!made || !(made->key = gm_arena_copy(&document->arena, key.ptr, key.len)) ||
            copy(document, value, &made->value) != GM_OK)
            return GM_NOMEM;
        *end = made;
        end = &made->next;
    }
    return GM_OK;
}

static gm_status take_carried(gm_wire *in, gm_document *document)
{
    uint64_t kind;
    while ((kind = gm_wire_number(in)) != 0) {
        gm_text name = gm_wire_text(in), json = gm_wire_text(in);
        if (in->failed)
            return GM_OK;
        if (gm_document_carry(document, name.ptr, json, kind == 2) != GM_OK)
            return GM_NOMEM;
    }
    return GM_OK;
}

gm_status gm_wire_input(gm_wire *in, gm_document *document)
{
    gm_status status = copy(document, gm_wire_text(in), &document->id);
    if (status == GM_OK)
        status = copy(document, gm_wire_text(in), &document->text);
    if (status == GM_OK)
        status = take_place(in, document);
    if (status == GM_OK)
        status = copy(document, gm_wire_text(in), &document->meta_json);
    if (status == GM_OK)
        status = take_meta(in, document);
    if (status == GM_OK)
        status = take_carried(in, document);
    if (status == GM_OK)
        status = gm_wire_layers(in, document);
    return status == GM_OK && in->failed ? GM_INTERNAL : status;
}

/* ---- What stages make -------------------------------------------------------- */

/* gm_column_parts() ends the rows that were left out, and changes nothing else. */
static void put_parts(gm_buffer *out, const gm_table *table, const gm_column *column)
{
    gm_parts parts = gm_column_parts(table, (gm_column *)column);
    put_cells(out, parts.first, (size_t)table->rows + 1, sizeof *parts.first);
    gm_wire_put_number(out, column->parts_count);
    put_cells(out, column->parts, column->parts_count, sizeof *column->parts);
}

static void put_column(gm_buffer *out, const gm_table *table, const gm_column *column)
{
    gm_wire_put_text(out, gm_text_of(column->name));
    gm_wire_put_number(out, (uint64_t)column->type);
    if (column->type == GM_PARTS)
        put_parts(out, table, column);
    else
        put_cells(out, column->cells, table->rows, gm_type_size(column->type));
}

static void put_table(gm_buffer *out, const gm_table *table)
{
    gm_wire_put_text(out, gm_text_of(table->name));
    gm_wire_put_number(out, table->rows);
    put_cells(out, table->spans, table->rows, sizeof *table->spans);
    for (const gm_column *column = table->columns; column; column = column->next) {
        gm_wire_put_number(out, 1);
        put_column(out, table, column);
    }
    gm_wire_put_number(out, 0);
}

void gm_wire_put_layers(gm_buffer *out, const gm_document *document)
{
    const gm_symbols *symbols = &document->symbols;
    gm_wire_put_number(out, symbols->count);
    for (uint32_t i = 1; i < symbols->count; i++)
        gm_wire_put_text(out, symbols->texts[i]);
    for (const gm_table *table = document->tables; table; table = table->next) {
        gm_wire_put_number(out, 1);
        put_table(out, table);
    }
    gm_wire_put_number(out, 0);
}

/* Symbols come in the order in which they were made, and so have the same numbers. */
static gm_status take_symbols(gm_wire *in, gm_document *document)
{
    uint64_t count = gm_wire_number(in);
    for (uint64_t i = 1; i < count && !in->failed; i++)
        gm_symbols_intern(&document->symbols, gm_wire_text(in));
    return document->symbols.failed ? GM_NOMEM : GM_OK;
}

static gm_status take_parts(gm_wire *in, gm_table *table, gm_column *column)
{
    uint32_t *first =
        gm_arena_alloc(table->arena, ((size_t)table->rows + 1) * sizeof *first);
    if (!first)
        return GM_NOMEM;
    if (!take_cells(in, first, (size_t)table->rows + 1, sizeof *first))
        return GM_OK;
    uint32_t count = (uint32_t)gm_wire_number(in);
    gm_span *parts = gm_arena_alloc(table->arena, ((size_t)count + 1) * sizeof *parts);
    if (!parts)
        return GM_NOMEM;
    if (!take_cells(in, parts, count, sizeof *parts))
        return GM_OK;
    column->cells = first;
    column->parts = parts;
    column->parts_count = column->parts_capacity = count;
    column->next_row = table->rows;
    return GM_OK;
}

static gm_status take_column(gm_wire *in, gm_table *table)
{
    gm_text name = gm_wire_text(in);
    gm_type type = (gm_type)gm_wire_number(in);
    if (in->failed)
        return GM_OK;
    gm_column *column = gm_table_add_column(table, name.ptr, type);
    if (!column)
        return GM_NOMEM;
    if (type == GM_PARTS)
        return take_parts(in, table, column);
    take_cells(in, column->cells, table->rows, gm_type_size(type));
    return GM_OK;
}

static gm_status take_rows(gm_wire *in, gm_table *table)
{
    uint64_t rows = gm_wire_number(in);
    for (uint64_t i = 0; i < rows && !in->failed; i++) {
        gm_span span;
        if (take_cells(in, &span, 1, sizeof span) &&
            gm_table_add_row(table, span) != GM_OK)
            return GM_NOMEM;
    }
    return GM_OK;
}

static gm_status take_table(gm_wire *in, gm_document *document)
{
    gm_text name = gm_wire_text(in);
    gm_table *table = gm_document_add_table(document, name.ptr);
    gm_status status = table ? take_rows(in, table) : GM_NOMEM;
    while (status == GM_OK && gm_wire_number(in) != 0)
        status = take_column(in, table);
    return status;
}

gm_status gm_wire_layers(gm_wire *in, gm_document *document)
{
    gm_status status = take_symbols(in, document);
    while (status == GM_OK && gm_wire_number(in) != 0)
        status = take_table(in, document);
    return status == GM_OK && in->failed ? GM_INTERNAL : status;
}
