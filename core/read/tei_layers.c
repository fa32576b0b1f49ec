/* The rows of the layers, once the text is whole. */
#include "read/tei_marks.h"

#include "text/space.h"
#include "text/utf8.h"

#include <stdlib.h>

/* A row, and the mark that it begins with. */
typedef struct row {
    gm_span span;
    uint32_t mark;
} row;

typedef struct filling {
    gm_tei_marks *marks;
    gm_document *document;
    gm_table *table; /* at hand */
    GM_ARRAY(row) rows;
} filling;

static bool is_empty(gm_span span)
{
    return span.begin == span.end;
}

/* From the first piece with text to the end of the last. */
static gm_span hull(const gm_tei_marks *marks, uint32_t mark)
{
    gm_span hull = {0, 0};
    for (uint32_t i = mark; i != GM_TEI_NO_MARK; i = marks->list.at[i].next) {
        gm_span span = marks->list.at[i].span;
        if (is_empty(span))
            continue;
        if (is_empty(hull))
            hull = span;
        hull.end = span.end > hull.end ? span.end : hull.end;
    }
    return hull;
}

/* Marks come in the order of their start tags; a row whose first piece is empty begins
 * later than that. */
static int by_begin(const void *left, const void *right)
{
    const row *a = left, *b = right;
    if (a->span.begin != b->span.begin)
        return a->span.begin < b->span.begin ? -1 : 1;
    return (a->mark > b->mark) - (a->mark < b->mark);
}

static bool collect_rows(filling *in, gm_tei_mark_kind kind)
{
    const gm_tei_marks *marks = in->marks;
    in->rows.count = 0;
    for (uint32_t i = 0; i < marks->list.count; i++) {
        const gm_tei_mark *mark = &marks->list.at[i];
        if (mark->kind != kind || mark->row != i || is_empty(hull(marks, i)))
            continue;
        row *place = GM_PUSH(&in->rows);
        if (!place)
            return false;
        *place = (row){hull(marks, i), i};
    }
    if (in->rows.count)
        qsort(in->rows.at, in->rows.count, sizeof *in->rows.at, by_begin);
    return true;
}

static bool start_layer(filling *in, const char *name, gm_tei_mark_kind kind)
{
    in->table = NULL;
    if (!collect_rows(in, kind))
        return false;
    if (in->rows.count == 0)
        return true;
    in->table = gm_document_add_table(in->document, name);
    for (uint32_t i = 0; in->table && i < in->rows.count; i++) {
        if (gm_table_add_row(in->table, in->rows.at[i].span) != GM_OK)
            return false;
    }
    return in->table != NULL;
}

/* ---- Columns ----------------------------------------------------------------- */

static gm_text type_of(const gm_tei_mark *mark)
{
    return mark->type;
}

static gm_text stem_of(const gm_tei_mark *mark)
{
    return mark->stem;
}

static gm_text holder_of(const gm_tei_mark *mark)
{
    return mark->holder;
}

/* The name that the pointer leads to, which fill_quotes() has looked up. */
static gm_text speaker_of(const gm_tei_mark *mark)
{
    return mark->who;
}

static bool add_symbols(filling *in, const char *name,
                        gm_text (*value)(const gm_tei_mark *))
{
    gm_symbols *symbols = &in->document->symbols;
    gm_column *column = gm_table_add_column(in->table, name, GM_SYMBOL);
    for (uint32_t i = 0; column && i < in->rows.count; i++)
        ((gm_sym *)column->cells)[i] =
            gm_symbols_intern(symbols, value(&in->marks->list.at[in->rows.at[i].mark]));
    return column && !symbols->failed;
}

static bool add_scores(filling *in)
{
    gm_column *column = gm_table_add_column(in->table, "score", GM_REAL);
    for (uint32_t i = 0; column && i < in->rows.count; i++)
        ((float *)column->cells)[i] = in->marks->list.at[in->rows.at[i].mark].score;
    return column != NULL;
}

/* Whether there is white space from one piece to the next, and nothing else: then they
 * are one fragment, cut where a sentence or paragraph ends. */
static bool is_gap(gm_text text, uint32_t at, uint32_t end)
{
    while (at < end) {
        if (!gm_is_space(gm_utf8_next(text, &at)))
            return false;
    }
    return true;
}

static gm_status add_fragment(filling *in, gm_column *column, uint32_t i,
                              gm_span fragment, bool first)
{
    return first ? gm_column_add_parts(in->table, column, i, &fragment, 1)
                 : gm_column_extend_parts(in->table, column, fragment);
}

static bool add_content_of(filling *in, gm_column *column, uint32_t i)
{
    const gm_tei_mark *list = in->marks->list.at;
    gm_span fragment = {0, 0};
    bool first = true;
    for (uint32_t mark = in->rows.at[i].mark; mark != GM_TEI_NO_MARK;
         mark = list[mark].next) {
        gm_span span = list[mark].span;
        if (is_empty(span))
            continue;
        if (!is_empty(fragment) &&
            !is_gap(in->document->text, fragment.end, span.begin)) {
            if (add_fragment(in, column, i, fragment, first) != GM_OK)
                return false;
            first = false;
            fragment = span;
        }
        if (is_empty(fragment))
            fragment.begin = span.begin;
        fragment.end = span.end > fragment.end ? span.end : fragment.end;
    }
    return add_fragment(in, column, i, fragment, first) == GM_OK;
}

static bool add_content(filling *in)
{
    gm_column *column = gm_table_add_column(in->table, "content", GM_PARTS);
    for (uint32_t i = 0; column && i < in->rows.count; i++) {
        if (!add_content_of(in, column, i))
            return false;
    }
    if (column)
        gm_column_parts(in->table, column);
    return column != NULL;
}

/* Where the cues or sources of quotes stand: the first that points to the quote. */
static bool add_places(filling *in, const char *name, gm_tei_mark_kind kind,
                       const uint32_t *rows)
{
    const gm_tei_marks *marks = in->marks;
    gm_column *column = gm_table_add_column(in->table, name, GM_SPAN);
    for (uint32_t i = 0; column && i < marks->list.count; i++) {
        const gm_tei_mark *mark = &marks->list.at[i];
        if (mark->kind != kind || mark->row != i || !mark->corresp)
            continue;
        uint32_t quote = marks->by_id.at[mark->corresp].mark;
        uint32_t at =
            quote == GM_TEI_NO_MARK ? GM_TEI_NO_MARK : rows[marks->list.at[quote].row];
        if (at != GM_TEI_NO_MARK && is_empty(((gm_span *)column->cells)[at]))
            ((gm_span *)column->cells)[at] = hull(marks, i);
    }
    return column != NULL;
}

/* ---- Layers ------------------------------------------------------------------ */

/* Where words have stems, punctuation is its own: <pc> says nothing of it. */
static void stem_punctuation(filling *in)
{
    gm_tei_mark *list = in->marks->list.at;
    bool stemmed = false;
    for (uint32_t i = 0; i < in->rows.count; i++)
        stemmed |= list[in->rows.at[i].mark].stem.len > 0;
    for (uint32_t i = 0; stemmed && i < in->rows.count; i++) {
        gm_tei_mark *mark = &list[in->rows.at[i].mark];
        gm_span span = in->rows.at[i].span;
        if (mark->stem.len == 0 && gm_text_is(mark->type, "punctuation"))
            mark->stem =
                (gm_text){in->document->text.ptr + span.begin, span.end - span.begin};
    }
}

static bool fill_tokens(filling *in)
{
    if (!start_layer(in, "token", GM_TEI_MARK_TOKEN))
        return false;
    stem_punctuation(in);
    return !in->table ||
           (add_symbols(in, "kind", type_of) && add_symbols(in, "stem", stem_of));
}

static bool fill_entities(filling *in)
{
    if (!start_layer(in, "entity", GM_TEI_MARK_ENTITY))
        return false;
    return !in->table || (add_symbols(in, "type", type_of) && add_scores(in));
}

/* Speakers of whom only a pointer out of the document is known have no name. */
static void look_up_speakers(filling *in)
{
    gm_tei_marks *marks = in->marks;
    for (uint32_t i = 0; i < in->rows.count; i++) {
        gm_tei_mark *mark = &marks->list.at[in->rows.at[i].mark];
        gm_sym symbol = gm_tei_marks_find(marks, mark->who);
        mark->who = symbol ? marks->by_id.at[symbol].name : (gm_text){"", 0};
    }
}

/* The row of each mark that begins one. */
static uint32_t *number_rows(const filling *in)
{
    uint32_t count = in->marks->list.count;
    uint32_t *rows = malloc((count + !count) * sizeof *rows);
    for (uint32_t i = 0; rows && i < count; i++)
        rows[i] = GM_TEI_NO_MARK;
    for (uint32_t i = 0; rows && i < in->rows.count; i++)
        rows[in->rows.at[i].mark] = i;
    return rows;
}

static bool fill_quotes(filling *in)
{
    if (!start_layer(in, "quote", GM_TEI_MARK_QUOTE))
        return false;
    if (!in->table)
        return true;
    look_up_speakers(in);
    uint32_t *rows = number_rows(in);
    bool filled = rows && add_symbols(in, "type", type_of) && add_content(in) &&
                  add_places(in, "cue", GM_TEI_MARK_CUE, rows) &&
                  add_places(in, "source", GM_TEI_MARK_SOURCE, rows) &&
                  add_symbols(in, "speaker", speaker_of) &&
                  add_symbols(in, "kind", holder_of) && add_scores(in);
    free(rows);
    return filled;
}

static bool fill_paragraphs(filling *in, const gm_tei_flow *flow)
{
    in->table = gm_document_add_table(in->document, "paragraph");
    for (uint32_t i = 0; in->table && i < flow->paragraphs.count; i++) {
        if (gm_table_add_row(in->table, flow->paragraphs.at[i]) != GM_OK)
            return false;
    }
    return in->table != NULL;
}

gm_status gm_tei_marks_fill(gm_tei_marks *marks, const gm_tei_flow *flow,
                            gm_document *document)
{
    filling in = {.marks = marks, .document = document};
    bool filled = !marks->failed;
    if (filled && marks->list.count)
        filled = fill_paragraphs(&in, flow) &&
                 start_layer(&in, "sentence", GM_TEI_MARK_SENTENCE) &&
                 fill_tokens(&in) && fill_entities(&in) && fill_quotes(&in);
    free(in.rows.at);
    return filled && !marks->failed ? GM_OK : GM_NOMEM;
}
