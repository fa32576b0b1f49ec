/* Documents of the articles of an exported page; what Europresse and Factiva share. */
#ifndef GM_READ_HTML_EXPORT_H
#define GM_READ_HTML_EXPORT_H

#include "read/format.h"
#include "read/html_article.h"

/* What a format has to tell. */
typedef struct gm_html_export {
    const char *name;          /* for messages: "Europresse" */
    const gm_html_rule *rules; /* ends with {0} */
    /* If no paragraph is GM_HTML_BODY, those are that are GM_HTML_OTHER. */
    bool rest_is_body;
    /* Adds the document's meta, and makes GM_HTML_LEFT_OUT of paragraphs that are no
     * part of the text; `id` is an empty buffer.  Fails with GM_NOMEM alone. */
    gm_status (*read_fields)(gm_html_article *article, gm_document *document,
                             gm_buffer *id);
} gm_html_export;

/* What the functions of a gm_read_format call.  The text of a document is its title and
 * its paragraphs, an empty line between them: headlines have quotes of their own.  A
 * title that the first paragraph repeats stands once. */
gm_status gm_html_export_open(const gm_html_export *format, const gm_input *input,
                              void **reader, gm_error *err);
gm_status gm_html_export_next(void *reader, gm_document *document, bool *end,
                              uint32_t *line, gm_error *err);
void gm_html_export_close(void *reader);

static inline gm_text gm_html_text(const gm_html_article *article, uint32_t i)
{
    gm_span span = article->paragraphs.at[i].span;
    return (gm_text){article->text.ptr + span.begin, span.end - span.begin};
}

/* The first paragraph of the field; empty if there is none. */
gm_text gm_html_first(const gm_html_article *article, gm_html_field field);

/* Whether the text begins with `words`, typographic apostrophes and no-break spaces
 * being as good as plain ones. */
bool gm_html_begins(gm_text text, const char *words);

/* Adds the author without the "Par" before the name. */
gm_status gm_html_add_author(gm_document *document, gm_text author);

/* Leaves out the last paragraphs of the body, as long as they begin with one of the
 * beginnings, which end with NULL. */
void gm_html_leave_out_last(gm_html_article *article, const char *const *beginnings);

/* Whether a file that begins with these bytes is markup, and has one of the marks,
 * which end with NULL. */
bool gm_html_has_mark(gm_text start, const char *const *marks);

#endif
