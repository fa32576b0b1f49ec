#include "read/xml_queue.h"

#include <stdarg.h>
#include <stdlib.h>

/* The pieces that are pushed.  They grow while nothing comes of them, since the parser
 * looks again at all of a tag or comment that has no end yet. */
enum { SMALL_PIECE = 4096, LARGE_PIECE = 1 << 20 };

/* Documents of the field nest some thirty elements deep. */
enum { MOST_DEPTH = 200 };

/* ---- The parser's side ------------------------------------------------------- */

gm_xml *gm_xml_new(gm_stream *stream, const gm_xml_parser *type)
{
    gm_xml *xml = calloc(1, sizeof *xml);
    if (!xml)
        return NULL;
    xml->stream = stream;
    xml->type = type;
    xml->piece = SMALL_PIECE;
    gm_failure_init(&xml->reason);
    return xml;
}

bool gm_xml_is_stopped(const gm_xml *xml)
{
    return xml->is_nomem || xml->reason.status != GM_OK;
}

/* Messages quote the file, which may have been written to upset a terminal. */
static void make_one_line(char *message)
{
    size_t len = strlen(message);
    for (size_t i = 0; i < len; i++) {
        if ((uint8_t)message[i] < ' ' || message[i] == 0x7F)
            message[i] = ' ';
    }
    while (len && message[len - 1] == ' ')
        message[--len] = '\0';
}

void gm_xml_stop(gm_xml *xml, const char *format, ...)
{
    va_list arguments;
    if (gm_xml_is_stopped(xml))
        return;
    va_start(arguments, format);
    gm_error_vfail(&xml->reason.error, GM_INPUT, format, arguments);
    va_end(arguments);
    make_one_line(xml->reason.message);
    xml->reason_line = xml->type->line(xml->parser);
}

static bool put(gm_xml *xml, gm_xml_event event)
{
    gm_xml_event *place = gm_xml_is_stopped(xml) ? NULL : GM_PUSH(&xml->events);
    if (!place) {
        xml->is_nomem |= xml->reason.status == GM_OK;
        return false;
    }
    event.line = xml->type->line(xml->parser);
    *place = event;
    return true;
}

char *gm_xml_copy(gm_xml *xml, const char *ptr, size_t len)
{
    char *copy = gm_arena_copy(&xml->arena, ptr, len);
    xml->is_nomem |= !copy;
    return copy;
}

bool gm_xml_put_start(gm_xml *xml, const gm_xml_event *event)
{
    if (xml->depth >= MOST_DEPTH)
        gm_xml_stop(xml, "elements are nested more than %d deep", MOST_DEPTH);
    xml->depth++;
    return put(xml, *event);
}

bool gm_xml_put_end(gm_xml *xml, const char *name, const char *space)
{
    gm_xml_event event = {.kind = GM_XML_END,
                          .name = gm_xml_copy(xml, name, strlen(name)),
                          .space = gm_xml_copy(xml, space, strlen(space))};
    if (xml->depth == 0)
        return !gm_xml_is_stopped(xml);
    xml->depth--;
    return put(xml, event);
}

bool gm_xml_put_text(gm_xml *xml, const char *ptr, size_t len)
{
    gm_xml_event event = {.kind = GM_XML_TEXT,
                          .text = {gm_xml_copy(xml, ptr, len), (uint32_t)len}};
    return put(xml, event);
}

/* ---- The reader's side ------------------------------------------------------- */

static void clear(gm_xml *xml)
{
    xml->events.count = xml->next = 0;
    gm_arena_reset(&xml->arena);
}

/* Pushes the next piece. */
static gm_status feed(gm_xml *xml, gm_error *err)
{
    gm_text bytes;
    clear(xml);
    gm_status status = gm_stream_peek(xml->stream, xml->piece, &bytes, err);
    if (status != GM_OK)
        return status;
    xml->ended = bytes.len < xml->piece;
    if (!xml->ended)
        bytes.len = (uint32_t)xml->piece;
    xml->type->push(xml, xml->parser, bytes, xml->ended);
    gm_stream_skip(xml->stream, bytes.len);
    if (xml->events.count)
        xml->piece = SMALL_PIECE;
    else if (xml->piece < LARGE_PIECE)
        xml->piece *= 2;
    return xml->is_nomem ? gm_error_nomem(err) : GM_OK;
}

static gm_status refuse(gm_xml *xml, gm_error *err)
{
    xml->line = xml->reason_line;
    return gm_fail(err, xml->reason.status, "%s", xml->reason.message);
}

gm_status gm_xml_next(gm_xml *xml, const gm_xml_event **event, gm_error *err)
{
    static const gm_xml_event done = {.kind = GM_XML_DONE, .name = "", .space = ""};
    while (xml->next == xml->events.count) {
        if (xml->reason.status != GM_OK)
            return refuse(xml, err);
        if (xml->ended) {
            *event = &done;
            return GM_OK;
        }
        gm_status status = feed(xml, err);
        if (status != GM_OK)
            return status;
    }
    *event = &xml->events.at[xml->next++];
    xml->line = (*event)->line;
    return GM_OK;
}

uint32_t gm_xml_line(const gm_xml *xml)
{
    return xml->line;
}

void gm_xml_close(gm_xml *xml)
{
    if (!xml)
        return;
    if (xml->parser)
        xml->type->close(xml->parser);
    gm_arena_free(&xml->arena);
    free(xml->events.at);
    free(xml);
}

gm_text gm_xml_value(const gm_xml_event *event, const char *name)
{
    const gm_xml_member *attribute = event->attributes;
    while (attribute && attribute->name && strcmp(attribute->name, name) != 0)
        attribute++;
    return attribute && attribute->name ? attribute->value : (gm_text){"", 0};
}
