#include "read/html_article.h"

#include <stdlib.h>

/* An element that is open. */
typedef struct element {
    gm_html_field field; /* of text in it */
    bool is_article;
} element;

struct gm_html_articles {
    const gm_html_rule *rules;
    gm_xml *xml;
    GM_ARRAY(element) open;
    gm_html_article article;
    bool collecting; /* an article is open */
    bool again;      /* the last event is to be looked at once more */
    const gm_xml_event *event;
    uint32_t begin; /* of the paragraph at hand, in the article's text */
    bool space;     /* before the next character of it */
};

typedef struct gm_html_articles reader;

/* ---- Rules ------------------------------------------------------------------- */

/* Elements that are no part of a line of text (HTML 4.01, section 7.5.3, and HTML 5's
 * own); <br> is one of them, since databases end paragraphs with it. */
static const char *const blocks[] = {
    "p",       "div",    "br",      "h1",     "h2",    "h3",         "h4",         "h5",
    "h6",      "ul",     "ol",      "li",     "table", "tr",         "td",         "th",
    "section", "header", "article", "footer", "aside", "pre",        "blockquote", "dl",
    "dt",      "dd",     "figure",  "hr",     "small", "figcaption", NULL};

static bool is_block(const char *name)
{
    uint32_t i = 0;
    while (blocks[i] && strcmp(blocks[i], name) != 0)
        i++;
    return blocks[i] != NULL;
}

static bool is_white(char byte)
{
    return memchr(" \t\r\n\f", byte, 5) != NULL;
}

/* Whether a list of classes, separated by white space, has this one. */
static bool has_class(gm_text classes, const char *class)
{
    for (uint32_t at = 0, begin; at < classes.len;) {
        while (at < classes.len && is_white(classes.ptr[at]))
            at++;
        for (begin = at; at < classes.len && !is_white(classes.ptr[at]);)
            at++;
        if (gm_text_is((gm_text){classes.ptr + begin, at - begin}, class))
            return true;
    }
    return false;
}

static const gm_html_rule *rule_for(const reader *in, const gm_xml_event *event)
{
    gm_text classes = gm_xml_value(event, "class"), id = gm_xml_value(event, "id");
    for (const gm_html_rule *rule = in->rules; rule->field; rule++) {
        if ((!rule->element || strcmp(rule->element, event->name) == 0) &&
            (!rule->class || has_class(classes, rule->class) ||
             gm_text_is(id, rule->class)))
            return rule;
    }
    return NULL;
}

/* ---- Paragraphs -------------------------------------------------------------- */

static gm_html_field field_at(const reader *in)
{
    return in->open.count ? in->open.at[in->open.count - 1].field : GM_HTML_OUTSIDE;
}

/* Only no-break spaces are in it, which databases write to keep paragraphs apart. */
static bool is_blank(gm_text text)
{
    while (text.len >= 2 && memcmp(text.ptr, "\xC2\xA0", 2) == 0)
        text = (gm_text){text.ptr + 2, text.len - 2};
    return text.len == 0;
}

static gm_status end_paragraph(reader *in, gm_error *err)
{
    gm_html_article *article = &in->article;
    gm_span span = {in->begin, (uint32_t)article->text.len};
    in->space = false;
    if (article->text.failed)
        return gm_error_nomem(err);
    if (span.begin == span.end ||
        is_blank((gm_text){article->text.ptr + span.begin, span.end - span.begin})) {
        article->text.len = in->begin;
        return GM_OK;
    }
    gm_html_paragraph *place = GM_PUSH(&article->paragraphs);
    if (!place)
        return gm_error_nomem(err);
    *place = (gm_html_paragraph){field_at(in), span};
    in->begin = span.end;
    return GM_OK;
}

static gm_status add_text(reader *in, gm_text text, gm_error *err)
{
    gm_buffer *into = &in->article.text;
    if (!in->collecting)
        return GM_OK;
    if (into->len + text.len > INT32_MAX)
        return gm_fail(err, GM_INPUT, "an article is longer than %d bytes", INT32_MAX);
    for (uint32_t i = 0; i < text.len; i++) {
        if (is_white(text.ptr[i])) {
            in->space = into->len > in->begin;
            continue;
        }
        if (in->space)
            gm_buffer_put(into, ' ');
        in->space = false;
        gm_buffer_put(into, text.ptr[i]);
    }
    return into->failed ? gm_error_nomem(err) : GM_OK;
}

/* ---- Elements ---------------------------------------------------------------- */

static void begin_article(reader *in)
{
    gm_html_article *article = &in->article;
    gm_buffer_clear(&article->text);
    article->paragraphs.count = 0;
    article->line = in->event->line;
    in->collecting = true;
    in->space = false;
    in->begin = 0;
}

/* What is still open of an article that another one begins in. */
static void leave_article(reader *in)
{
    in->collecting = false;
    for (uint32_t i = 0; i < in->open.count; i++)
        in->open.at[i] = (element){GM_HTML_OUTSIDE, false};
}

/* `whole`: an article ended before this one, which is to be looked at again. */
static gm_status start_element(reader *in, bool *whole, gm_error *err)
{
    const gm_html_rule *rule = rule_for(in, in->event);
    bool begins = rule && rule->begins_article;
    gm_html_field field = rule ? rule->field : field_at(in);
    bool breaks = begins || field != field_at(in) || is_block(in->event->name);
    gm_status status = breaks ? end_paragraph(in, err) : GM_OK;
    if (status != GM_OK)
        return status;
    if (begins && in->collecting) {
        *whole = in->again = true;
        leave_article(in);
        return GM_OK;
    }
    if (begins)
        begin_article(in);
    element *place = GM_PUSH(&in->open);
    if (!place)
        return gm_error_nomem(err);
    *place = (element){in->collecting ? field : GM_HTML_OUTSIDE, begins};
    return GM_OK;
}

/* The element around the last one is of another field. */
static bool is_end_of_field(const reader *in)
{
    uint32_t last = in->open.count - 1;
    return last == 0 || in->open.at[last].field != in->open.at[last - 1].field;
}

static gm_status end_element(reader *in, bool *whole, gm_error *err)
{
    if (in->open.count == 0)
        return GM_OK;
    gm_status status = is_block(in->event->name) || is_end_of_field(in)
                           ? end_paragraph(in, err)
                           : GM_OK;
    if (status != GM_OK)
        return status;
    *whole = in->open.at[--in->open.count].is_article;
    if (*whole)
        in->collecting = false;
    return GM_OK;
}

static gm_status take_event(reader *in, bool *whole, gm_error *err)
{
    switch (in->event->kind) {
    case GM_XML_START:
        return start_element(in, whole, err);
    case GM_XML_END:
        return end_element(in, whole, err);
    case GM_XML_TEXT:
        return add_text(in, in->event->text, err);
    default:
        *whole = in->collecting;
        in->collecting = false;
        return end_paragraph(in, err);
    }
}

/* ---- Reading ----------------------------------------------------------------- */

gm_status gm_html_articles_open(gm_stream *stream, const gm_html_rule *rules,
                                gm_html_articles **articles, gm_error *err)
{
    reader *in = calloc(1, sizeof *in);
    if (!in)
        return gm_error_nomem(err);
    in->rules = rules;
    gm_status status = gm_html_open(stream, &in->xml, err);
    if (status == GM_OK)
        *articles = in;
    else
        free(in);
    return status;
}

gm_status gm_html_articles_next(gm_html_articles *in, gm_html_article **article,
                                gm_error *err)
{
    bool whole = false, done = false;
    while (!whole && !done) {
        gm_status status = in->again ? GM_OK : gm_xml_next(in->xml, &in->event, err);
        in->again = false;
        if (status == GM_OK)
            status = take_event(in, &whole, err);
        if (status != GM_OK)
            return status;
        done = in->event->kind == GM_XML_DONE;
    }
    *article = whole ? &in->article : NULL;
    return GM_OK;
}

uint32_t gm_html_articles_line(const gm_html_articles *in)
{
    return gm_xml_line(in->xml);
}

void gm_html_articles_close(gm_html_articles *in)
{
    if (!in)
        return;
    gm_xml_close(in->xml);
    gm_buffer_free(&in->article.text);
    free(in->article.paragraphs.at);
    free(in->open.at);
    free(in);
}
