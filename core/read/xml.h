/* XML and HTML as a row of events, pulled one by one out of a stream of bytes.
 *
 * The parser is libxml2's, pushed a piece of the file at a time, so that memory holds
 * the events of one piece and no tree.  What a file could do to its reader it cannot do
 * here: nothing is opened or loaded, no entity is expanded, elements nest to a depth
 * that is bounded.  One thread at a time. */
#ifndef GM_READ_XML_H
#define GM_READ_XML_H

#include "base/error.h"
#include "io/stream.h"

typedef struct gm_xml gm_xml;

typedef enum gm_xml_kind {
    GM_XML_START,
    GM_XML_END,
    GM_XML_TEXT, /* the text between two tags may come in several pieces */
    GM_XML_DONE  /* behind the last */
} gm_xml_kind;

typedef struct gm_xml_member {
    const char *name; /* with its prefix: "xml:id"; NULL behind the last */
    gm_text value;
} gm_xml_member;

/* Valid until the next call of gm_xml_next(). */
typedef struct gm_xml_event {
    gm_xml_kind kind;
    uint32_t line;     /* of the file, from 1 */
    const char *name;  /* of an element, without prefix; in lower case if HTML */
    const char *space; /* its namespace; "": none */
    const gm_xml_member *attributes; /* of GM_XML_START */
    gm_text text;                    /* valid UTF-8 */
} gm_xml_event;

/* Both borrow the stream.  XML that declares entities, or includes other files, is
 * refused where it does.  HTML is never refused but for its depth; its elements are
 * closed as browsers do. */
gm_status gm_xml_open(gm_stream *stream, gm_xml **xml, gm_error *err);
gm_status gm_html_open(gm_stream *stream, gm_xml **xml, gm_error *err);

/* Starts and ends are balanced up to a failure.  Fails with GM_INPUT, the message being
 * without the line, which gm_xml_line() tells; the file is then at its end. */
gm_status gm_xml_next(gm_xml *xml, const gm_xml_event **event, gm_error *err);

/* Of the last event, or of what gm_xml_next() failed at. */
uint32_t gm_xml_line(const gm_xml *xml);

void gm_xml_close(gm_xml *xml);

/* The value of an attribute; empty if there is none. */
gm_text gm_xml_value(const gm_xml_event *event, const char *name);

static inline bool gm_text_is(gm_text text, const char *string)
{
    uint32_t at = 0;
    while (at < text.len && string[at] && text.ptr[at] == string[at])
        at++;
    return at == text.len && !string[at];
}

#endif
