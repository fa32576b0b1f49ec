/* render() makes the rows as far as the document's own layers go, each behind the four
 * bytes of its length: which columns `meta` has is known in order only, from the first
 * document.  take() puts those behind each row. */
#include "write/tables.h"

#include "base/array.h"
#include "io/json_text.h"
#include "write/columns_of.h"
#include "write/meta_members.h"
#include "write/notes.h"

#include <jansson.h>

typedef struct writer {
    const gm_writing *how;
    const gm_sheet *sheet;
    gm_dialect dialect;
    bool has_columns;       /* they are chosen, and the first row is written */
    GM_ARRAY(gm_text) keys; /* of `meta`, a column each, in `arena` */
    gm_arena arena;
    gm_notes notes;
    gm_buffer whole, tail; /* scratch of take(): what goes out, the columns of `meta` */
} writer;

static const char *const usual_keys[] = {"title", "date", "paper", "author", NULL};

/* ---- Rows, as far as the layers go ------------------------------------------- */

void gm_sheet_begin_row(gm_sheet_rows *rows, uint32_t row)
{
    rows->row = row;
    rows->record = rows->cells.out->len;
    rows->cells.begun = false;
    gm_buffer_add(rows->cells.out, "\0\0\0", sizeof(uint32_t));
    gm_delimited_text(&rows->cells, rows->document->id);
    gm_delimited_number(&rows->cells, row + 1);
}

void gm_sheet_end_row(gm_sheet_rows *rows)
{
    const gm_buffer *out = rows->cells.out;
    if (out->failed)
        return;
    uint32_t len = (uint32_t)(out->len - rows->record - sizeof len);
    memcpy(out->ptr + rows->record, &len, sizeof len);
}

void gm_sheet_symbol(gm_sheet_rows *rows, const char *column)
{
    gm_delimited_text(&rows->cells,
                      gm_text_of_row(rows->document, rows->table, column, rows->row));
}

void gm_sheet_real(gm_sheet_rows *rows, const char *column)
{
    const float *cells = gm_cells_of(rows->table, column, GM_REAL);
    gm_delimited_begin(&rows->cells);
    if (cells)
        gm_json_real(rows->cells.out, cells[rows->row]);
}

void gm_sheet_span_text(gm_sheet_rows *rows, gm_span span)
{
    gm_delimited_text(&rows->cells, gm_slice_of(rows->document, span));
}

void gm_sheet_span(gm_sheet_rows *rows, gm_span span)
{
    if (span.begin < span.end) {
        gm_delimited_number(&rows->cells,
                            gm_offsets_from_byte(rows->offsets, span.begin));
        gm_delimited_number(&rows->cells,
                            gm_offsets_from_byte(rows->offsets, span.end));
    } else {
        gm_delimited_nothing(&rows->cells);
        gm_delimited_nothing(&rows->cells);
    }
}

gm_status gm_sheet_render(const void *opened, gm_buffer *out,
                          const gm_document *document, gm_offsets *scratch,
                          gm_error *err)
{
    const writer *writer = opened;
    gm_sheet_rows rows = {.document = document,
                          .table = gm_document_table(document, writer->sheet->layer),
                          .offsets = scratch,
                          .cells = {.out = out, .dialect = writer->dialect}};
    gm_status status =
        gm_offsets_build(scratch, document->text, writer->how->offsets, err);
    if (status == GM_OK && rows.table)
        status = writer->sheet->write(&rows, err);
    if (status != GM_OK)
        return status;
    return out->failed ? gm_error_nomem(err) : GM_OK;
}

/* ---- The columns of `meta` --------------------------------------------------- */

static bool has_key(const writer *writer, gm_text key)
{
    for (uint32_t i = 0; i < writer->keys.count; i++) {
        gm_text known = writer->keys.at[i];
        if (known.len == key.len && memcmp(known.ptr, key.ptr, key.len) == 0)
            return true;
    }
    return false;
}

static gm_status add_key(writer *writer, gm_text key, gm_error *err)
{
    if (has_key(writer, key))
        return GM_OK;
    const char *copy = gm_arena_copy(&writer->arena, key.ptr, key.len);
    gm_text *place = copy ? GM_PUSH(&writer->keys) : NULL;
    if (!place)
        return gm_error_nomem(err);
    *place = (gm_text){copy, key.len};
    return GM_OK;
}

static gm_status add_keys_of(writer *writer, const gm_document *document, gm_error *err)
{
    gm_meta_members members;
    gm_status status = GM_OK;
    gm_meta_members_start(&members, document);
    while (status == GM_OK && gm_meta_members_next(&members))
        status = add_key(writer, members.key, err);
    gm_meta_members_end(&members);
    return members.failed ? gm_error_nomem(err) : status;
}

/* Whether column `number` of `meta` is called as one before it. */
static bool is_taken(const writer *writer, uint32_t number, gm_text name)
{
    if (gm_is_text(name, "document") || gm_is_text(name, "row"))
        return true;
    for (uint32_t i = 0; writer->sheet->columns[i]; i++) {
        if (gm_is_text(name, writer->sheet->columns[i]))
            return true;
    }
    for (uint32_t i = 0; i < number; i++) {
        gm_text key = writer->keys.at[i];
        if (key.len == name.len && memcmp(key.ptr, name.ptr, key.len) == 0)
            return true;
    }
    return false;
}

static void name_key(const writer *writer, uint32_t number, gm_delimited *cells)
{
    gm_text key = writer->keys.at[number];
    gm_delimited_begin(cells);
    if (is_taken(writer, number, key))
        gm_buffer_puts(cells->out, "meta_");
    gm_buffer_add(cells->out, key.ptr, key.len);
    gm_delimited_end(cells);
}

static void write_names(writer *writer, gm_buffer *out)
{
    gm_delimited cells = {.out = out, .dialect = writer->dialect};
    gm_delimited_text(&cells, gm_text_of("document"));
    gm_delimited_text(&cells, gm_text_of("row"));
    for (uint32_t i = 0; writer->sheet->columns[i]; i++)
        gm_delimited_text(&cells, gm_text_of(writer->sheet->columns[i]));
    for (uint32_t i = 0; i < writer->keys.count; i++)
        name_key(writer, i, &cells);
    gm_buffer_put(out, '\n');
    writer->has_columns = true;
}

/* Chooses the columns, and writes their names; `document` NULL: there was none. */
static gm_status begin(writer *writer, gm_buffer *out, const gm_document *document,
                       gm_error *err)
{
    gm_status status = GM_OK;
    if (writer->has_columns)
        return GM_OK;
    for (uint32_t i = 0; status == GM_OK && usual_keys[i]; i++)
        status = add_key(writer, gm_text_of(usual_keys[i]), err);
    if (status == GM_OK && document)
        status = add_keys_of(writer, document, err);
    if (status == GM_OK)
        write_names(writer, out);
    return status;
}

/* ---- What the table has no column for ---------------------------------------- */

static gm_status note_key(writer *writer, gm_text key, gm_error *err)
{
    return gm_notes_say(&writer->notes, err,
                        "%s: \"%.*s\" of \"meta\" is not in the table, for the first "
                        "document lacks it: use jsonl",
                        writer->sheet->name, (int)key.len, key.ptr);
}

static gm_status note_keys(writer *writer, const gm_document *document, gm_error *err)
{
    gm_meta_members members;
    gm_status status = GM_OK;
    gm_meta_members_start(&members, document);
    while (status == GM_OK && gm_meta_members_next(&members)) {
        if (!has_key(writer, members.key))
            status = note_key(writer, members.key, err);
    }
    gm_meta_members_end(&members);
    return members.failed ? gm_error_nomem(err) : status;
}

static gm_status note_all(writer *writer, const gm_document *document, gm_error *err)
{
    const gm_sheet *sheet = writer->sheet;
    gm_status status = note_keys(writer, document, err);
    return status == GM_OK ? gm_notes_unheld_of(&writer->notes, sheet->name, document,
                                                sheet->layer, sheet->held, err)
                           : status;
}

/* ---- Documents --------------------------------------------------------------- */

/* The columns of `meta` with a separator before each, and the end of the row. */
static gm_status make_tail(writer *writer, const gm_document *document, gm_error *err)
{
    gm_delimited cells = {
        .out = &writer->tail, .dialect = writer->dialect, .begun = true};
    gm_meta_members members;
    gm_buffer_clear(&writer->tail);
    gm_meta_members_start(&members, document);
    for (uint32_t i = 0; i < writer->keys.count; i++) {
        if (gm_meta_members_find(&members, writer->keys.at[i]))
            gm_delimited_text(&cells, members.value);
        else
            gm_delimited_nothing(&cells);
    }
    gm_meta_members_end(&members);
    gm_buffer_put(&writer->tail, '\n');
    return members.failed || writer->tail.failed ? gm_error_nomem(err) : GM_OK;
}

/* The rows that render() made, each with the tail behind it. */
static gm_status add_rows(writer *writer, const gm_buffer *rendered, gm_error *err)
{
    gm_buffer *whole = &writer->whole;
    uint32_t len;
    for (size_t at = 0; at < rendered->len; at += len) {
        memcpy(&len, rendered->ptr + at, sizeof len);
        at += sizeof len;
        gm_buffer_add(whole, rendered->ptr + at, len);
        gm_buffer_add(whole, writer->tail.ptr, writer->tail.len);
    }
    return whole->failed ? gm_error_nomem(err) : GM_OK;
}

gm_status gm_sheet_take(void *opened, gm_buffer *out, const gm_document *document,
                        gm_error *err)
{
    writer *writer = opened;
    gm_buffer_clear(&writer->whole);
    gm_status status = begin(writer, &writer->whole, document, err);
    if (status == GM_OK)
        status = note_all(writer, document, err);
    if (status == GM_OK)
        status = make_tail(writer, document, err);
    if (status == GM_OK)
        status = add_rows(writer, out, err);
    if (status != GM_OK)
        return status;
    gm_buffer rendered = *out;
    *out = writer->whole;
    writer->whole = rendered;
    return GM_OK;
}

gm_status gm_sheet_finish(void *opened, gm_buffer *out, gm_error *err)
{
    gm_status status = begin(opened, out, NULL, err);
    if (status != GM_OK)
        return status;
    return out->failed ? gm_error_nomem(err) : GM_OK;
}

/* ---- Opening, closing, going on ---------------------------------------------- */

gm_status gm_sheet_open(const gm_writing *how, void **opened, gm_error *err)
{
    const gm_sheet_kind *kind = how->format->kind;
    writer *made = calloc(1, sizeof *made);
    if (!made)
        return gm_error_nomem(err);
    made->how = how;
    made->sheet = kind->sheet;
    made->dialect = kind->dialect;
    gm_notes_init(&made->notes, how);
    *opened = made;
    return GM_OK;
}

void gm_sheet_close(void *opened)
{
    writer *writer = opened;
    free(writer->keys.at);
    gm_arena_free(&writer->arena);
    gm_notes_free(&writer->notes);
    gm_buffer_free(&writer->whole);
    gm_buffer_free(&writer->tail);
    free(writer);
}

/* The keys as an array of JSON; nothing while there are no columns. */
void gm_sheet_save(const void *opened, gm_buffer *state)
{
    const writer *writer = opened;
    if (!writer->has_columns)
        return;
    for (uint32_t i = 0; i < writer->keys.count; i++) {
        gm_buffer_put(state, i ? ',' : '[');
        gm_json_string(state, writer->keys.at[i]);
    }
    gm_buffer_put(state, ']');
}

gm_status gm_sheet_restore(void *opened, gm_text state, gm_error *err)
{
    writer *writer = opened;
    gm_status status = GM_OK;
    if (state.len == 0)
        return GM_OK;
    json_t *keys = json_loadb(state.ptr, state.len, 0, NULL), *key;
    size_t i;
    if (!json_is_array(keys))
        status = gm_fail(err, GM_CONFIG,
                         "the columns of the table to go on with "
                         "cannot be told: write it from its beginning");
    json_array_foreach(keys, i, key)
    {
        if (status == GM_OK && json_is_string(key))
            status = add_key(
                writer,
                (gm_text){json_string_value(key), (uint32_t)json_string_length(key)},
                err);
    }
    json_decref(keys);
    writer->has_columns = status == GM_OK;
    return status;
}
