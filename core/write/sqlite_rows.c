#include "write/sqlite_rows.h"

#include "text/space.h"
#include "text/utf8.h"
#include "write/columns_of.h"
#include "write/speakers.h"

/* A document on its way into the database. */
typedef struct filling {
    gm_rows *rows;
    const gm_document *document;
    const gm_table *table; /* the layer at hand, and its row */
    uint32_t row;
    int64_t first_person; /* the id of row 0 of "person" */
    gm_error *err;
} filling;

static const char *const inserts[] = {
    [GM_ROW_DOCUMENT] = "INSERT INTO document VALUES(?,?,?,?,?,?,?,?,?,?)",
    [GM_ROW_FULL_TEXT] = "INSERT INTO document_text(rowid, text) VALUES(?,?)",
    [GM_ROW_PARAGRAPH] = "INSERT INTO paragraph VALUES(?,?,?,?)",
    [GM_ROW_SENTENCE] = "INSERT INTO sentence VALUES(?,?,?,?)",
    [GM_ROW_TOKEN] = "INSERT INTO token VALUES(?,?,?,?,?,?,?)",
    [GM_ROW_ENTITY] = "INSERT INTO entity VALUES(NULL,?,?,?,?,?,?,?)",
    [GM_ROW_PERSON] = "INSERT INTO person VALUES(?,?,?,?,?,?,?)",
    [GM_ROW_MENTION] = "INSERT INTO mention VALUES(?,?,?,?)",
    [GM_ROW_ROLE] = "INSERT INTO role VALUES(NULL,?,?,?,?,?)",
    [GM_ROW_QUOTE] =
        "INSERT INTO quote VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [GM_ROW_FRAGMENT] = "INSERT INTO fragment VALUES(?,?,?,?)"};

/* ---- Statements -------------------------------------------------------------- */

static gm_status prepare_all(gm_rows *rows, gm_error *err)
{
    gm_status status = GM_OK;
    for (uint32_t i = 0; status == GM_OK && i < GM_ROW_KINDS; i++) {
        if (i != GM_ROW_FULL_TEXT || gm_base_has_full_text())
            status = gm_base_prepare(rows->base, inserts[i], &rows->inserts[i], err);
    }
    return status;
}

gm_status gm_rows_start(gm_rows *rows, gm_base *base, gm_error *err)
{
    rows->base = base;
    gm_status status = prepare_all(rows, err);
    if (status == GM_OK)
        status =
            gm_base_number(base, "SELECT max(id) FROM document", &rows->documents, err);
    if (status == GM_OK)
        status =
            gm_base_number(base, "SELECT max(id) FROM person", &rows->persons, err);
    if (status == GM_OK)
        status = gm_base_number(base, "SELECT max(id) FROM quote", &rows->quotes, err);
    return status;
}

void gm_rows_stop(gm_rows *rows)
{
    for (uint32_t i = 0; i < GM_ROW_KINDS; i++)
        gm_prepared_free(&rows->inserts[i]);
    gm_offsets_free(&rows->offsets);
    gm_buffer_free(&rows->content);
}

/* ---- Values ------------------------------------------------------------------ */

static gm_prepared *insert(const filling *in, gm_row_kind kind)
{
    return &in->rows->inserts[kind];
}

static gm_status run(const filling *in, gm_row_kind kind)
{
    return gm_base_run_prepared(in->rows->base, insert(in, kind), in->err);
}

static void give_span(const filling *in, gm_row_kind kind, gm_span span)
{
    const gm_offsets *offsets = &in->rows->offsets;
    gm_give_number(insert(in, kind), gm_offsets_from_byte(offsets, span.begin));
    gm_give_number(insert(in, kind), gm_offsets_from_byte(offsets, span.end));
}

static void give_text_or_nothing(gm_prepared *prepared, gm_text text)
{
    if (text.len)
        gm_give_text(prepared, text);
    else
        gm_give_nothing(prepared);
}

static void give_symbol(const filling *in, gm_row_kind kind, const char *column)
{
    give_text_or_nothing(insert(in, kind),
                         gm_text_of_row(in->document, in->table, column, in->row));
}

/* A float as the number that was meant: 0.98 rather than 0.980000019073486. */
static double shortened(double real)
{
    if (real < 0 || real > 1e6)
        return real;
    return (double)(int64_t)(real * 1e6 + 0.5) / 1e6;
}

static void give_real(const filling *in, gm_row_kind kind, const char *column)
{
    const float *cells = gm_cells_of(in->table, column, GM_REAL);
    if (cells)
        gm_give_real(insert(in, kind), shortened(cells[in->row]));
    else
        gm_give_nothing(insert(in, kind));
}

static void give_flag(const filling *in, gm_row_kind kind, const char *column)
{
    const uint32_t *cells = gm_cells_of(in->table, column, GM_FLAG);
    if (cells)
        gm_give_number(insert(in, kind), cells[in->row] != 0);
    else
        gm_give_nothing(insert(in, kind));
}

/* Text and offsets of a place; nothing for none. */
static void give_place(const filling *in, gm_row_kind kind, const char *column)
{
    gm_span span = gm_place_of(in->table, column, in->row);
    if (span.begin < span.end) {
        gm_give_text(insert(in, kind), gm_slice_of(in->document, span));
        give_span(in, kind, span);
        return;
    }
    for (uint32_t i = 0; i < 3; i++)
        gm_give_nothing(insert(in, kind));
}

/* ---- Document, paragraphs, sentences, tokens --------------------------------- */

static gm_text find_meta(const gm_document *document, const char *key)
{
    for (const gm_meta *meta = document->meta; meta; meta = meta->next) {
        if (strcmp(meta->key, key) == 0)
            return meta->value;
    }
    return (gm_text){"", 0};
}

static gm_status add_full_text(const filling *in)
{
    gm_prepared *into = insert(in, GM_ROW_FULL_TEXT);
    if (!gm_base_has_full_text())
        return GM_OK;
    gm_give_number(into, in->rows->documents);
    gm_give_text(into, in->document->text);
    return run(in, GM_ROW_FULL_TEXT);
}

static gm_status add_document(const filling *in)
{
    static const char *const keys[] = {"title", "date", "paper", "author"};
    const gm_document *document = in->document;
    gm_prepared *into = insert(in, GM_ROW_DOCUMENT);
    gm_give_number(into, ++in->rows->documents);
    gm_give_text(into, document->id);
    give_text_or_nothing(into, gm_text_of(document->file ? document->file : ""));
    if (document->line)
        gm_give_number(into, document->line);
    else
        gm_give_nothing(into);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        give_text_or_nothing(into, find_meta(document, keys[i]));
    gm_give_text(into,
                 document->meta_json.len ? document->meta_json : gm_text_of("{}"));
    gm_give_text(into, document->text);
    gm_status status = run(in, GM_ROW_DOCUMENT);
    return status == GM_OK ? add_full_text(in) : status;
}

/* What a row of any table begins with. */
static gm_prepared *begin_row(const filling *in, gm_row_kind kind)
{
    gm_give_number(insert(in, kind), in->rows->documents);
    return insert(in, kind);
}

static gm_status add_span(const filling *in, gm_row_kind kind)
{
    gm_give_number(begin_row(in, kind), in->row + 1);
    give_span(in, kind, in->table->spans[in->row]);
    return run(in, kind);
}

static gm_status add_paragraph(const filling *in)
{
    return add_span(in, GM_ROW_PARAGRAPH);
}

static gm_status add_sentence(const filling *in)
{
    return add_span(in, GM_ROW_SENTENCE);
}

static gm_status add_token(const filling *in)
{
    gm_give_number(begin_row(in, GM_ROW_TOKEN), in->row + 1);
    give_span(in, GM_ROW_TOKEN, in->table->spans[in->row]);
    give_symbol(in, GM_ROW_TOKEN, "kind");
    give_symbol(in, GM_ROW_TOKEN, "stem");
    give_flag(in, GM_ROW_TOKEN, "contraction");
    return run(in, GM_ROW_TOKEN);
}

/* ---- Entities, persons, roles ------------------------------------------------ */

static gm_status add_entity(const filling *in)
{
    gm_span span = in->table->spans[in->row];
    gm_prepared *into = begin_row(in, GM_ROW_ENTITY);
    give_span(in, GM_ROW_ENTITY, span);
    give_symbol(in, GM_ROW_ENTITY, "type");
    gm_give_text(into, gm_slice_of(in->document, span));
    give_real(in, GM_ROW_ENTITY, "score");
    give_symbol(in, GM_ROW_ENTITY, "value");
    return run(in, GM_ROW_ENTITY);
}

/* Spans that belong to a row: its mentions, its fragments. */
static gm_status add_parts(const filling *in, gm_row_kind kind, int64_t id,
                           gm_fragments parts)
{
    gm_status status = GM_OK;
    for (uint32_t i = 0; status == GM_OK && i < parts.count; i++) {
        gm_give_number(insert(in, kind), id);
        gm_give_number(insert(in, kind), i + 1);
        give_span(in, kind, parts.spans[i]);
        status = run(in, kind);
    }
    return status;
}

static gm_status add_person(const filling *in)
{
    gm_fragments mentions = gm_fragments_of(in->table, "mentions", in->row);
    gm_prepared *into = insert(in, GM_ROW_PERSON);
    gm_give_number(into, ++in->rows->persons);
    begin_row(in, GM_ROW_PERSON);
    give_symbol(in, GM_ROW_PERSON, "name");
    give_symbol(in, GM_ROW_PERSON, "kind");
    give_symbol(in, GM_ROW_PERSON, "gender");
    give_symbol(in, GM_ROW_PERSON, "evidence");
    gm_give_number(into, mentions.count);
    gm_status status = run(in, GM_ROW_PERSON);
    return status == GM_OK ? add_parts(in, GM_ROW_MENTION, in->rows->persons, mentions)
                           : status;
}

/* The id of a row of "person"; nothing for what is none. */
static void give_person(const filling *in, gm_row_kind kind, uint32_t row)
{
    const gm_table *persons = gm_document_table(in->document, "person");
    if (persons && row < persons->rows)
        gm_give_number(insert(in, kind), in->first_person + row);
    else
        gm_give_nothing(insert(in, kind));
}

static gm_status add_role(const filling *in)
{
    const uint32_t *persons = gm_cells_of(in->table, "person", GM_NUMBER);
    gm_span span = in->table->spans[in->row];
    gm_prepared *into = begin_row(in, GM_ROW_ROLE);
    give_person(in, GM_ROW_ROLE, persons ? persons[in->row] : UINT32_MAX);
    give_span(in, GM_ROW_ROLE, span);
    gm_give_text(into, gm_slice_of(in->document, span));
    return run(in, GM_ROW_ROLE);
}

/* ---- Quotes ------------------------------------------------------------------ */

static uint32_t count_runs(gm_text text)
{
    uint32_t runs = 0;
    bool space = true;
    for (uint32_t at = 0; at < text.len;) {
        bool is_space = gm_is_space(gm_utf8_next(text, &at));
        runs += space && !is_space;
        space = is_space;
    }
    return runs;
}

/* Tokens that are words or numbers; without tokens, what white space divides. */
static uint32_t count_words(const gm_document *document, gm_span span)
{
    const gm_table *tokens = gm_document_table(document, "token");
    uint32_t words = 0;
    if (!gm_cells_of(tokens, "kind", GM_SYMBOL))
        return count_runs(gm_slice_of(document, span));
    gm_rows_of within = gm_rows_within(tokens, span);
    for (uint32_t i = within.first; i < within.end; i++) {
        gm_text kind = gm_text_of_row(document, tokens, "kind", i);
        words += gm_is_text(kind, "word") || gm_is_text(kind, "number");
    }
    return words;
}

/* The fragments with " […] " between them, in the scratch. */
static gm_status give_content(const filling *in, gm_fragments content)
{
    gm_buffer *joined = &in->rows->content;
    uint32_t words = 0;
    gm_buffer_clear(joined);
    for (uint32_t i = 0; i < content.count; i++) {
        gm_text part = gm_slice_of(in->document, content.spans[i]);
        gm_buffer_puts(joined, i ? " […] " : "");
        gm_buffer_add(joined, part.ptr, part.len);
        words += count_words(in->document, content.spans[i]);
    }
    gm_give_text(insert(in, GM_ROW_QUOTE),
                 (gm_text){joined->ptr, (uint32_t)joined->len});
    gm_give_number(insert(in, GM_ROW_QUOTE), words);
    return joined->failed ? gm_error_nomem(in->err) : GM_OK;
}

static void give_speech(const filling *in)
{
    give_span(in, GM_ROW_QUOTE, in->table->spans[in->row]);
    give_place(in, GM_ROW_QUOTE, "cue");
    give_place(in, GM_ROW_QUOTE, "source");
    give_symbol(in, GM_ROW_QUOTE, "speaker");
    give_person(in, GM_ROW_QUOTE, gm_speaker_person(in->document, in->row));
    give_symbol(in, GM_ROW_QUOTE, "kind");
    give_real(in, GM_ROW_QUOTE, "score");
    give_symbol(in, GM_ROW_QUOTE, "why");
    give_flag(in, GM_ROW_QUOTE, "allegation");
}

static gm_status add_quote(const filling *in)
{
    gm_fragments content = gm_fragments_of(in->table, "content", in->row);
    gm_prepared *into = insert(in, GM_ROW_QUOTE);
    gm_give_number(into, ++in->rows->quotes);
    gm_give_number(begin_row(in, GM_ROW_QUOTE), in->row + 1);
    give_symbol(in, GM_ROW_QUOTE, "type");
    gm_status made = give_content(in, content);
    give_speech(in);
    gm_status status = run(in, GM_ROW_QUOTE);
    if (made != GM_OK || status != GM_OK)
        return made != GM_OK ? made : status;
    return add_parts(in, GM_ROW_FRAGMENT, in->rows->quotes, content);
}

/* ---- All of it --------------------------------------------------------------- */

gm_status gm_rows_add(gm_rows *rows, const gm_document *document, gm_unit unit,
                      gm_error *err)
{
    static const struct {
        const char *layer;
        gm_status (*add)(const filling *in);
    } layers[] = {{"paragraph", add_paragraph}, {"sentence", add_sentence},
                  {"token", add_token},         {"entity", add_entity},
                  {"person", add_person},       {"role", add_role},
                  {"quote", add_quote}};
    filling in = {.rows = rows,
                  .document = document,
                  .first_person = rows->persons + 1,
                  .err = err};
    gm_status status = gm_offsets_build(&rows->offsets, document->text, unit, err);
    if (status == GM_OK)
        status = add_document(&in);
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++) {
        in.table = gm_document_table(document, layers[i].layer);
        for (in.row = 0; status == GM_OK && in.table && in.row < in.table->rows;
             in.row++)
            status = layers[i].add(&in);
    }
    return status;
}
