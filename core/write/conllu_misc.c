/* Values are escaped as UDPipe escapes SpacesAfter: \s, \t, \r, \n, \p for the bar, \\;
 * other white space stands for itself. */
#include "write/conllu_misc.h"

#include "write/columns_of.h"

/* ---- Which tokens belong to quotes ------------------------------------------- */

static gm_status add_marks(gm_conllu_page *page, gm_span span, gm_mark_kind kind,
                           uint32_t quote)
{
    gm_rows_of within = gm_rows_within(page->tokens, span);
    for (uint32_t i = within.first; i < within.end; i++) {
        gm_mark *mark = GM_PUSH(&page->marks);
        if (!mark)
            return GM_NOMEM;
        *mark = (gm_mark){i, quote, kind, i == within.first};
    }
    return GM_OK;
}

static gm_status mark_quote(gm_conllu_page *page, const gm_table *quotes, uint32_t row)
{
    gm_fragments content = gm_fragments_of(quotes, "content", row);
    gm_status status = GM_OK;
    for (uint32_t i = 0; status == GM_OK && i < content.count; i++)
        status = add_marks(page, content.spans[i], GM_MARK_CONTENT, row);
    if (status == GM_OK)
        status = add_marks(page, gm_place_of(quotes, "cue", row), GM_MARK_CUE, row);
    if (status == GM_OK)
        status =
            add_marks(page, gm_place_of(quotes, "source", row), GM_MARK_SOURCE, row);
    return status;
}

static int by_token(const void *left, const void *right)
{
    const gm_mark *a = left, *b = right;
    if (a->token != b->token)
        return a->token < b->token ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->quote != b->quote)
        return a->quote < b->quote ? -1 : 1;
    return (b->first > a->first) - (b->first < a->first);
}

gm_status gm_conllu_mark(gm_conllu_page *page, gm_error *err)
{
    const gm_table *quotes = gm_document_table(page->document, "quote");
    gm_status status = gm_tagging_build(&page->tagging, page->document, err);
    for (uint32_t i = 0; status == GM_OK && quotes && i < quotes->rows; i++)
        status = mark_quote(page, quotes, i);
    if (status != GM_OK)
        return gm_error_nomem(err);
    if (page->marks.count)
        qsort(page->marks.at, page->marks.count, sizeof *page->marks.at, by_token);
    return GM_OK;
}

void gm_conllu_unmark(gm_conllu_page *page)
{
    gm_tagging_free(&page->tagging);
    free(page->marks.at);
}

/* ---- Values ------------------------------------------------------------------ */

static void put_escaped(gm_buffer *out, gm_text text)
{
    static const char codes[] = " \t\r\n|\\", names[] = "strnp\\";
    for (uint32_t i = 0; i < text.len; i++) {
        char byte = text.ptr[i];
        const char *code = byte ? strchr(codes, byte) : NULL;
        if (code)
            gm_buffer_put(out, '\\');
        gm_buffer_put(out, code ? names[code - codes] : byte);
    }
}

void gm_conllu_put_line(gm_conllu_page *page, gm_text text)
{
    for (uint32_t i = 0; i < text.len; i++) {
        char byte = text.ptr[i];
        bool breaks = byte == '\t' || byte == '\n' || byte == '\r';
        page->cut |= breaks;
        gm_buffer_put(page->out, breaks ? ' ' : byte);
    }
}

static void put_value(gm_buffer *out, const char *name, gm_text value)
{
    if (value.len == 0)
        return;
    gm_buffer_puts(out, name);
    put_escaped(out, value);
    gm_buffer_put(out, '|');
}

/* ---- The field --------------------------------------------------------------- */

static void write_entity(gm_conllu_page *page, uint32_t token)
{
    const gm_table *entities = gm_document_table(page->document, "entity");
    char letter = gm_tagging_letter(&page->tagging, token);
    if (letter == 'O')
        return;
    gm_buffer_puts(page->out, letter == 'B' ? "NE=B-" : "NE=I-");
    put_escaped(page->out, gm_text_of_row(page->document, entities, "type",
                                          gm_tagging_at(&page->tagging, token) - 1));
    gm_buffer_put(page->out, '|');
}

/* The numbers of the quotes that the token belongs to in this way, from 1. */
static void write_marks(gm_conllu_page *page, uint32_t token, gm_mark_kind kind)
{
    static const char *const names[] = {"Quote=", "Cue=", "Source="};
    bool any = false;
    for (; page->mark < page->marks.count; page->mark++) {
        gm_mark mark = page->marks.at[page->mark];
        if (mark.token != token || mark.kind != kind)
            break;
        gm_buffer_puts(page->out, any ? "," : names[kind]);
        if (kind == GM_MARK_CONTENT)
            gm_buffer_puts(page->out, mark.first ? "B-" : "I-");
        gm_buffer_number(page->out, mark.quote + 1);
        any = true;
    }
    if (any)
        gm_buffer_put(page->out, '|');
}

/* One space, which is what no attribute means, is left out. */
static void write_spaces(gm_conllu_page *page, uint32_t token)
{
    const gm_table *tokens = page->tokens;
    uint32_t end = tokens->spans[token].end;
    uint32_t next = token + 1 < tokens->rows ? tokens->spans[token + 1].begin
                                             : page->document->text.len;
    if (token == 0)
        put_value(page->out, "SpacesBefore=",
                  gm_slice_of(page->document, (gm_span){0, tokens->spans[0].begin}));
    page->cut |= next < end;
    if (next <= end)
        gm_buffer_puts(page->out, "SpaceAfter=No|");
    else if (next > end + 1 || page->document->text.ptr[end] != ' ')
        put_value(page->out,
                  "SpacesAfter=", gm_slice_of(page->document, (gm_span){end, next}));
}

/* Of a form that may be another thing ("des"), and so is not cut. */
static bool is_contraction(const gm_table *tokens, uint32_t token)
{
    const gm_column *column = gm_table_column(tokens, "contraction");
    return column && column->type == GM_FLAG &&
           ((const uint32_t *)column->cells)[token];
}

void gm_conllu_write_misc(gm_conllu_page *page, uint32_t token, gm_text kind)
{
    gm_span span = page->tokens->spans[token];
    write_entity(page, token);
    write_marks(page, token, GM_MARK_CONTENT);
    write_marks(page, token, GM_MARK_CUE);
    write_marks(page, token, GM_MARK_SOURCE);
    put_value(page->out,
              "Stem=", gm_text_of_row(page->document, page->tokens, "stem", token));
    put_value(page->out, "Kind=", kind);
    if (is_contraction(page->tokens, token))
        gm_buffer_puts(page->out, "Contraction=Yes|");
    write_spaces(page, token);
    gm_buffer_puts(page->out, "TokenRange=");
    gm_buffer_number(page->out, gm_offsets_from_byte(page->offsets, span.begin));
    gm_buffer_put(page->out, ':');
    gm_buffer_number(page->out, gm_offsets_from_byte(page->offsets, span.end));
}
