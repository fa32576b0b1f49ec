/* brat parts a span where a line of the text ends, and where its own lines would: at
 * what Python takes for the end of a line, and at a tab.  What stands in the span there
 * is left out of the parts, so their text has neither; a span that begins and ends with
 * other characters keeps its hull. */
#include "write/brat_annotation.h"

#include "text/utf8.h"
#include "write/columns_of.h"

typedef struct page {
    gm_buffer *out;
    const gm_document *document;
    const gm_offsets *offsets;
    uint32_t spans, relations, attributes, notes; /* numbered from 1 */
} page;

/* ---- Spans ------------------------------------------------------------------- */

static bool breaks_line(uint32_t c)
{
    return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 ||
           c == 0x2028 || c == 0x2029;
}

/* The next part of `span` that lies on one line, from `at` on; false behind the last.
 */
static bool next_part(gm_text text, gm_span span, uint32_t *at, gm_span *part)
{
    uint32_t after = *at;
    for (; *at < span.end; *at = after) {
        after = *at;
        if (!breaks_line(gm_utf8_next(text, &after)))
            break;
    }
    *part = (gm_span){*at, *at};
    for (after = *at; *at < span.end; *at = part->end = after) {
        if (breaks_line(gm_utf8_next(text, &after)))
            break;
    }
    return part->begin < part->end;
}

static void put_offsets(page *page, const gm_span *spans, uint32_t count)
{
    char joint = ' ';
    for (uint32_t i = 0; i < count; i++) {
        gm_span part;
        for (uint32_t at = spans[i].begin;
             next_part(page->document->text, spans[i], &at, &part); joint = ';') {
            gm_buffer_put(page->out, joint);
            gm_buffer_number(page->out,
                             gm_offsets_from_byte(page->offsets, part.begin));
            gm_buffer_put(page->out, ' ');
            gm_buffer_number(page->out, gm_offsets_from_byte(page->offsets, part.end));
        }
    }
}

static void put_text(page *page, const gm_span *spans, uint32_t count)
{
    char joint = '\t';
    for (uint32_t i = 0; i < count; i++) {
        gm_span part;
        for (uint32_t at = spans[i].begin;
             next_part(page->document->text, spans[i], &at, &part); joint = ' ') {
            gm_text text = gm_slice_of(page->document, part);
            gm_buffer_put(page->out, joint);
            gm_buffer_add(page->out, text.ptr, text.len);
        }
    }
}

/* Whether there is a character to show. */
static bool has_text(const page *page, const gm_span *spans, uint32_t count)
{
    gm_span part;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = spans[i].begin;
        if (next_part(page->document->text, spans[i], &at, &part))
            return true;
    }
    return false;
}

/* A line T; returns its number, 0 if there is nothing to span. */
static uint32_t write_span(page *page, const char *prefix, gm_text type,
                           gm_fragments spans)
{
    if (!has_text(page, spans.spans, spans.count))
        return 0;
    gm_buffer_printf(page->out, "T%u\t%s", ++page->spans, prefix);
    gm_brat_put_type(page->out, type);
    put_offsets(page, spans.spans, spans.count);
    put_text(page, spans.spans, spans.count);
    gm_buffer_put(page->out, '\n');
    return page->spans;
}

/* ---- What belongs to a span -------------------------------------------------- */

static void write_note(page *page, uint32_t span, gm_text note)
{
    if (note.len == 0)
        return;
    gm_buffer_printf(page->out, "#%u\tAnnotatorNotes T%u\t", ++page->notes, span);
    for (uint32_t at = 0; at < note.len;) {
        uint32_t begin = at;
        if (breaks_line(gm_utf8_next(note, &at)))
            gm_buffer_put(page->out, ' ');
        else
            gm_buffer_add(page->out, note.ptr + begin, at - begin);
    }
    gm_buffer_put(page->out, '\n');
}

static void write_kind(page *page, uint32_t span, gm_text kind)
{
    if (kind.len == 0)
        return;
    gm_buffer_printf(page->out, "A%u\tKind T%u ", ++page->attributes, span);
    gm_brat_put_type(page->out, kind);
    gm_buffer_put(page->out, '\n');
}

/* A cue or a source, and the relation of the quote to it. */
static void write_related(page *page, uint32_t quote, const char *type, gm_span place)
{
    gm_fragments spans = {&place, place.begin < place.end};
    uint32_t span = write_span(page, "", gm_text_of(type), spans);
    if (span)
        gm_buffer_printf(page->out, "R%u\t%s Arg1:T%u Arg2:T%u\n", ++page->relations,
                         type, quote, span);
}

/* ---- Entities and quotes ----------------------------------------------------- */

static void write_entities(page *page)
{
    const gm_table *entities = gm_document_table(page->document, "entity");
    for (uint32_t i = 0; entities && i < entities->rows; i++) {
        gm_fragments own = {&entities->spans[i], 1};
        uint32_t span = write_span(
            page, "", gm_text_of_row(page->document, entities, "type", i), own);
        if (span)
            write_note(page, span,
                       gm_text_of_row(page->document, entities, "value", i));
    }
}

static void write_quote(page *page, const gm_table *quotes, uint32_t row)
{
    const uint32_t *allegations = gm_cells_of(quotes, "allegation", GM_FLAG);
    gm_text type = gm_text_of_row(page->document, quotes, "type", row);
    uint32_t span = write_span(page, "Quote-", type.len ? type : gm_text_of("untyped"),
                               gm_fragments_of(quotes, "content", row));
    if (!span)
        return;
    write_related(page, span, "Cue", gm_place_of(quotes, "cue", row));
    write_related(page, span, "Source", gm_place_of(quotes, "source", row));
    write_kind(page, span, gm_text_of_row(page->document, quotes, "kind", row));
    if (allegations && allegations[row])
        gm_buffer_printf(page->out, "A%u\tAllegation T%u\n", ++page->attributes, span);
    write_note(page, span, gm_text_of_row(page->document, quotes, "speaker", row));
}

gm_status gm_brat_annotate(gm_buffer *out, const gm_document *document,
                           const gm_offsets *offsets, gm_error *err)
{
    const gm_table *quotes = gm_document_table(document, "quote");
    page page = {.out = out, .document = document, .offsets = offsets};
    write_entities(&page);
    for (uint32_t i = 0; quotes && i < quotes->rows; i++)
        write_quote(&page, quotes, i);
    return out->failed ? gm_error_nomem(err) : GM_OK;
}

void gm_brat_put_type(gm_buffer *out, gm_text type)
{
    if (type.len == 0)
        gm_buffer_puts(out, "Entity");
    for (uint32_t i = 0; i < type.len; i++) {
        char byte = type.ptr[i], small = (char)(byte | 0x20);
        bool is_letter = small >= 'a' && small <= 'z';
        bool is_digit = byte >= '0' && byte <= '9';
        if (gm_utf8_is_start(byte))
            gm_buffer_put(out, is_letter || is_digit || byte == '-' ? byte : '_');
    }
}
