/* HTML by libxml2's push parser, which mends it as it goes; it is given UTF-8.  It
 * keeps the bytes of the whole page, some three times over for a page of 50 MB; exports
 * are no longer than that. */
#include "read/html_charset.h"
#include "read/xml_errors.h"
#include "read/xml_queue.h"

#include <libxml/HTMLparser.h>

enum { START = 4096 }; /* bytes in which the charset is looked for */

typedef struct parser {
    htmlParserCtxt *context;
    gm_xml *xml;
    gm_html_charset charset;
    char cut[4]; /* of a character that the next piece ends */
    uint32_t cut_len;
    gm_buffer piece, text;
} parser;

/* ---- What the parser calls back with ----------------------------------------- */

static const char *string_of(const xmlChar *string)
{
    return string ? (const char *)string : "";
}

static void go_on_if(parser *self, bool sound)
{
    if (!sound)
        xmlStopParser(self->context);
}

/* Names and values by turns, NULL behind the last; a value may be NULL. */
static const gm_xml_member *attributes_of(gm_xml *xml, const xmlChar **given)
{
    size_t count = 0, size = sizeof(gm_xml_member);
    while (given && given[2 * count])
        count++;
    gm_xml_member *list = gm_arena_alloc(&xml->arena, (count + 1) * size);
    xml->is_nomem |= !list;
    for (size_t i = 0; list && i < count; i++) {
        const char *name = string_of(given[2 * i]);
        const char *value = string_of(given[2 * i + 1]);
        size_t len = strlen(value);
        list[i].name = gm_xml_copy(xml, name, strlen(name));
        list[i].value = (gm_text){gm_xml_copy(xml, value, len), (uint32_t)len};
    }
    return list;
}

static void on_start(void *who, const xmlChar *name, const xmlChar **given)
{
    parser *self = who;
    const char *element = string_of(name);
    gm_xml_event event = {.kind = GM_XML_START,
                          .name = gm_xml_copy(self->xml, element, strlen(element)),
                          .space = "",
                          .attributes = attributes_of(self->xml, given)};
    go_on_if(self, gm_xml_put_start(self->xml, &event));
}

static void on_end(void *who, const xmlChar *name)
{
    parser *self = who;
    go_on_if(self, gm_xml_put_end(self->xml, string_of(name), ""));
}

static void on_text(void *who, const xmlChar *ptr, int len)
{
    parser *self = who;
    go_on_if(self, gm_xml_put_text(self->xml, (const char *)ptr, (size_t)len));
}

/* Scripts and styles. */
static void leave_out(void *who, const xmlChar *ptr, int len)
{
    (void)who, (void)ptr, (void)len;
}

/* Exports are never quite HTML; what is wrong with them is the parser's to mend. */
static void let_pass(void *who, xmlError *error)
{
    (void)who, (void)error;
}

/* ---- The parser -------------------------------------------------------------- */

/* The piece, behind what was left of the one before. */
static void decode(parser *self, gm_text bytes, bool last)
{
    gm_buffer_clear(&self->piece);
    gm_buffer_clear(&self->text);
    gm_buffer_add(&self->piece, self->cut, self->cut_len);
    gm_buffer_add(&self->piece, bytes.ptr, bytes.len);
    if (self->piece.failed)
        return;
    gm_text all = {self->piece.ptr, (uint32_t)self->piece.len};
    size_t used = gm_html_decode(self->charset, all, last, &self->text);
    self->cut_len = all.len - (uint32_t)used;
    if (self->cut_len)
        memcpy(self->cut, all.ptr + used, self->cut_len);
}

static void push(gm_xml *xml, void *who, gm_text bytes, bool last)
{
    parser *self = who;
    decode(self, bytes, last);
    if (self->piece.failed || self->text.failed) {
        xml->is_nomem = true;
        return;
    }
    const char *text = self->text.len ? self->text.ptr : "";
    gm_xml_errors before = gm_xml_errors_set((gm_xml_errors){let_pass, NULL});
    htmlParseChunk(self->context, text, (int)self->text.len, last);
    gm_xml_errors_set(before);
}

static uint32_t line(const void *who)
{
    const parser *self = who;
    return self->context && self->context->input ? (uint32_t)self->context->input->line
                                                 : 0;
}

static void close_parser(void *who)
{
    parser *self = who;
    if (self->context) {
        xmlFreeDoc(self->context->myDoc);
        htmlFreeParserCtxt(self->context);
    }
    gm_buffer_free(&self->piece);
    gm_buffer_free(&self->text);
    free(self);
}

static const gm_xml_parser type = {push, line, close_parser};

static htmlParserCtxt *new_context(parser *self)
{
    htmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                              .startElement = on_start,
                              .endElement = on_end,
                              .characters = on_text,
                              .ignorableWhitespace = on_text,
                              .cdataBlock = leave_out,
                              .serror = let_pass};
    htmlParserCtxt *context =
        htmlCreatePushParserCtxt(&handler, self, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (context)
        htmlCtxtUseOptions(context, HTML_PARSE_RECOVER | HTML_PARSE_NONET |
                                        HTML_PARSE_NOIMPLIED | HTML_PARSE_IGNORE_ENC);
    return context;
}

/* libxml2 ends with the first element that is open alone, be there ever so much behind
 * it: a page without <body>, or two exports in one file.  In a body of ours, theirs are
 * misplaced tags, which it passes over. */
static void open_body(parser *self)
{
    static const char tags[] = "<html><body>";
    htmlParseChunk(self->context, tags, sizeof tags - 1, false);
}

static gm_status check_charset(gm_stream *stream, gm_html_charset *charset,
                               gm_error *err)
{
    gm_text start;
    gm_status status = gm_stream_peek(stream, START, &start, err);
    if (status != GM_OK)
        return status;
    start.len = start.len < START ? start.len : START;
    *charset = gm_html_find_charset(start);
    if (*charset == GM_HTML_UNKNOWN)
        return gm_fail(err, GM_INPUT,
                       "the page is neither in UTF-8 nor in windows-1252: convert it, "
                       "for example with iconv, and its <meta charset> with it");
    if (start.len >= 3 && memcmp(start.ptr, "\xEF\xBB\xBF", 3) == 0)
        gm_stream_skip(stream, 3);
    return GM_OK;
}

gm_status gm_html_open(gm_stream *stream, gm_xml **opened, gm_error *err)
{
    gm_html_charset charset;
    gm_status status = check_charset(stream, &charset, err);
    if (status != GM_OK)
        return status;
    xmlInitParser(); /* once for the process; libxml2 guards it with a lock */
    gm_xml *xml = gm_xml_new(stream, &type);
    parser *self = xml ? calloc(1, sizeof *self) : NULL;
    if (self) {
        *self = (parser){.xml = xml, .charset = charset};
        xml->parser = self;
        self->context = new_context(self);
    }
    if (!self || !self->context) {
        gm_xml_close(xml);
        return gm_error_nomem(err);
    }
    open_body(self);
    *opened = xml;
    return GM_OK;
}
