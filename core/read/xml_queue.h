/* What stands between a parser, which calls back, and a reader, which pulls: the events
 * of one piece of the file. */
#ifndef GM_READ_XML_QUEUE_H
#define GM_READ_XML_QUEUE_H

#include "base/arena.h"
#include "base/array.h"
#include "read/xml.h"

/* A library's parser.  It adds to the queue that it was made with. */
typedef struct gm_xml_parser {
    /* `last`: nothing comes behind these bytes. */
    void (*push)(gm_xml *xml, void *parser, gm_text bytes, bool last);
    uint32_t (*line)(const void *parser);
    void (*close)(void *parser);
} gm_xml_parser;

struct gm_xml {
    gm_stream *stream;
    const gm_xml_parser *type;
    void *parser;
    size_t piece; /* bytes to be pushed next */
    GM_ARRAY(gm_xml_event) events;
    uint32_t next;     /* event to be pulled */
    gm_arena arena;    /* what events point to */
    uint32_t depth;    /* elements open where the parser stands */
    uint32_t line;     /* of the event that was pulled last */
    bool ended;        /* all bytes were pushed */
    bool is_nomem;     /* an event was lost */
    gm_failure reason; /* why the parser was stopped, if it has a status */
    uint32_t reason_line;
};

/* Takes over the parser; NULL if it is NULL or memory ran out. */
gm_xml *gm_xml_new(gm_stream *stream, const gm_xml_parser *type);

/* What parsers call back with; each is without effect once there is a reason to stop.
 * They return whether the parser is to go on. */
bool gm_xml_put_start(gm_xml *xml, const gm_xml_event *event);
bool gm_xml_put_end(gm_xml *xml, const char *name, const char *space);
bool gm_xml_put_text(gm_xml *xml, const char *ptr, size_t len);

/* Memory for what an event of gm_xml_put_start() points to. */
char *gm_xml_copy(gm_xml *xml, const char *ptr, size_t len);

/* No more events; the first reason counts. */
void gm_xml_stop(gm_xml *xml, const char *format, ...) GM_PRINTF(2, 3);
bool gm_xml_is_stopped(const gm_xml *xml);

#endif
