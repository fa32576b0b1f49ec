/* render() makes the <TEI> of a document, and behind it a byte that says what was lost;
 * take() has that said, and puts the start of the corpus before the first one. */
#include "write/tei.h"

#include "write/notes.h"
#include "write/tei_page.h"
#include "write/xml_text.h"

#include <stdlib.h>

#define NAMESPACE " xmlns=\"http://www.tei-c.org/ns/1.0\""

typedef struct writer {
    gm_notes notes;
    gm_buffer whole; /* scratch of take() */
    bool begun;      /* the corpus is */
} writer;

/* ---- A document -------------------------------------------------------------- */

/* Text outside of elements is white space between paragraphs, and not theirs. */
static void write_paragraphs(gm_tei_page *page)
{
    const gm_tei_nest *nest = &page->nest;
    uint32_t at = 0, depth = 0;
    for (uint32_t i = 0; i < nest->tags.count; i++) {
        gm_tei_tag tag = nest->tags.at[i];
        const gm_tei_range *range = &nest->ranges.at[tag.range];
        if (depth > 0 && at < tag.at)
            gm_tei_text(page, (gm_text){page->document->text.ptr + at, tag.at - at});
        at = tag.at;
        if (tag.opens)
            gm_tei_open(page, range);
        else
            gm_buffer_printf(page->out, "</%s>", gm_tei_element(page, range));
        depth += tag.opens ? 1 : -1u;
        if (depth == 0)
            gm_buffer_put(page->out, '\n');
    }
}

/* With the namespace, so that it can be cut out of the corpus. */
static void write_start(gm_tei_page *page)
{
    gm_buffer_puts(page->out, "<TEI" NAMESPACE);
    if (gm_xml_is_name(page->document->id))
        gm_tei_attribute(page, "xml:id", page->document->id);
    gm_buffer_puts(page->out, ">\n");
}

static void write_text(gm_tei_page *page)
{
    gm_buffer_puts(page->out,
                   "<text xml:lang=\"fr\" xml:space=\"preserve\"><body><div>\n");
    if (page->nest.tags.count)
        write_paragraphs(page);
    else
        gm_buffer_puts(page->out, "<p/>\n");
    gm_buffer_puts(page->out, "</div></body></text>\n</TEI>\n");
}

static gm_status write_document(gm_tei_page *page, gm_error *err)
{
    gm_xml_name(&page->id, page->document->id);
    if (page->id.failed)
        return gm_error_nomem(err);
    write_start(page);
    gm_status status = gm_tei_header(page, err);
    if (status == GM_OK)
        status = gm_tei_ranges(page, err);
    if (status == GM_OK)
        status = gm_tei_nest_tags(&page->nest, page->document->text, err);
    if (status != GM_OK)
        return status;
    write_text(page);
    if (page->nest.too_deep)
        page->losses |= GM_TEI_LOST_ROW;
    gm_buffer_put(page->out, (char)page->losses);
    return page->out->failed ? gm_error_nomem(err) : GM_OK;
}

static gm_status render(const void *opened, gm_buffer *out, const gm_document *document,
                        gm_offsets *scratch, gm_error *err)
{
    gm_tei_page page = {.out = out, .document = document};
    (void)opened;
    (void)scratch;
    gm_status status = write_document(&page, err);
    gm_tei_nest_free(&page.nest);
    free(page.named);
    gm_buffer_free(&page.id);
    return status;
}

/* ---- What was lost ----------------------------------------------------------- */

static gm_status note_losses(writer *writer, unsigned losses,
                             const gm_document *document, gm_error *err)
{
    if (losses & GM_TEI_LOST_CHARACTER)
        gm_notes_once(&writer->notes, "tei: XML forbids control characters, which are "
                                      "U+FFFD there");
    if (losses & GM_TEI_LOST_SPACE)
        gm_notes_once(&writer->notes,
                      "tei: white space around paragraphs is not kept: their text "
                      "comes back with an empty line between them");
    if (losses & GM_TEI_LOST_ROW)
        gm_notes_once(&writer->notes, "tei: rows of a layer that overlap others of it, "
                                      "or are in too many, are left out");
    return gm_notes_unheld(&writer->notes, "tei", document, gm_notes_press, err);
}

/* ---- The corpus -------------------------------------------------------------- */

static void begin(writer *writer, gm_buffer *out)
{
    if (writer->begun)
        return;
    gm_buffer_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<teiCorpus" NAMESPACE ">\n");
    gm_tei_corpus_header(out);
    writer->begun = true;
}

static gm_status take(void *opened, gm_buffer *out, const gm_document *document,
                      gm_error *err)
{
    writer *writer = opened;
    unsigned losses = (unsigned char)out->ptr[--out->len];
    gm_status status = note_losses(writer, losses, document, err);
    if (status != GM_OK || writer->begun)
        return status;
    gm_buffer_clear(&writer->whole);
    begin(writer, &writer->whole);
    gm_buffer_add(&writer->whole, out->ptr, out->len);
    gm_buffer rendered = *out;
    *out = writer->whole;
    writer->whole = rendered;
    return out->failed ? gm_error_nomem(err) : GM_OK;
}

static gm_status finish(void *opened, gm_buffer *out, gm_error *err)
{
    begin(opened, out);
    gm_buffer_puts(out, "</teiCorpus>\n");
    return out->failed ? gm_error_nomem(err) : GM_OK;
}

static gm_status open_writer(const gm_writing *how, void **opened, gm_error *err)
{
    writer *made = calloc(1, sizeof *made);
    if (!made)
        return gm_error_nomem(err);
    gm_notes_init(&made->notes, how);
    *opened = made;
    return GM_OK;
}

static void close_writer(void *opened)
{
    writer *writer = opened;
    gm_notes_free(&writer->notes);
    gm_buffer_free(&writer->whole);
    free(writer);
}

static void save(const void *opened, gm_buffer *state)
{
    gm_buffer_puts(state, ((const writer *)opened)->begun ? "begun" : "");
}

static gm_status restore(void *opened, gm_text state, gm_error *err)
{
    (void)err;
    ((writer *)opened)->begun = state.len > 0;
    return GM_OK;
}

static const char *const extensions[] = {".xml", ".tei", NULL};

const gm_write_format gm_tei_writer = {.name = "tei",
                                       .summary = "TEI P5, a teiCorpus",
                                       .extensions = extensions,
                                       .open = open_writer,
                                       .render = render,
                                       .take = take,
                                       .finish = finish,
                                       .close = close_writer,
                                       .save = save,
                                       .restore = restore};
