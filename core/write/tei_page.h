/* A document on its way to TEI P5: what the header and the body of it share.
 *
 *     said   who="#ID.pN"    N-th row of "person", from 1; "#ID.sN": of a speaker that
 *                            is none of them, after the N-th row of "quote"
 *            xml:id="ID.qN"  and ID.qN.2, ID.qN.3 for what of the quote is elsewhere
 *     ID                     of the document, as a name
 */
#ifndef GM_WRITE_TEI_PAGE_H
#define GM_WRITE_TEI_PAGE_H

#include "write/format.h"
#include "write/tei_nest.h"

/* What was lost on the way. */
typedef enum gm_tei_loss {
    GM_TEI_LOST_CHARACTER = 1, /* XML 1.0 forbids it */
    GM_TEI_LOST_SPACE = 2,     /* between paragraphs, and not just an empty line */
    GM_TEI_LOST_ROW = 4        /* it overlaps another of its layer */
} gm_tei_loss;

typedef struct gm_tei_page {
    gm_buffer *out;
    const gm_document *document;
    gm_buffer id; /* the document's, as a name */
    unsigned losses;
    gm_tei_nest nest;
    uint32_t first_quote; /* the chain of quote 0; those of the others follow */
    uint32_t *named;      /* by row of "entity": a row of "person" + 1, 0 for none */
} gm_tei_page;

/* Text and attributes, escaped. */
void gm_tei_text(gm_tei_page *page, gm_text text);
void gm_tei_attribute(gm_tei_page *page, const char *name, gm_text value);

/* `#ID.LETTERnumber`, without the "#" if `defines`. */
void gm_tei_id(gm_tei_page *page, char letter, uint32_t number, bool defines);

/* ` who="…"` or another attribute that points to a row of "person". */
void gm_tei_person(gm_tei_page *page, const char *attribute, uint32_t row);

/* The same of who speaks; nothing if nobody knows. */
void gm_tei_speaker(gm_tei_page *page, uint32_t quote);

/* `<teiHeader>`, of the document and of the whole corpus.  The former fails with
 * GM_NOMEM alone. */
gm_status gm_tei_header(gm_tei_page *page, gm_error *err);
void gm_tei_corpus_header(gm_buffer *out);

/* The ranges of the document: paragraphs first, and every character that is no white
 * space is in one; then what its layers have.  Sets `losses`.  Fails with GM_NOMEM. */
gm_status gm_tei_ranges(gm_tei_page *page, gm_error *err);

/* The start tag of a piece of a range, and the name of its element. */
void gm_tei_open(gm_tei_page *page, const gm_tei_range *range);
const char *gm_tei_element(const gm_tei_page *page, const gm_tei_range *range);

#endif
