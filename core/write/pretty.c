/* Layers that the pipeline did not write are left out. */
#include "write/pretty.h"

#include "io/columns.h"

#include <string.h>

/* Enough of a document's entities to show, and a bound on the work of comparing them.
 */
enum { ENTITIES = 400 };

enum { WIDTH = 100, MARGIN = 2, SPEAKER = 24, CUE = 18, TYPE = 8, GAP = 2 };
enum { QUOTE_AT = MARGIN + SPEAKER + GAP + CUE + GAP + TYPE + GAP };

typedef enum colour { PLAIN, BOLD, DIM, CYAN, GREEN } colour;

typedef struct page {
    gm_buffer *out;
    const gm_document *document;
    bool colour;
} page;

static void set(const page *page, colour colour)
{
    static const char *const codes[] = {"\x1B[0m", "\x1B[1m", "\x1B[2m", "\x1B[36m",
                                        "\x1B[32m"};
    if (page->colour)
        gm_buffer_puts(page->out, codes[colour]);
}

static void put(const page *page, const char *string)
{
    gm_buffer_puts(page->out, string);
}

static gm_text slice(const page *page, gm_span span)
{
    return (gm_text){page->document->text.ptr + span.begin, span.end - span.begin};
}

static const void *cells(const gm_table *table, const char *name)
{
    const gm_column *column = table ? gm_table_column(table, name) : NULL;
    return column ? column->cells : NULL;
}

static gm_text symbol(const page *page, const gm_table *table, const char *name,
                      uint32_t row)
{
    const gm_sym *symbols = cells(table, name);
    return gm_symbols_text(&page->document->symbols, symbols ? symbols[row] : 0);
}

static void label(const page *page, gm_text name)
{
    put(page, "  ");
    set(page, DIM);
    gm_columns_fit(page->out, name, 14);
    set(page, PLAIN);
}

/* ---- Headline, tokens, entities ---------------------------------------------- */

static void write_headline(const page *page)
{
    gm_text text = page->document->text;
    uint32_t begin = 0, end;
    while (begin < text.len && strchr(" \t\r\n", text.ptr[begin]))
        begin++;
    for (end = begin; end < text.len && text.ptr[end] != '\n'; end++)
        ;
    set(page, BOLD);
    gm_columns_add(page->out, page->document->id);
    set(page, PLAIN);
    put(page, "  ");
    gm_columns_cut(page->out, slice(page, (gm_span){begin, end}), WIDTH - MARGIN);
    put(page, "\n");
}

static void write_tokens(const page *page)
{
    const gm_table *tokens = gm_document_table(page->document, "token");
    gm_buffer line = {0};
    if (!tokens)
        return;
    for (uint32_t i = 0; i < tokens->rows && line.len < 4 * WIDTH; i++) {
        gm_text form = slice(page, tokens->spans[i]);
        gm_text stem = symbol(page, tokens, "stem", i);
        gm_buffer_add(&line, form.ptr, form.len);
        if (stem.len) {
            gm_buffer_put(&line, '/');
            gm_buffer_add(&line, stem.ptr, stem.len);
        }
        gm_buffer_put(&line, ' ');
    }
    gm_buffer_printf(&line, "(%u tokens)", tokens->rows);
    label(page, gm_text_of("tokens/stems"));
    gm_columns_cut(page->out, (gm_text){line.ptr, (uint32_t)line.len}, WIDTH - 16);
    put(page, "\n");
    page->out->failed |= line.failed;
    gm_buffer_free(&line);
}

static bool same(gm_text left, gm_text right)
{
    return left.len == right.len && memcmp(left.ptr, right.ptr, left.len) == 0;
}

static uint32_t shown_entities(const gm_table *entities)
{
    return entities->rows < ENTITIES ? entities->rows : ENTITIES;
}

/* Whether an earlier row has the same text and type. */
static bool is_repeated(const page *page, const gm_table *entities, uint32_t row)
{
    const gm_sym *types = cells(entities, "type");
    for (uint32_t i = 0; i < row; i++) {
        if (types[i] == types[row] &&
            same(slice(page, entities->spans[i]), slice(page, entities->spans[row])))
            return true;
    }
    return false;
}

static void write_entities_of(const page *page, const gm_table *entities, gm_sym type)
{
    const gm_sym *types = cells(entities, "type");
    gm_text name = gm_symbols_text(&page->document->symbols, type);
    gm_buffer line = {0};
    for (uint32_t i = 0; i < shown_entities(entities); i++) {
        if (types[i] != type || is_repeated(page, entities, i))
            continue;
        gm_text form = slice(page, entities->spans[i]);
        if (line.len)
            gm_buffer_puts(&line, ", ");
        gm_buffer_add(&line, form.ptr, form.len);
    }
    label(page, name);
    gm_columns_wrap(page->out, (gm_text){line.ptr, (uint32_t)line.len}, WIDTH - 16, 16);
    put(page, "\n");
    page->out->failed |= line.failed;
    gm_buffer_free(&line);
}

static void write_entities(const page *page)
{
    const gm_table *entities = gm_document_table(page->document, "entity");
    const gm_sym *types = cells(entities, "type");
    for (uint32_t i = 0; types && i < shown_entities(entities); i++) {
        bool first = true;
        for (uint32_t k = 0; first && k < i; k++)
            first = types[k] != types[i];
        if (first)
            write_entities_of(page, entities, types[i]);
    }
}

/* ---- Quotes ------------------------------------------------------------------ */

static void write_head(const page *page)
{
    put(page, "  ");
    set(page, DIM);
    gm_columns_fit(page->out, gm_text_of("speaker"), SPEAKER + GAP);
    gm_columns_fit(page->out, gm_text_of("cue"), CUE + GAP);
    gm_columns_fit(page->out, gm_text_of("type"), TYPE + GAP);
    put(page, "quote");
    set(page, PLAIN);
    put(page, "\n");
}

static void write_content(const page *page, const gm_table *quotes, uint32_t row)
{
    gm_column *content = gm_table_column(quotes, "content");
    gm_buffer joined = {0};
    if (!content)
        return;
    gm_parts parts = gm_column_parts(quotes, content);
    for (uint32_t i = parts.first[row]; i < parts.first[row + 1]; i++) {
        gm_text part = slice(page, parts.spans[i]);
        if (i > parts.first[row])
            gm_buffer_puts(&joined, " […] ");
        gm_buffer_add(&joined, part.ptr, part.len);
    }
    gm_columns_wrap(page->out, (gm_text){joined.ptr, (uint32_t)joined.len},
                    WIDTH - QUOTE_AT, QUOTE_AT);
    page->out->failed |= joined.failed;
    gm_buffer_free(&joined);
}

static void write_quote(const page *page, const gm_table *quotes, uint32_t row)
{
    const gm_span *cues = cells(quotes, "cue");
    gm_text speaker = symbol(page, quotes, "speaker", row);
    gm_text cue = cues && cues[row].begin < cues[row].end ? slice(page, cues[row])
                                                          : gm_text_of("–");
    put(page, "  ");
    set(page, BOLD);
    gm_columns_fit(page->out, speaker.len ? speaker : gm_text_of("?"), SPEAKER);
    set(page, PLAIN);
    put(page, "  ");
    set(page, CYAN);
    gm_columns_fit(page->out, cue, CUE);
    set(page, PLAIN);
    put(page, "  ");
    set(page, GREEN);
    gm_columns_fit(page->out, symbol(page, quotes, "type", row), TYPE);
    set(page, PLAIN);
    put(page, "  ");
    write_content(page, quotes, row);
    put(page, "\n");
}

static void write_quotes(const page *page)
{
    const gm_table *quotes = gm_document_table(page->document, "quote");
    if (!quotes)
        return;
    if (quotes->rows == 0) {
        put(page, "  no quotes\n");
        return;
    }
    write_head(page);
    for (uint32_t i = 0; i < quotes->rows; i++)
        write_quote(page, quotes, i);
}

gm_status gm_pretty_write(gm_buffer *out, const gm_document *document, bool colour,
                          gm_error *err)
{
    page page = {out, document, colour};
    write_headline(&page);
    write_tokens(&page);
    write_entities(&page);
    write_quotes(&page);
    put(&page, "\n");
    return out->failed ? gm_error_nomem(err) : GM_OK;
}

/* ---- The format -------------------------------------------------------------- */

static gm_status render(const void *writer, gm_buffer *out, const gm_document *document,
                        gm_offsets *scratch, gm_error *err)
{
    (void)scratch;
    return gm_pretty_write(out, document, ((const gm_writing *)writer)->colour, err);
}

static const char *const extensions[] = {NULL};

const gm_write_format gm_pretty_writer = {.name = "pretty",
                                          .summary = "tables, for reading",
                                          .extensions = extensions,
                                          .open = gm_writing_open,
                                          .render = render};
