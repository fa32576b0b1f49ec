#include "score/content.h"

#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Characters that content is compared without.  Only these: a rarer space counts. */
static bool is_light(uint32_t c)
{
    switch (c) {
    case ' ':
    case '\t':
    case '\n':
    case 0x00A0: /* no-break space */
    case 0x202F: /* narrow no-break space */
    case '"':
    case '\'':
    case 0x00AB: /* « */
    case 0x00BB: /* » */
    case 0x2018: /* left single quotation mark */
    case 0x2019: /* right single quotation mark, the apostrophe of print */
    case 0x201C: /* left double quotation mark */
    case 0x201D: /* right double quotation mark */
    case 0x201E: /* low double quotation mark */
    case 0x2039: /* single guillemets */
    case 0x203A:
    case ',':
    case '.':
    case ';':
    case ':':
        return true;
    default:
        return false;
    }
}

uint32_t *gm_content_prefix(gm_text text)
{
    uint32_t *prefix = calloc((size_t)text.len + 1, sizeof *prefix);
    uint32_t counted = 0;
    for (uint32_t at = 0; prefix && at < text.len;) {
        prefix[at] = counted;
        counted += !is_light(gm_utf8_next(text, &at));
    }
    if (prefix)
        prefix[text.len] = counted;
    return prefix;
}

/* ---- One side ---------------------------------------------------------------- */

static int by_begin(const void *left, const void *right)
{
    const gm_span *a = left, *b = right;
    if (a->begin != b->begin)
        return a->begin < b->begin ? -1 : 1;
    return (a->end > b->end) - (a->end < b->end);
}

/* Sorts spans and joins those that touch or overlap; returns how many are left. */
static uint32_t merge(gm_span *spans, uint32_t count)
{
    uint32_t kept = 0;
    qsort(spans, count, sizeof *spans, by_begin);
    for (uint32_t i = 0; i < count; i++) {
        if (kept && spans[i].begin <= spans[kept - 1].end) {
            if (spans[i].end > spans[kept - 1].end)
                spans[kept - 1].end = spans[i].end;
        } else {
            spans[kept++] = spans[i];
        }
    }
    return kept;
}

static uint32_t size_of(const gm_span *spans, uint32_t count, const uint32_t *prefix)
{
    uint32_t size = 0;
    for (uint32_t i = 0; i < count; i++)
        size += prefix[spans[i].end] - prefix[spans[i].begin];
    return size;
}

static const void *cells(const gm_table *table, const char *name, gm_type type)
{
    const gm_column *column = gm_table_column(table, name);
    return column && column->type == type ? column->cells : NULL;
}

static gm_text string_at(const gm_document *document, const gm_table *table,
                         const char *name, uint32_t row)
{
    const gm_sym *symbols = cells(table, name, GM_SYMBOL);
    return gm_symbols_text(&document->symbols, symbols ? symbols[row] : 0);
}

static gm_span span_at(const gm_table *table, const char *name, uint32_t row)
{
    const gm_span *spans = cells(table, name, GM_SPAN);
    return spans ? spans[row] : (gm_span){0, 0};
}

/* The parts of a row's content; the row itself where it has none. */
static gm_status read_parts(gm_side *side, gm_quote *quote, const gm_table *table,
                            uint32_t row)
{
    gm_column *content = gm_table_column(table, "content");
    gm_parts parts = {&table->spans[row], NULL};
    uint32_t count = 1;
    if (content && content->type == GM_PARTS) {
        parts = gm_column_parts(table, content);
        count = parts.first[row + 1] - parts.first[row];
        parts.spans += parts.first[row];
    }
    quote->first = side->spans.count;
    for (uint32_t i = 0; i < count; i++) {
        gm_span *span = GM_PUSH(&side->spans);
        if (!span)
            return GM_NOMEM;
        *span = parts.spans[i];
    }
    return GM_OK;
}

static gm_status read_quote(gm_side *side, uint32_t row, const gm_document *document,
                            const gm_table *table, const uint32_t *prefix)
{
    gm_quote *quote = &side->quotes[row];
    quote->cue = span_at(table, "cue", row);
    quote->source = span_at(table, "source", row);
    quote->type = string_at(document, table, "type", row);
    quote->speaker = string_at(document, table, "speaker", row);
    if (read_parts(side, quote, table, row) != GM_OK)
        return GM_NOMEM;
    if (side->spans.count == quote->first)
        return GM_OK;
    gm_span *spans = side->spans.at + quote->first;
    quote->parts = merge(spans, side->spans.count - quote->first);
    side->spans.count = quote->first + quote->parts;
    quote->size = size_of(spans, quote->parts, prefix);
    quote->hull = (gm_span){spans[0].begin, spans[quote->parts - 1].end};
    return GM_OK;
}

gm_status gm_side_read(gm_side *side, const gm_document *document,
                       const uint32_t *prefix)
{
    const gm_table *table = document ? gm_document_table(document, "quote") : NULL;
    gm_status status = GM_OK;
    side->count = table ? table->rows : 0;
    side->quotes = calloc((size_t)side->count + 1, sizeof *side->quotes);
    if (!side->quotes)
        return GM_NOMEM;
    for (uint32_t row = 0; status == GM_OK && row < side->count; row++)
        status = read_quote(side, row, document, table, prefix);
    return status;
}

void gm_side_free(gm_side *side)
{
    free(side->quotes);
    free(side->spans.at);
    *side = (gm_side){0};
}

uint32_t gm_content_common(const gm_side *a, uint32_t i, const gm_side *b, uint32_t j,
                           const uint32_t *prefix)
{
    const gm_quote *left = &a->quotes[i], *right = &b->quotes[j];
    if (left->hull.end <= right->hull.begin || right->hull.end <= left->hull.begin)
        return 0;
    const gm_span *p = a->spans.at + left->first, *q = b->spans.at + right->first;
    const gm_span *p_end = p + left->parts, *q_end = q + right->parts;
    uint32_t common = 0;
    while (p < p_end && q < q_end) {
        uint32_t begin = p->begin > q->begin ? p->begin : q->begin;
        uint32_t end = p->end < q->end ? p->end : q->end;
        if (begin < end)
            common += prefix[end] - prefix[begin];
        if (p->end < q->end)
            p++;
        else
            q++;
    }
    return common;
}
