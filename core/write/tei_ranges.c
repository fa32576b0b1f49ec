/* What of a document becomes an element. */
#include "write/tei_page.h"

#include "text/space.h"
#include "text/utf8.h"
#include "write/columns_of.h"

typedef struct gathering {
    gm_tei_page *page;
    const gm_document *document;
    gm_tei_nest *nest;
    bool failed;
} gathering;

static uint32_t add(gathering *in, gm_tei_level level, gm_span span, uint32_t row,
                    uint32_t chain)
{
    chain = gm_tei_nest_add(in->nest, level, span, row, chain);
    in->failed |= chain == UINT32_MAX;
    return chain;
}

/* ---- Paragraphs -------------------------------------------------------------- */

/* Where the next character stands that is white space, or is none; `end` if it is not
 * before that. */
static uint32_t find(gm_text text, bool space, uint32_t at, uint32_t end)
{
    for (uint32_t next = at; at < end; at = next) {
        if (gm_is_space(gm_utf8_next(text, &next)) == space)
            return at;
    }
    return end;
}

/* Without the white space at its end. */
static uint32_t trimmed(gm_text text, uint32_t begin, uint32_t end)
{
    uint32_t last = begin;
    for (uint32_t at = begin; at < end;)
        if (!gm_is_space(gm_utf8_next(text, &at)))
            last = at;
    return last;
}

/* The lines of a text that is in no paragraph. */
static void add_lines(gathering *in, uint32_t at, uint32_t end)
{
    gm_text text = in->document->text;
    while ((at = find(text, false, at, end)) < end) {
        const char *feed = memchr(text.ptr + at, '\n', end - at);
        uint32_t stop = feed ? (uint32_t)(feed - text.ptr) : end;
        add(in, GM_TEI_P, (gm_span){at, trimmed(text, at, stop)}, 0, UINT32_MAX);
        at = stop;
    }
}

static void add_paragraphs(gathering *in)
{
    const gm_table *table = gm_document_table(in->document, "paragraph");
    uint32_t end = 0;
    for (uint32_t i = 0; table && i < table->rows; i++) {
        gm_span span = table->spans[i];
        if (span.begin < end) {
            in->page->losses |= GM_TEI_LOST_ROW;
            continue;
        }
        add_lines(in, end, span.begin);
        add(in, GM_TEI_P, span, i, UINT32_MAX);
        end = span.end;
    }
    add_lines(in, end, in->document->text.len);
}

/* A reader puts an empty line between paragraphs, and nothing around the text. */
static void check_space(gathering *in)
{
    gm_text text = in->document->text;
    uint32_t end = 0;
    bool same = true;
    for (uint32_t i = 0; i < in->nest->ranges.count; i++) {
        gm_span span = in->nest->ranges.at[i].span;
        same &= i == 0 ? span.begin == 0
                       : span.begin - end == 2 && text.ptr[end] == '\n' &&
                             text.ptr[end + 1] == '\n';
        end = span.end;
    }
    if (!same || end < text.len)
        in->page->losses |= GM_TEI_LOST_SPACE;
}

/* ---- Layers ------------------------------------------------------------------ */

static void add_rows(gathering *in, const char *layer, gm_tei_level level)
{
    const gm_table *table = gm_document_table(in->document, layer);
    for (uint32_t i = 0; table && i < table->rows; i++)
        add(in, level, table->spans[i], i, UINT32_MAX);
}

/* Of a layer whose elements hold no others of their kind. */
static void add_flat_rows(gathering *in, const char *layer, gm_tei_level level)
{
    const gm_table *table = gm_document_table(in->document, layer);
    uint32_t end = 0;
    for (uint32_t i = 0; table && i < table->rows; i++) {
        if (table->spans[i].begin < end) {
            in->page->losses |= GM_TEI_LOST_ROW;
            continue;
        }
        add(in, level, table->spans[i], i, UINT32_MAX);
        end = table->spans[i].end;
    }
}

/* The row of the layer that has exactly this span; UINT32_MAX if none has. */
static uint32_t find_span(const gm_table *table, gm_span span)
{
    gm_rows_of rows = gm_rows_within(table, span);
    for (uint32_t i = rows.first; i < rows.end; i++) {
        if (table->spans[i].begin == span.begin && table->spans[i].end == span.end)
            return i;
    }
    return UINT32_MAX;
}

/* Where an entity stands, its own element says whose name it is. */
static void add_mention(gathering *in, gm_span span, uint32_t person)
{
    uint32_t entity = find_span(gm_document_table(in->document, "entity"), span);
    if (entity == UINT32_MAX)
        add(in, GM_TEI_MENTION, span, person, UINT32_MAX);
    else
        in->page->named[entity] = person + 1;
}

static void add_mentions(gathering *in)
{
    const gm_table *persons = gm_document_table(in->document, "person");
    const gm_table *entities = gm_document_table(in->document, "entity");
    in->page->named =
        calloc((entities ? entities->rows : 0) + (size_t)1, sizeof *in->page->named);
    in->failed |= !in->page->named;
    if (in->failed || !gm_cells_of(persons, "mentions", GM_PARTS))
        return;
    for (uint32_t i = 0; i < persons->rows; i++) {
        gm_fragments mentions = gm_fragments_of(persons, "mentions", i);
        for (uint32_t m = 0; m < mentions.count; m++)
            add_mention(in, mentions.spans[m], i);
    }
}

static void add_quotes(gathering *in)
{
    const gm_table *quotes = gm_document_table(in->document, "quote");
    in->page->first_quote = in->nest->chains.count;
    for (uint32_t i = 0; quotes && i < quotes->rows; i++)
        add(in, GM_TEI_SAID, (gm_span){0, 0}, i, UINT32_MAX);
    for (uint32_t i = 0; quotes && !in->failed && i < quotes->rows; i++) {
        gm_fragments content = gm_fragments_of(quotes, "content", i);
        for (uint32_t f = 0; f < content.count; f++)
            add(in, GM_TEI_SAID, content.spans[f], i, in->page->first_quote + i);
        add(in, GM_TEI_CUE, gm_place_of(quotes, "cue", i), i, UINT32_MAX);
        add(in, GM_TEI_SOURCE, gm_place_of(quotes, "source", i), i, UINT32_MAX);
    }
}

gm_status gm_tei_ranges(gm_tei_page *page, gm_error *err)
{
    gathering in = {page, page->document, &page->nest, false};
    add_paragraphs(&in);
    check_space(&in);
    add_flat_rows(&in, "sentence", GM_TEI_S);
    add_quotes(&in);
    add_rows(&in, "role", GM_TEI_ROLE);
    add_mentions(&in);
    add_rows(&in, "entity", GM_TEI_NAME);
    add_flat_rows(&in, "token", GM_TEI_WORD);
    return in.failed ? gm_error_nomem(err) : GM_OK;
}
