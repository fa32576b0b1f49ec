/* What the header of a TEI document tells of it: `meta`, its id, the names of persons.
 */
#ifndef GM_READ_TEI_FIELDS_H
#define GM_READ_TEI_FIELDS_H

#include "read/tei_marks.h"
#include "read/xml.h"

typedef enum gm_tei_field {
    GM_TEI_TITLE,
    GM_TEI_DATE,
    GM_TEI_PAPER,
    GM_TEI_AUTHOR,
    GM_TEI_PAGE,
    GM_TEI_LANGUAGE,
    GM_TEI_ID,
    GM_TEI_NAME, /* of a person or body that has an xml:id */
    GM_TEI_NOTE, /* <note type="meta" n="key">value</note> */
    GM_TEI_FIELDS
} gm_tei_field;

/* A field may stand in several places, of which one is trusted most: `rank`. */
typedef struct gm_tei_value {
    gm_buffer text;
    uint32_t rank;
} gm_tei_value;

typedef struct gm_tei_fields {
    gm_tei_value best[GM_TEI_FIELDS];
    gm_tei_flow flow;      /* the text of the element at hand */
    gm_tei_field at_hand;  /* GM_TEI_FIELDS: none */
    uint32_t rank, depth;  /* its own; elements open in it */
    gm_buffer key, person; /* of a note; xml:id of the person or body around a name */
    gm_buffer notes;       /* keys and values, each ending with NUL */
    uint32_t notes_count;
    bool is_full; /* a note was left out: see below */
    bool failed;
} gm_tei_fields;

/* More notes, or bytes in them, no `meta` has: each one costs a copy of all before. */
enum { GM_TEI_MOST_NOTES = 256, GM_TEI_MOST_NOTE_BYTES = 256 * 1024 };

void gm_tei_fields_clear(gm_tei_fields *fields);
void gm_tei_fields_free(gm_tei_fields *fields);

/* The header's events in their order; `within` says in which elements they are. */
void gm_tei_fields_start(gm_tei_fields *fields, const gm_xml_event *event,
                         uint32_t within);
void gm_tei_fields_text(gm_tei_fields *fields, gm_text text);
void gm_tei_fields_end(gm_tei_fields *fields, gm_tei_marks *marks);

/* `within`, for what is in an element of this name. */
uint32_t gm_tei_within(uint32_t within, const char *element);

/* An id that another element than <idno> gives. */
void gm_tei_fields_add_id(gm_tei_fields *fields, gm_text id, uint32_t rank);

/* Ranks of ids, the others being in the table of tei_fields.c. */
enum { GM_TEI_RANK_TEXT = 1, GM_TEI_RANK_TEI = 3 };

/* All but the id.  Fails with GM_NOMEM alone. */
gm_status gm_tei_fields_fill(const gm_tei_fields *fields, gm_document *document);

static inline gm_text gm_tei_field_text(const gm_tei_fields *fields, gm_tei_field field)
{
    const gm_buffer *text = &fields->best[field].text;
    return (gm_text){text->len ? text->ptr : "", (uint32_t)text->len};
}

#endif
