#include "read/tei_marks.h"

#include "text/utf8.h"

#include <math.h>
#include <stdlib.h>

void gm_tei_marks_init(gm_tei_marks *marks)
{
    gm_symbols_init(&marks->ids, &marks->arena);
    gm_tei_marks_clear(marks);
}

void gm_tei_marks_clear(gm_tei_marks *marks)
{
    gm_symbols_clear(&marks->ids);
    gm_arena_reset(&marks->arena);
    marks->list.count = marks->by_id.count = 0;
    for (uint32_t i = 0; i < GM_TEI_KINDS; i++) {
        marks->cut[i] = GM_TEI_NO_MARK;
        marks->open[i] = 0;
    }
}

void gm_tei_marks_free(gm_tei_marks *marks)
{
    gm_symbols_free(&marks->ids);
    gm_arena_free(&marks->arena);
    free(marks->list.at);
    free(marks->by_id.at);
}

static gm_text keep(gm_tei_marks *marks, gm_text text)
{
    const char *copy = gm_arena_copy(&marks->arena, text.ptr, text.len);
    marks->failed |= !copy;
    return (gm_text){copy ? copy : "", copy ? text.len : 0};
}

/* ---- Elements ---------------------------------------------------------------- */

/* TEI Guidelines, 3.6 (names), 13 (names, dates), 17.1 (words), 3.3.3 (said).  `type`
 * of an entity, and the kind of a token; NULL: it is in the attribute. */
static const struct {
    const char *element, *attribute, *value;
    gm_tei_mark_kind kind;
    const char *type;
} elements[] = {
    {"s", NULL, NULL, GM_TEI_MARK_SENTENCE, NULL},
    {"w", NULL, NULL, GM_TEI_MARK_TOKEN, NULL},
    {"pc", NULL, NULL, GM_TEI_MARK_TOKEN, "punctuation"},
    {"persName", NULL, NULL, GM_TEI_MARK_ENTITY, "Person"},
    {"placeName", NULL, NULL, GM_TEI_MARK_ENTITY, "Location"},
    {"geogName", NULL, NULL, GM_TEI_MARK_ENTITY, "Location"},
    {"orgName", NULL, NULL, GM_TEI_MARK_ENTITY, "Organization"},
    {"date", NULL, NULL, GM_TEI_MARK_ENTITY, "Date"},
    {"time", NULL, NULL, GM_TEI_MARK_ENTITY, "Hour"},
    {"name", "type", NULL, GM_TEI_MARK_ENTITY, NULL},
    {"said", NULL, NULL, GM_TEI_MARK_QUOTE, NULL},
    {"seg", "type", "cue", GM_TEI_MARK_CUE, NULL},
    {"seg", "type", "source", GM_TEI_MARK_SOURCE, NULL},
};

/* Values of name/@type that are not the entity type in lower case. */
static const struct {
    const char *value, *type;
} names[] = {{"place", "Location"}, {"org", "Organization"},
             {"pers", "Person"},    {"geog", "Location"},
             {"time", "Hour"},      {"organisation", "Organization"}};

/* The index in `elements`, their number if it is none of them. */
static size_t find_element(const gm_xml_event *event)
{
    size_t i = 0, count = sizeof elements / sizeof *elements;
    for (; i < count; i++) {
        if (strcmp(elements[i].element, event->name) != 0)
            continue;
        gm_text value = elements[i].attribute
                            ? gm_xml_value(event, elements[i].attribute)
                            : (gm_text){"", 0};
        if (!elements[i].value || gm_text_is(value, elements[i].value))
            break;
    }
    return i;
}

/* "event" is the type "Event". */
static gm_text type_of_name(gm_tei_marks *marks, gm_text value)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (gm_text_is(value, names[i].value))
            return gm_text_of(names[i].type);
    }
    gm_text type = keep(marks, value);
    if (type.len && type.ptr[0] >= 'a' && type.ptr[0] <= 'z')
        ((char *)type.ptr)[0] = (char)(type.ptr[0] - 'a' + 'A');
    return type;
}

/* ---- Pointers ---------------------------------------------------------------- */

static int hex(char byte)
{
    return byte >= '0' && byte <= '9'   ? byte - '0'
           : byte >= 'A' && byte <= 'F' ? byte - 'A' + 10
           : byte >= 'a' && byte <= 'f' ? byte - 'a' + 10
                                        : -1;
}

/* Without the percent signs of RFC 3986; empty if what comes out is no UTF-8. */
static gm_text decoded(gm_tei_marks *marks, gm_text pointer)
{
    char *out = gm_arena_alloc(&marks->arena, pointer.len + 1);
    uint32_t len = 0;
    marks->failed |= !out;
    for (uint32_t at = 0; out && at < pointer.len; at++) {
        bool is_code = pointer.ptr[at] == '%' && pointer.len - at > 2 &&
                       hex(pointer.ptr[at + 1]) >= 0 && hex(pointer.ptr[at + 2]) >= 0;
        out[len++] =
            is_code ? (char)(hex(pointer.ptr[at + 1]) * 16 + hex(pointer.ptr[at + 2]))
                    : pointer.ptr[at];
        at += is_code ? 2 : 0;
    }
    bool sound = out && gm_utf8_valid_prefix(out, len) == len;
    return (gm_text){sound ? out : "", sound ? len : 0};
}

/* The value of "scheme:value" in a list of pointers; empty if it is not there. */
static gm_text pointed(gm_tei_marks *marks, gm_text list, const char *scheme)
{
    uint32_t len = (uint32_t)strlen(scheme);
    for (uint32_t at = 0, begin; at < list.len; at++) {
        for (begin = at; at < list.len && !gm_tei_is_space(list.ptr[at]);)
            at++;
        gm_text pointer = {list.ptr + begin, at - begin};
        if (pointer.len > len && memcmp(pointer.ptr, scheme, len) == 0 &&
            pointer.ptr[len] == ':')
            return decoded(marks,
                           (gm_text){pointer.ptr + len + 1, pointer.len - len - 1});
    }
    return (gm_text){"", 0};
}

/* The symbol of an id, or of "#id"; 0 for what points out of the document. */
static gm_sym symbol_of(gm_tei_marks *marks, gm_text id, bool is_pointer)
{
    if (is_pointer && (id.len < 2 || id.ptr[0] != '#'))
        return 0;
    gm_sym symbol = gm_symbols_intern(
        &marks->ids, is_pointer ? (gm_text){id.ptr + 1, id.len - 1} : id);
    while (marks->by_id.count <= symbol) {
        gm_tei_target *target = GM_PUSH(&marks->by_id);
        if (!target) {
            marks->failed = true;
            return 0;
        }
        target->mark = GM_TEI_NO_MARK;
    }
    marks->failed |= marks->ids.failed;
    return symbol;
}

gm_sym gm_tei_marks_find(gm_tei_marks *marks, gm_text pointer)
{
    return symbol_of(marks, pointer, true);
}

void gm_tei_marks_name(gm_tei_marks *marks, gm_text id, gm_text name)
{
    gm_sym symbol = symbol_of(marks, id, false);
    if (symbol && !marks->by_id.at[symbol].name.len)
        marks->by_id.at[symbol].name = keep(marks, name);
}

/* ---- Opening and closing ----------------------------------------------------- */

/* TEI's cert is a word or a number; only the latter is a score. */
static float score_of(gm_text cert)
{
    char digits[32], *end;
    if (cert.len == 0 || cert.len >= sizeof digits)
        return 0;
    memcpy(digits, cert.ptr, cert.len);
    digits[cert.len] = '\0';
    float score = strtof(digits, &end);
    return *end == '\0' && isfinite(score) ? score : 0;
}

static gm_text type_of_quote(gm_tei_marks *marks, const gm_xml_event *event)
{
    gm_text type = pointed(marks, gm_xml_value(event, "ana"), "type");
    gm_text direct = gm_xml_value(event, "direct");
    if (type.len)
        return type;
    return gm_text_of(gm_text_is(direct, "false")          ? "indirect"
                      : gm_text_is(direct, "inapplicable") ? "mixed"
                      : gm_text_is(direct, "unknown")      ? ""
                                                           : "direct");
}

static void read_attributes(gm_tei_marks *marks, const gm_xml_event *event,
                            gm_tei_mark *mark, const char *type)
{
    gm_text ana = gm_xml_value(event, "ana"), given = gm_xml_value(event, "type");
    mark->score = score_of(gm_xml_value(event, "cert"));
    if (mark->kind == GM_TEI_MARK_QUOTE) {
        mark->type = type_of_quote(marks, event);
        mark->holder = pointed(marks, ana, "kind");
        mark->who = keep(marks, gm_xml_value(event, "who"));
    } else if (mark->kind == GM_TEI_MARK_TOKEN) {
        mark->stem = pointed(marks, ana, "stem");
        mark->type = type        ? gm_text_of(type)
                     : given.len ? keep(marks, given)
                                 : gm_text_of("word");
    } else if (mark->kind == GM_TEI_MARK_ENTITY) {
        mark->type = type ? gm_text_of(type) : type_of_name(marks, given);
    } else {
        mark->corresp = symbol_of(marks, gm_xml_value(event, "corresp"), true);
    }
}

/* The mark that this element goes on with. */
static uint32_t find_earlier(gm_tei_marks *marks, const gm_xml_event *event,
                             gm_tei_mark_kind kind)
{
    gm_text part = gm_xml_value(event, "part");
    gm_sym prev = symbol_of(marks, gm_xml_value(event, "prev"), true);
    uint32_t earlier = GM_TEI_NO_MARK;
    if (gm_text_is(part, "M") || gm_text_is(part, "F"))
        earlier = marks->cut[kind];
    else if (prev)
        earlier = marks->by_id.at[prev].mark;
    bool fits = earlier != GM_TEI_NO_MARK && marks->list.at[earlier].kind == kind;
    return fits ? earlier : GM_TEI_NO_MARK;
}

static void link(gm_tei_marks *marks, uint32_t mark, uint32_t earlier)
{
    gm_tei_mark *list = marks->list.at;
    uint32_t row = earlier == GM_TEI_NO_MARK ? mark : list[earlier].row;
    list[mark].row = row;
    list[mark].next = list[mark].last = GM_TEI_NO_MARK;
    if (row != mark)
        list[list[row].last].next = mark;
    list[row].last = mark;
}

static void note_names(gm_tei_marks *marks, const gm_xml_event *event,
                       gm_tei_mark_kind kind, uint32_t mark)
{
    gm_text part = gm_xml_value(event, "part");
    gm_sym id = symbol_of(marks, gm_xml_value(event, "xml:id"), false);
    if (id && marks->by_id.at[id].mark == GM_TEI_NO_MARK)
        marks->by_id.at[id].mark = mark;
    bool goes_on = gm_text_is(part, "I") || gm_text_is(part, "M");
    marks->cut[kind] = goes_on ? mark : GM_TEI_NO_MARK;
}

/* Tokens and sentences do not nest. */
static bool is_within_its_kind(const gm_tei_marks *marks, gm_tei_mark_kind kind)
{
    return (kind == GM_TEI_MARK_TOKEN || kind == GM_TEI_MARK_SENTENCE) &&
           marks->open[kind] > 0;
}

uint32_t gm_tei_marks_open(gm_tei_marks *marks, const gm_xml_event *event,
                           uint32_t begin)
{
    size_t i = find_element(event);
    if (i == sizeof elements / sizeof *elements ||
        is_within_its_kind(marks, elements[i].kind))
        return GM_TEI_NO_MARK;
    gm_tei_mark_kind kind = elements[i].kind;
    gm_tei_mark made = {.kind = kind, .span = {begin, begin}};
    read_attributes(marks, event, &made, elements[i].type);
    uint32_t earlier = find_earlier(marks, event, kind), mark = marks->list.count;
    gm_tei_mark *place = marks->failed ? NULL : GM_PUSH(&marks->list);
    if (!place) {
        marks->failed = true;
        return GM_TEI_NO_MARK;
    }
    *place = made;
    link(marks, mark, earlier);
    note_names(marks, event, kind, mark);
    marks->open[kind]++;
    return mark;
}

void gm_tei_marks_close(gm_tei_marks *marks, uint32_t mark, const gm_tei_flow *flow)
{
    if (mark == GM_TEI_NO_MARK)
        return;
    gm_tei_mark *closed = &marks->list.at[mark];
    closed->span = gm_tei_flow_since(flow, closed->span.begin);
    marks->open[closed->kind]--;
}
