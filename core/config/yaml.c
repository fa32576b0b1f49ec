/* Drives libyaml's parser event by event, because its document loader would expand
 * aliases and lose what is wrong after the first error.
 *
 * A node that breaks the subset is reported and its children are still read, so that
 * their problems are told too. */
#include "config/yaml.h"

#include "base/error.h"
#include "text/utf8.h"

#include <string.h>
#include <yaml.h>

enum { DEEPEST = 16, LARGEST_FILE = 64 * 1024 };

typedef struct yaml_reader {
    yaml_parser_t parser;
    yaml_event_t event; /* the current one; none if `parser` is at its end */
    const char *file;
    gm_text text;
    gm_arena *arena;
    gm_problems *problems;
    gm_status status; /* GM_NOMEM, or GM_CONFIG after a syntax error */
} yaml_reader;

/* ---- Places ------------------------------------------------------------------ */

static gm_position position_of(const yaml_reader *reader, yaml_mark_t mark)
{
    return (gm_position){reader->file, (uint32_t)mark.line + 1,
                         (uint32_t)mark.column + 1};
}

/* The place of a byte; what stands before it is valid UTF-8. */
static gm_position position_of_byte(const yaml_reader *reader, size_t byte)
{
    gm_position at = {reader->file, 1, 1};
    const char *line = reader->text.ptr, *end = line + byte, *feed;
    while (line < end && (feed = memchr(line, '\n', (size_t)(end - line))) != NULL) {
        at.line++;
        line = feed + 1;
    }
    at.column = (uint32_t)gm_utf8_count(line, (size_t)(end - line)) + 1;
    return at;
}

/* Where the line `line`, counted from 0, begins. */
static gm_text find_line(gm_text text, size_t line)
{
    const char *ptr = text.ptr, *end = text.ptr + text.len;
    while (line-- > 0 && ptr < end) {
        const char *feed = memchr(ptr, '\n', (size_t)(end - ptr));
        ptr = feed ? feed + 1 : end;
    }
    const char *feed = memchr(ptr, '\n', (size_t)(end - ptr));
    return (gm_text){ptr, (uint32_t)((feed ? feed : end) - ptr)};
}

static bool indents_with_tab(gm_text line)
{
    uint32_t at = 0;
    while (at < line.len && line.ptr[at] == ' ')
        at++;
    return at < line.len && line.ptr[at] == '\t';
}

/* ---- Syntax errors ----------------------------------------------------------- */

/* What libyaml says of the mistakes that people make, and what it should have said. */
static const struct {
    const char *problem, *message;
} plainer[] = {
    {"found unexpected end of stream",
     "this quote is never closed\n  put the same quote mark at the end of the value"},
    {"found unknown escape character",
     "unknown escape in double quotes\n  write \"\\\\\" for a backslash, or use single "
     "quotes"},
    {"did not find expected '-' indicator",
     "bad indentation of this list\n  all entries of a list begin with \"- \" in the "
     "same column"},
    {"did not find expected key",
     "this does not fit what stands above it\n  check the indentation: keys of one "
     "stage begin in the same column, with spaces"},
    {"mapping values are not allowed in this context",
     "\": \" is not allowed here\n  check the indentation, and that each \":\" above "
     "is followed by a space; or put quotes around a value that contains \": \""},
    {"block sequence entries are not allowed in this context",
     "a list entry is not allowed here\n  put \"- \" on a line of its own, in the "
     "column "
     "of the other entries"},
    {"could not find expected ':'",
     "this is neither an entry nor a \"key: value\"\n  check the indentation, and that "
     "\":\" is followed by a space"},
    {"did not find expected ',' or ']'", "this \"[\" is never closed\n  separate its "
                                         "values by \",\" and end them by \"]\""},
    {"did not find expected ',' or '}'",
     "this \"{\" is never closed\n  separate its options by \",\" and end them by "
     "\"}\""},
    {"control characters are not allowed",
     "control characters are not allowed\n  leave it out, or write it as an escape in "
     "double quotes"},
};

static const char *find_plainer(const char *problem)
{
    for (size_t i = 0; i < sizeof plainer / sizeof *plainer; i++) {
        if (strcmp(plainer[i].problem, problem) == 0)
            return plainer[i].message;
    }
    return NULL;
}

/* An unclosed quote or bracket is shown where it opens: that is libyaml's context. */
static yaml_mark_t place_of_error(const yaml_parser_t *parser)
{
    static const char *const at_context[] = {"found unexpected end of stream",
                                             "did not find expected ',' or ']'",
                                             "did not find expected ',' or '}'"};
    for (size_t i = 0; i < sizeof at_context / sizeof *at_context; i++) {
        if (parser->context && strcmp(parser->problem, at_context[i]) == 0)
            return parser->context_mark;
    }
    return parser->problem_mark;
}

static void report_syntax(yaml_reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    reader->status = parser->error == YAML_MEMORY_ERROR ? GM_NOMEM : GM_CONFIG;
    if (reader->status == GM_NOMEM)
        return;
    yaml_mark_t mark = place_of_error(parser);
    gm_position at = parser->error == YAML_READER_ERROR
                         ? position_of_byte(reader, parser->problem_offset)
                         : position_of(reader, mark);
    const char *message = find_plainer(parser->problem);
    if (parser->error != YAML_READER_ERROR &&
        indents_with_tab(find_line(reader->text, mark.line)))
        gm_problems_add(reader->problems, at,
                        "a tab cannot indent\n  use spaces at the beginning of lines");
    else if (message)
        gm_problems_add(reader->problems, at, "%s", message);
    else
        gm_problems_add(reader->problems, at, "this is not YAML: %s%s%s",
                        parser->context ? parser->context : "",
                        parser->context ? ", " : "", parser->problem);
}

/* ---- Events ------------------------------------------------------------------ */

/* Moves to the next event; false after an error, which is reported. */
static bool advance(yaml_reader *reader)
{
    yaml_event_delete(&reader->event);
    memset(&reader->event, 0, sizeof reader->event);
    if (reader->status != GM_OK)
        return false;
    if (yaml_parser_parse(&reader->parser, &reader->event))
        return true;
    report_syntax(reader);
    return false;
}

static void refuse(yaml_reader *reader, const char *message)
{
    gm_problems_add(reader->problems, position_of(reader, reader->event.start_mark),
                    "%s", message);
}

static void refuse_decoration(yaml_reader *reader, const void *anchor, const void *tag)
{
    if (anchor)
        refuse(reader,
               "anchors (\"&\") are not supported\n  write the value out, or put "
               "quotes around it");
    if (tag)
        refuse(reader, "tags (\"!\") are not supported\n  leave it out, or put quotes "
                       "around the value");
}

static gm_yaml_node *new_node(yaml_reader *reader, gm_yaml_kind kind)
{
    gm_yaml_node *node = gm_arena_alloc(reader->arena, sizeof *node);
    if (!node) {
        reader->status = GM_NOMEM;
        return NULL;
    }
    gm_position at = position_of(reader, reader->event.start_mark);
    node->kind = kind;
    node->line = at.line;
    node->column = at.column;
    node->text = "";
    return node;
}

static void add_child(gm_yaml_node *parent, gm_yaml_node *child)
{
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

/* ---- Nodes ------------------------------------------------------------------- */

static gm_yaml_node *read_scalar(yaml_reader *reader)
{
    const char *value = (const char *)reader->event.data.scalar.value;
    size_t len = reader->event.data.scalar.length;
    refuse_decoration(reader, reader->event.data.scalar.anchor,
                      reader->event.data.scalar.tag);
    if (memchr(value, '\0', len))
        refuse(reader,
               "a value cannot contain a NUL character\n  leave out the \"\\0\"");
    gm_yaml_node *node = new_node(reader, GM_YAML_SCALAR);
    if (!node)
        return NULL;
    node->empty =
        len == 0 && reader->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    node->text = gm_arena_copy(reader->arena, value, len);
    if (!node->text)
        reader->status = GM_NOMEM;
    return node;
}

static gm_yaml_node *read_node(yaml_reader *reader, unsigned depth);

static gm_yaml_node *read_sequence(yaml_reader *reader, unsigned depth)
{
    refuse_decoration(reader, reader->event.data.sequence_start.anchor,
                      reader->event.data.sequence_start.tag);
    gm_yaml_node *node = new_node(reader, GM_YAML_SEQUENCE);
    while (node && advance(reader) && reader->event.type != YAML_SEQUENCE_END_EVENT) {
        gm_yaml_node *child = read_node(reader, depth + 1);
        if (child)
            add_child(node, child);
    }
    return node;
}

static void refuse_duplicate(yaml_reader *reader, const gm_yaml_node *mapping,
                             const gm_yaml_node *key)
{
    for (const gm_yaml_node *child = mapping->first; child; child = child->next) {
        if (strcmp(child->key->text, key->text) != 0)
            continue;
        gm_problems_add(
            reader->problems, (gm_position){reader->file, key->line, key->column},
            "\"%s\" is here twice\n  it is already on line %u; leave one of "
            "them out",
            key->text, child->key->line);
        return;
    }
}

static gm_yaml_node *read_mapping(yaml_reader *reader, unsigned depth)
{
    refuse_decoration(reader, reader->event.data.mapping_start.anchor,
                      reader->event.data.mapping_start.tag);
    gm_yaml_node *node = new_node(reader, GM_YAML_MAPPING);
    while (node && advance(reader) && reader->event.type != YAML_MAPPING_END_EVENT) {
        gm_yaml_node *key = read_node(reader, depth + 1);
        gm_yaml_node *value = advance(reader) ? read_node(reader, depth + 1) : NULL;
        if (!key || !value)
            continue;
        if (key->told) {
            node->told = true;
            continue;
        }
        if (key->kind != GM_YAML_SCALAR) {
            gm_problems_add(reader->problems,
                            (gm_position){reader->file, key->line, key->column},
                            "a key must be a single value\n  write \"key: value\"");
            node->told = true;
            continue;
        }
        refuse_duplicate(reader, node, key);
        value->key = key;
        add_child(node, value);
    }
    return node;
}

/* Stands where a node would be, so that what is around it can be read. */
static gm_yaml_node *refused_node(yaml_reader *reader)
{
    gm_yaml_node *node = new_node(reader, GM_YAML_SCALAR);
    if (node)
        node->told = true;
    return node;
}

/* The node of the current event, up to its last event; NULL if it cannot be read.  Too
 * deep a nesting ends the reading: nothing below it can be of use. */
static gm_yaml_node *read_node(yaml_reader *reader, unsigned depth)
{
    if (reader->status != GM_OK)
        return NULL;
    if (depth > DEEPEST) {
        refuse(reader,
               "nested too deeply\n  a pipeline file has stages, their options, "
               "and nothing below");
        reader->status = GM_CONFIG;
        return NULL;
    }
    switch (reader->event.type) {
    case YAML_SCALAR_EVENT:
        return read_scalar(reader);
    case YAML_SEQUENCE_START_EVENT:
        return read_sequence(reader, depth);
    case YAML_MAPPING_START_EVENT:
        return read_mapping(reader, depth);
    case YAML_ALIAS_EVENT:
        refuse(reader,
               "aliases (\"*\") are not supported\n  write the value out, or put "
               "quotes around it");
        return refused_node(reader);
    default:
        return NULL;
    }
}

static gm_yaml_node *read_stream(yaml_reader *reader)
{
    gm_yaml_node *root = NULL;
    bool started = false;
    while (advance(reader) && reader->event.type != YAML_STREAM_END_EVENT) {
        if (reader->event.type != YAML_DOCUMENT_START_EVENT)
            continue;
        if (started) {
            refuse(reader, "a second document begins here\n  a pipeline file has one: "
                           "leave out the \"---\"");
            break;
        }
        started = true;
        if (advance(reader))
            root = read_node(reader, 0);
    }
    return reader->status == GM_OK ? root : NULL;
}

/* ---- Text -------------------------------------------------------------------- */

static bool check_text(yaml_reader *reader)
{
    gm_text text = reader->text;
    if (text.len > LARGEST_FILE) {
        gm_problems_add(
            reader->problems, (gm_position){reader->file, 0, 0},
            "%u bytes are too many for a pipeline file\n  is this a text to "
            "annotate?",
            text.len);
        return false;
    }
    size_t valid = gm_utf8_valid_prefix(text.ptr, text.len);
    if (valid == text.len)
        return true;
    gm_problems_add(reader->problems, position_of_byte(reader, valid),
                    "this is not valid UTF-8 (byte 0x%02X)\n  save the file in UTF-8",
                    (unsigned)(uint8_t)text.ptr[valid]);
    return false;
}

/* libyaml would count a byte order mark as a column. */
static gm_text skip_mark(gm_text text)
{
    static const char mark[] = "\xEF\xBB\xBF";
    uint32_t len = sizeof mark - 1;
    if (text.len < len || memcmp(text.ptr, mark, len) != 0)
        return text;
    return (gm_text){text.ptr + len, text.len - len};
}

gm_status gm_yaml_read(const char *file, gm_text text, gm_arena *arena,
                       gm_problems *problems, gm_yaml_node **root)
{
    text = skip_mark(text);
    yaml_reader reader = {
        .file = file, .text = text, .arena = arena, .problems = problems};
    *root = NULL;
    if (check_text(&reader)) {
        if (!yaml_parser_initialize(&reader.parser)) {
            yaml_parser_delete(&reader.parser);
            return GM_NOMEM;
        }
        yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&reader.parser, (const unsigned char *)text.ptr,
                                     text.len);
        *root = read_stream(&reader);
        yaml_event_delete(&reader.event);
        yaml_parser_delete(&reader.parser);
    }
    return reader.status == GM_NOMEM || problems->failed ? GM_NOMEM : GM_OK;
}
