#include "documents.h"

#include "io/json_text.h"
#include "people.h"
#include "reading.h"

/* ---- The header, as meta --------------------------------------------------------- */

static void add_member(gm_buffer *json, const char *key, gm_text value)
{
    gm_buffer_puts(json, json->len > 1 ? "," : "");
    gm_json_string(json, gm_text_of(key));
    gm_buffer_put(json, ':');
    gm_json_string(json, value);
}

/* The headline, then the header without what the text itself shows. */
static gm_status add_meta(const corpus_article *article, gm_document *document,
                          gm_error *err)
{
    gm_buffer json = {0};
    gm_buffer_put(&json, '{');
    if (article->paragraphs.count)
        add_member(&json, "title", corpus_text(article, article->paragraphs.at[0]));
    for (uint32_t i = 0; i < CORPUS_SPACES; i++)
        add_member(&json, corpus_field_names[i], article->header[i]);
    gm_buffer_put(&json, '}');
    const char *copy = gm_arena_copy(&document->arena, json.ptr, json.len);
    document->meta_json = (gm_text){copy, (uint32_t)json.len};
    bool failed = json.failed || !copy;
    gm_buffer_free(&json);
    return failed ? gm_error_nomem(err) : GM_OK;
}

/* ---- Rows in text order ---------------------------------------------------------- */

/* A row before it is one: `index` says what it stands for. */
typedef struct row {
    gm_span span;
    uint32_t index;
} row;

typedef GM_ARRAY(row) rows;

static void add_row(rows *rows, gm_span span, uint32_t index, bool *failed)
{
    row *added = GM_PUSH(rows);
    if (added)
        *added = (row){span, index};
    else
        *failed = true;
}

static int compare_rows(const void *one, const void *other)
{
    const row *a = one, *b = other;
    if (a->span.begin != b->span.begin)
        return a->span.begin < b->span.begin ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

/* Makes a layer of the rows, sorted; NULL if memory ran out. */
static gm_table *add_layer(gm_document *document, const char *name, rows *rows)
{
    if (rows->count)
        qsort(rows->at, rows->count, sizeof *rows->at, compare_rows);
    gm_table *table = gm_document_add_table(document, name);
    for (uint32_t i = 0; table && i < rows->count; i++)
        if (gm_table_add_row(table, rows->at[i].span) != GM_OK)
            return NULL;
    return table;
}

static void *add_cells(gm_table *table, const char *name, gm_type type)
{
    gm_column *column = table ? gm_table_add_column(table, name, type) : NULL;
    return column ? column->cells : NULL;
}

/* ---- Paragraphs, sentences, marks ------------------------------------------------ */

static bool add_spans(gm_document *document, const char *name, const gm_span *spans,
                      uint32_t count)
{
    rows rows = {0};
    bool failed = false;
    for (uint32_t i = 0; i < count; i++)
        add_row(&rows, spans[i], i, &failed);
    failed |= !add_layer(document, name, &rows);
    free(rows.at);
    return !failed;
}

static bool is_lookalike(const corpus_mark *mark)
{
    return mark->kind == CORPUS_LOOKALIKE || mark->kind == CORPUS_WORK;
}

static bool is_entity(const corpus_mark *mark)
{
    return mark->kind == CORPUS_ENTITY;
}

/* A layer of the marks that `wanted` takes, with their label in `column`. */
static bool add_marks(const corpus_article *article, gm_document *document,
                      const char *layer, const char *column,
                      bool (*wanted)(const corpus_mark *))
{
    rows rows = {0};
    bool failed = false;
    for (uint32_t i = 0; i < article->marks.count; i++)
        if (wanted(&article->marks.at[i]))
            add_row(&rows, article->marks.at[i].span, i, &failed);
    gm_table *table = add_layer(document, layer, &rows);
    gm_sym *labels = rows.count ? add_cells(table, column, GM_SYMBOL) : NULL;
    for (uint32_t i = 0; labels && i < rows.count; i++) {
        const corpus_mark *mark = &article->marks.at[rows.at[i].index];
        labels[i] = gm_symbols_intern(&document->symbols, mark->kind == CORPUS_WORK
                                                              ? gm_text_of("work")
                                                              : mark->label);
    }
    failed |= !table || (rows.count && !labels);
    free(rows.at);
    return !failed;
}

/* ---- Quotes ---------------------------------------------------------------------- */

static void widen(gm_span *hull, gm_span span)
{
    if (hull->begin == hull->end)
        *hull = span;
    hull->begin = span.begin < hull->begin ? span.begin : hull->begin;
    hull->end = span.end > hull->end ? span.end : hull->end;
}

static gm_span span_of(const corpus_article *article, uint32_t number,
                       corpus_mark_kind kind)
{
    gm_span hull = {0};
    for (uint32_t i = 0; i < article->marks.count; i++)
        if (article->marks.at[i].kind == kind &&
            corpus_mark_is_of(&article->marks.at[i], number))
            widen(&hull, article->marks.at[i].span);
    return hull;
}

/* One more part of row `at`; rows come in ascending order. */
static bool add_part(gm_table *table, gm_column *column, uint32_t at, bool first,
                     gm_span span)
{
    return (first ? gm_column_add_parts(table, column, at, &span, 1)
                  : gm_column_extend_parts(table, column, span)) == GM_OK;
}

static bool add_content(const corpus_article *article, gm_table *table,
                        gm_column *column, uint32_t at, uint32_t number)
{
    bool first = true, done = true;
    for (uint32_t i = 0; i < article->marks.count && done; i++) {
        const corpus_mark *mark = &article->marks.at[i];
        if (mark->kind != CORPUS_CONTENT || !corpus_mark_is_of(mark, number))
            continue;
        done = add_part(table, column, at, first, mark->span);
        first = false;
    }
    return done;
}

static bool fill_quotes(const corpus_article *article, gm_document *document,
                        gm_table *table, const rows *rows)
{
    gm_sym *types = add_cells(table, "type", GM_SYMBOL);
    gm_column *content = gm_table_add_column(table, "content", GM_PARTS);
    gm_span *cues = add_cells(table, "cue", GM_SPAN);
    gm_span *sources = add_cells(table, "source", GM_SPAN);
    gm_sym *speakers = add_cells(table, "speaker", GM_SYMBOL);
    gm_sym *kinds = add_cells(table, "kind", GM_SYMBOL);
    if (!types || !content || !cues || !sources || !speakers || !kinds)
        return false;
    bool done = true;
    for (uint32_t i = 0; i < rows->count && done; i++) {
        const corpus_quote *quote = &article->quotes.at[rows->at[i].index];
        types[i] = gm_symbols_intern(&document->symbols, quote->type);
        cues[i] = span_of(article, quote->number, CORPUS_CUE);
        sources[i] = span_of(article, quote->number, CORPUS_SOURCE);
        speakers[i] = gm_symbols_intern(&document->symbols, quote->speaker);
        kinds[i] = gm_symbols_intern(&document->symbols, quote->kind);
        done = add_content(article, table, content, i, quote->number);
    }
    return done;
}

static bool add_quotes(const corpus_article *article, gm_document *document)
{
    rows rows = {0};
    bool failed = false;
    for (uint32_t i = 0; i < article->quotes.count; i++) {
        gm_span hull = span_of(article, article->quotes.at[i].number, CORPUS_CONTENT);
        if (hull.begin < hull.end)
            add_row(&rows, hull, i, &failed);
    }
    gm_table *table = add_layer(document, "quote", &rows);
    failed |= !table || (rows.count && !fill_quotes(article, document, table, &rows));
    free(rows.at);
    return !failed;
}

/* ---- Persons --------------------------------------------------------------------- */

/* Where a speaker stands in the text: the hull of its names, else its source. */
static gm_span place_of(const corpus_article *article, const uint32_t *owners,
                        uint32_t speaker)
{
    gm_span hull = {0};
    for (uint32_t i = 0; i < article->marks.count; i++)
        if (owners[i] == speaker)
            widen(&hull, article->marks.at[i].span);
    gm_text name = article->speakers.at[speaker].name;
    for (uint32_t i = 0; i < article->quotes.count && hull.begin == hull.end; i++) {
        const corpus_quote *quote = &article->quotes.at[i];
        if (quote->speaker.len == name.len &&
            !memcmp(quote->speaker.ptr, name.ptr, name.len))
            hull = span_of(article, quote->number, CORPUS_SOURCE);
    }
    return hull;
}

static bool add_mentions(const corpus_article *article, const uint32_t *owners,
                         gm_table *table, const row *speaker, uint32_t at)
{
    gm_column *mentions = gm_table_column(table, "mentions");
    bool first = true, done = true;
    for (uint32_t i = 0; i < article->marks.count && done; i++) {
        if (owners[i] != speaker->index)
            continue;
        done = add_part(table, mentions, at, first, article->marks.at[i].span);
        first = false;
    }
    return done;
}

static bool fill_people(const corpus_article *article, gm_document *document,
                        const uint32_t *owners, gm_table *table, const rows *rows)
{
    gm_sym *names = add_cells(table, "name", GM_SYMBOL);
    gm_sym *kinds = add_cells(table, "kind", GM_SYMBOL);
    gm_sym *genders = add_cells(table, "gender", GM_SYMBOL);
    if (!names || !kinds || !genders ||
        !gm_table_add_column(table, "mentions", GM_PARTS))
        return false;
    for (uint32_t i = 0; i < rows->count; i++) {
        const corpus_speaker *speaker = &article->speakers.at[rows->at[i].index];
        names[i] = gm_symbols_intern(&document->symbols, speaker->name);
        kinds[i] = gm_symbols_intern(&document->symbols, speaker->kind);
        genders[i] = gm_symbols_intern(&document->symbols, speaker->gender);
        if (!add_mentions(article, owners, table, &rows->at[i], i))
            return false;
    }
    return true;
}

static gm_status add_people(const corpus_article *article, gm_document *document,
                            gm_error *err)
{
    uint32_t *owners;
    gm_status status = corpus_name_owners(article, &owners, err);
    rows rows = {0};
    bool failed = false;
    for (uint32_t i = 0; i < article->speakers.count && status == GM_OK; i++)
        add_row(&rows, place_of(article, owners, i), i, &failed);
    if (status == GM_OK) {
        gm_table *table = add_layer(document, "person", &rows);
        failed |= !table ||
                  (rows.count && !fill_people(article, document, owners, table, &rows));
    }
    free(rows.at);
    free(owners);
    return status == GM_OK && failed ? gm_error_nomem(err) : status;
}

gm_status corpus_document(const corpus_article *article, gm_document *document,
                          gm_error *err)
{
    gm_status status = gm_document_set_text(document, article->id, article->text.ptr,
                                            article->text.len, err);
    if (status == GM_OK)
        status = add_meta(article, document, err);
    if (status != GM_OK)
        return status;
    bool done = add_spans(document, "paragraph", article->paragraphs.at,
                          article->paragraphs.count) &&
                add_spans(document, "sentence", article->sentences.at,
                          article->sentences.count) &&
                add_marks(article, document, "entity", "type", is_entity) &&
                add_quotes(article, document) &&
                add_marks(article, document, "lookalike", "tag", is_lookalike);
    status = done ? add_people(article, document, err) : gm_error_nomem(err);
    return status == GM_OK && document->symbols.failed ? gm_error_nomem(err) : status;
}
