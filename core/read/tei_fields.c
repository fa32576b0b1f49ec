/* Where the header has what, TEI Guidelines, 2: a table, best places last.
 *
 * What is printed is described in the sourceDesc; the rest is about the file, and
 * stands in where there is no such description, as in files that guillemet wrote. */
#include "read/tei_fields.h"

#include "read/meta.h"

enum {
    TITLE_STMT = 1,
    PUBLICATION = 2,
    SOURCE = 4,
    ANALYTIC = 8,
    MONOGR = 16,
    NOTES = 32,
    PROFILE = 64,
    PERSON = 128
};

static const struct {
    const char *element;
    uint32_t within;
} parts[] = {{"titleStmt", TITLE_STMT}, {"publicationStmt", PUBLICATION},
             {"sourceDesc", SOURCE},    {"analytic", ANALYTIC},
             {"monogr", MONOGR},        {"notesStmt", NOTES},
             {"profileDesc", PROFILE},  {"person", PERSON},
             {"personGrp", PERSON},     {"org", PERSON}};

static const struct {
    uint32_t within;                         /* all of these */
    const char *element, *attribute, *value; /* value "" : it has no such attribute */
    gm_tei_field field;
    uint32_t rank;
} places[] = {
    {TITLE_STMT, "title", NULL, NULL, GM_TEI_TITLE, 1},
    {SOURCE, "title", "level", "a", GM_TEI_TITLE, 2},
    {SOURCE | ANALYTIC, "title", NULL, NULL, GM_TEI_TITLE, 3},
    {TITLE_STMT, "author", NULL, NULL, GM_TEI_AUTHOR, 1},
    {SOURCE, "author", NULL, NULL, GM_TEI_AUTHOR, 2},
    {SOURCE | ANALYTIC, "author", NULL, NULL, GM_TEI_AUTHOR, 3},
    {PUBLICATION, "date", NULL, NULL, GM_TEI_DATE, 1},
    {SOURCE, "date", NULL, NULL, GM_TEI_DATE, 2},
    {PUBLICATION, "publisher", NULL, NULL, GM_TEI_PAPER, 1},
    {SOURCE, "publisher", NULL, NULL, GM_TEI_PAPER, 2},
    {SOURCE, "title", "level", "j", GM_TEI_PAPER, 3},
    {SOURCE, "biblScope", "unit", "page", GM_TEI_PAGE, 1},
    {PROFILE, "language", NULL, NULL, GM_TEI_LANGUAGE, 1},
    {PUBLICATION, "idno", "type", "", GM_TEI_ID, 4},
    {NOTES, "note", "type", "meta", GM_TEI_NOTE, 1},
    {PROFILE | PERSON, "persName", NULL, NULL, GM_TEI_NAME, 1},
    {PROFILE | PERSON, "orgName", NULL, NULL, GM_TEI_NAME, 1},
    {PROFILE | PERSON, "name", NULL, NULL, GM_TEI_NAME, 1},
};

/* ---- Memory ------------------------------------------------------------------ */

void gm_tei_fields_clear(gm_tei_fields *fields)
{
    for (uint32_t i = 0; i < GM_TEI_FIELDS; i++) {
        gm_buffer_clear(&fields->best[i].text);
        fields->best[i].rank = 0;
    }
    gm_buffer_clear(&fields->key);
    gm_buffer_clear(&fields->person);
    gm_buffer_clear(&fields->notes);
    fields->at_hand = GM_TEI_FIELDS;
    fields->depth = fields->notes_count = 0;
    fields->is_full = false;
}

void gm_tei_fields_free(gm_tei_fields *fields)
{
    for (uint32_t i = 0; i < GM_TEI_FIELDS; i++)
        gm_buffer_free(&fields->best[i].text);
    gm_tei_flow_free(&fields->flow);
    gm_buffer_free(&fields->key);
    gm_buffer_free(&fields->person);
    gm_buffer_free(&fields->notes);
}

/* ---- Places ------------------------------------------------------------------ */

uint32_t gm_tei_within(uint32_t within, const char *element)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (strcmp(parts[i].element, element) == 0)
            return within | parts[i].within;
    }
    return within;
}

static bool is_place(size_t i, const gm_xml_event *event, uint32_t within)
{
    return (places[i].within & within) == places[i].within &&
           strcmp(places[i].element, event->name) == 0 &&
           (!places[i].attribute ||
            gm_text_is(gm_xml_value(event, places[i].attribute), places[i].value));
}

/* The best place that the element is; `places` is sorted by rank within a field. */
static size_t find_place(const gm_xml_event *event, uint32_t within)
{
    size_t count = sizeof places / sizeof *places, found = count;
    for (size_t i = 0; i < count; i++) {
        if (is_place(i, event, within))
            found = i;
    }
    return found;
}

/* ---- Events ------------------------------------------------------------------ */

static void set(gm_buffer *buffer, gm_text text)
{
    gm_buffer_clear(buffer);
    gm_buffer_add(buffer, text.ptr, text.len);
}

/* Of a better rank it replaces what is there; authors of the same are all named. */
static void offer(gm_tei_fields *fields, gm_tei_field field, gm_text text,
                  uint32_t rank)
{
    gm_tei_value *best = &fields->best[field];
    if (text.len == 0 || rank < best->rank)
        return;
    if (rank > best->rank)
        set(&best->text, text);
    else if (field == GM_TEI_AUTHOR) {
        gm_buffer_puts(&best->text, "; ");
        gm_buffer_add(&best->text, text.ptr, text.len);
    }
    best->rank = rank;
    fields->failed |= best->text.failed;
}

void gm_tei_fields_add_id(gm_tei_fields *fields, gm_text id, uint32_t rank)
{
    offer(fields, GM_TEI_ID, id, rank);
}

static bool is_person(const char *element)
{
    return gm_tei_within(0, element) == PERSON;
}

/* What an attribute says better than the text. */
static const char *attribute_of(gm_tei_field field)
{
    return field == GM_TEI_DATE ? "when" : field == GM_TEI_LANGUAGE ? "ident" : NULL;
}

void gm_tei_fields_start(gm_tei_fields *fields, const gm_xml_event *event,
                         uint32_t within)
{
    if (is_person(event->name))
        set(&fields->person, gm_xml_value(event, "xml:id"));
    if (fields->at_hand != GM_TEI_FIELDS) {
        fields->depth++;
        return;
    }
    size_t place = find_place(event, within);
    if (place == sizeof places / sizeof *places)
        return;
    fields->at_hand = places[place].field;
    fields->rank = places[place].rank;
    fields->depth = 0;
    gm_tei_flow_clear(&fields->flow);
    set(&fields->key, gm_xml_value(event, "n"));
    const char *attribute = attribute_of(fields->at_hand);
    if (attribute)
        offer(fields, fields->at_hand, gm_xml_value(event, attribute), fields->rank);
}

void gm_tei_fields_text(gm_tei_fields *fields, gm_text text)
{
    if (fields->at_hand != GM_TEI_FIELDS)
        gm_tei_flow_add(&fields->flow, text, false);
}

static void add_note(gm_tei_fields *fields, gm_text value)
{
    const gm_buffer *key = &fields->key;
    if (key->len == 0)
        return;
    fields->is_full |= fields->notes_count == GM_TEI_MOST_NOTES ||
                       fields->notes.len + value.len > GM_TEI_MOST_NOTE_BYTES;
    if (fields->is_full)
        return;
    fields->notes_count++;
    gm_buffer_add(&fields->notes, key->ptr, key->len);
    gm_buffer_put(&fields->notes, '\0');
    gm_buffer_add(&fields->notes, value.ptr, value.len);
    gm_buffer_put(&fields->notes, '\0');
}

void gm_tei_fields_end(gm_tei_fields *fields, gm_tei_marks *marks)
{
    if (fields->at_hand == GM_TEI_FIELDS || fields->depth-- > 0)
        return;
    const gm_buffer *read = &fields->flow.text;
    gm_text text = {read->len ? read->ptr : "", (uint32_t)read->len};
    if (fields->at_hand == GM_TEI_NOTE)
        add_note(fields, text);
    else if (fields->at_hand != GM_TEI_NAME)
        offer(fields, fields->at_hand, text, fields->rank);
    else if (fields->person.len)
        gm_tei_marks_name(
            marks, (gm_text){fields->person.ptr, (uint32_t)fields->person.len}, text);
    fields->at_hand = GM_TEI_FIELDS;
    fields->depth = 0;
    fields->failed |= fields->flow.failed || fields->notes.failed ||
                      fields->key.failed || fields->person.failed;
}

/* ---- Meta -------------------------------------------------------------------- */

static gm_status add_notes(const gm_tei_fields *fields, gm_document *document)
{
    const gm_buffer *notes = &fields->notes;
    gm_status status = GM_OK;
    for (size_t at = 0; status == GM_OK && at < notes->len;) {
        gm_text key = gm_text_of(notes->ptr + at);
        gm_text value = gm_text_of(key.ptr + key.len + 1);
        status = gm_meta_add(document, key, value);
        at += (size_t)key.len + value.len + 2;
    }
    return status;
}

gm_status gm_tei_fields_fill(const gm_tei_fields *fields, gm_document *document)
{
    static const char *const keys[] = {
        [GM_TEI_TITLE] = "title", [GM_TEI_DATE] = "date",
        [GM_TEI_PAPER] = "paper", [GM_TEI_AUTHOR] = "author",
        [GM_TEI_PAGE] = "page",   [GM_TEI_LANGUAGE] = "language"};
    if (fields->failed)
        return GM_NOMEM;
    for (uint32_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        gm_text value = gm_tei_field_text(fields, (gm_tei_field)i);
        if (gm_meta_add(document, gm_text_of(keys[i]), value) != GM_OK)
            return GM_NOMEM;
    }
    return add_notes(fields, document);
}
