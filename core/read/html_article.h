/* Articles cut out of a page that a press database exports: many on one page, each in
 * an element of its own, and within it paragraphs whose elements tell what they are.
 *
 * Which elements those are is a table of the format's (europresse.c, factiva.c). */
#ifndef GM_READ_HTML_ARTICLE_H
#define GM_READ_HTML_ARTICLE_H

#include "base/array.h"
#include "base/buffer.h"
#include "read/xml.h"

/* What a paragraph of an article is. */
typedef enum gm_html_field {
    GM_HTML_OUTSIDE, /* of any article */
    GM_HTML_OTHER,   /* the article, without more being said */
    GM_HTML_LEFT_OUT,
    GM_HTML_PAPER,
    GM_HTML_HEADER,
    GM_HTML_TITLE,
    GM_HTML_AUTHOR,
    GM_HTML_BODY,
    GM_HTML_NUMBER /* the id that the database gives */
} gm_html_field;

/* Elements of a name, and of a class or id, NULL being any, are a field with all that
 * is in them but for elements that have a rule themselves.  The first rule that fits
 * counts. */
typedef struct gm_html_rule {
    const char *element, *class;
    gm_html_field field;
    bool begins_article;
} gm_html_rule;

/* Text without markup, runs of white space being one space (no-break spaces are none of
 * it), and none at its ends.  Never empty. */
typedef struct gm_html_paragraph {
    gm_html_field field;
    gm_span span; /* of the article's text */
} gm_html_paragraph;

typedef struct gm_html_article {
    gm_buffer text;
    GM_ARRAY(gm_html_paragraph) paragraphs;
    uint32_t line; /* of the file */
} gm_html_article;

typedef struct gm_html_articles gm_html_articles;

/* Borrows its arguments. */
gm_status gm_html_articles_open(gm_stream *stream, const gm_html_rule *rules,
                                gm_html_articles **articles, gm_error *err);

/* Valid until the next call; NULL behind the last.  Fails with GM_INPUT at the line
 * that gm_html_articles_line() tells; the page is then at its end. */
gm_status gm_html_articles_next(gm_html_articles *articles, gm_html_article **article,
                                gm_error *err);
uint32_t gm_html_articles_line(const gm_html_articles *articles);

void gm_html_articles_close(gm_html_articles *articles);

#endif
