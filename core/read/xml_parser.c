/* XML by libxml2's push parser, with callbacks of our own.
 *
 * Why not xmlTextReader: it shows a DOCTYPE only once it was read, with the start tag
 * behind it, and it keeps entities.  Here the declaration of an entity ends the
 * reading, so that none can be expanded; and where there is no handler, libxml2 loads
 * nothing, be it an external subset or an external entity.  No state of the process is
 * changed, such as its entity loader, which is a matter of the program that embeds us.
 */
#include "read/xml_errors.h"
#include "read/xml_queue.h"

#include <libxml/parser.h>

static const char include_space[] = "http://www.w3.org/2001/XInclude";

static const char *string_of(const xmlChar *string)
{
    return string ? (const char *)string : "";
}

/* ---- What the parser calls back with ----------------------------------------- */

typedef struct parser {
    xmlParserCtxt *context;
    gm_xml *xml;
} parser;

static void go_on_if(parser *self, bool sound)
{
    if (!sound)
        xmlStopParser(self->context);
}

/* "id" or "xml:id". */
static const char *name_of(gm_xml *xml, const xmlChar *prefix, const xmlChar *name)
{
    size_t before = prefix ? strlen(string_of(prefix)) + 1 : 0;
    size_t len = strlen(string_of(name));
    char *joined = gm_arena_alloc(&xml->arena, before + len + 1);
    xml->is_nomem |= !joined;
    if (!joined)
        return NULL;
    if (before) {
        memcpy(joined, prefix, before - 1);
        joined[before - 1] = ':';
    }
    memcpy(joined + before, string_of(name), len);
    return joined;
}

/* libxml2 gives five pointers for each: name, prefix, namespace, begin and end. */
static const gm_xml_member *attributes_of(gm_xml *xml, int count, const xmlChar **given)
{
    size_t size = sizeof(gm_xml_member);
    gm_xml_member *list = gm_arena_alloc(&xml->arena, ((size_t)count + 1) * size);
    xml->is_nomem |= !list;
    for (int i = 0; list && i < count; i++, given += 5) {
        size_t len = (size_t)(given[4] - given[3]);
        list[i].name = name_of(xml, given[1], given[0]);
        list[i].value =
            (gm_text){gm_xml_copy(xml, (const char *)given[3], len), (uint32_t)len};
    }
    return list;
}

static void on_start(void *who, const xmlChar *name, const xmlChar *prefix,
                     const xmlChar *space, int spaces, const xmlChar **declared,
                     int count, int defaulted, const xmlChar **given)
{
    parser *self = who;
    gm_xml *xml = self->xml;
    (void)prefix, (void)spaces, (void)declared, (void)defaulted;
    if (strcmp(string_of(space), include_space) == 0)
        gm_xml_stop(xml, "XInclude is not read: put what is included into the file");
    const char *uri = string_of(space), *local = string_of(name);
    gm_xml_event event = {.kind = GM_XML_START,
                          .name = gm_xml_copy(xml, local, strlen(local)),
                          .space = gm_xml_copy(xml, uri, strlen(uri)),
                          .attributes = attributes_of(xml, count, given)};
    go_on_if(self, gm_xml_put_start(xml, &event));
}

static void on_end(void *who, const xmlChar *name, const xmlChar *prefix,
                   const xmlChar *space)
{
    parser *self = who;
    (void)prefix;
    go_on_if(self, gm_xml_put_end(self->xml, string_of(name), string_of(space)));
}

static void on_text(void *who, const xmlChar *ptr, int len)
{
    parser *self = who;
    go_on_if(self, gm_xml_put_text(self->xml, (const char *)ptr, (size_t)len));
}

static void refuse_entity(parser *self, const xmlChar *name)
{
    gm_xml_stop(self->xml,
                "the DOCTYPE declares an entity, \"%s\": write what it stands for "
                "where it is used, and take the declaration out",
                string_of(name));
    xmlStopParser(self->context);
}

static void on_entity(void *who, const xmlChar *name, int type, const xmlChar *public,
                      const xmlChar *system, xmlChar *content)
{
    (void)type, (void)public, (void)system, (void)content;
    refuse_entity(who, name);
}

static void on_unparsed_entity(void *who, const xmlChar *name, const xmlChar *public,
                               const xmlChar *system, const xmlChar *notation)
{
    (void)public, (void)system, (void)notation;
    refuse_entity(who, name);
}

static xmlEntity *find_entity(void *who, const xmlChar *name)
{
    (void)who;
    return xmlGetPredefinedEntity(name);
}

/* Of an entity that a DTD outside of the file would declare. */
static void on_reference(void *who, const xmlChar *name)
{
    parser *self = who;
    gm_xml_stop(self->xml,
                "the entity \"&%s;\" is declared outside of the file, which is not "
                "looked at: write the character",
                string_of(name));
    xmlStopParser(self->context);
}

/* Errors that are not fatal, such as a prefix without namespace, are let pass. */
static void on_error(void *who, xmlError *error)
{
    parser *self = who;
    if (error->level == XML_ERR_FATAL)
        gm_xml_stop(self->xml, "this is no well-formed XML: %s", error->message);
}

/* ---- The parser -------------------------------------------------------------- */

static void push(gm_xml *xml, void *who, gm_text bytes, bool last)
{
    parser *self = who;
    gm_xml_errors before = gm_xml_errors_set((gm_xml_errors){on_error, self});
    if (xmlParseChunk(self->context, bytes.ptr, (int)bytes.len, last) != 0)
        gm_xml_stop(xml, "this is no well-formed XML");
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
        xmlFreeParserCtxt(self->context);
    }
    free(self);
}

static const gm_xml_parser type = {push, line, close_parser};

/* XML_SAX2_MAGIC makes libxml2 call the handlers that know of namespaces, and the one
 * for errors rather than print them. */
static xmlParserCtxt *new_context(parser *self, gm_text start)
{
    xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                             .startElementNs = on_start,
                             .endElementNs = on_end,
                             .characters = on_text,
                             .ignorableWhitespace = on_text,
                             .cdataBlock = on_text,
                             .entityDecl = on_entity,
                             .unparsedEntityDecl = on_unparsed_entity,
                             .getEntity = find_entity,
                             .reference = on_reference,
                             .serror = on_error};
    gm_xml_errors before = gm_xml_errors_set((gm_xml_errors){on_error, self});
    xmlParserCtxt *context =
        xmlCreatePushParserCtxt(&handler, self, start.ptr, (int)start.len, NULL);
    gm_xml_errors_set(before);
    if (context)
        xmlCtxtUseOptions(context, XML_PARSE_NONET);
    return context;
}

/* The parser tells the encoding by the first four bytes, if it is made with them. */
gm_status gm_xml_open(gm_stream *stream, gm_xml **opened, gm_error *err)
{
    enum { MARK = 4 };
    gm_text start;
    gm_status status = gm_stream_peek(stream, MARK, &start, err);
    if (status != GM_OK)
        return status;
    start.len = start.len < MARK ? 0 : MARK;
    xmlInitParser(); /* once for the process; libxml2 guards it with a lock */
    gm_xml *xml = gm_xml_new(stream, &type);
    parser *self = xml ? calloc(1, sizeof *self) : NULL;
    if (self) {
        xml->parser = self;
        self->xml = xml;
        self->context = new_context(self, start);
    }
    if (!self || !self->context) {
        gm_xml_close(xml);
        return gm_error_nomem(err);
    }
    gm_stream_skip(stream, start.len);
    *opened = xml;
    return GM_OK;
}
