/* Elements of a TEI text that annotate it, as layers of the document.
 *
 * An element may be cut in pieces where it crosses others: they are linked by part="I",
 * "M", "F" or by next and prev (TEI Guidelines, 17.3 and 21.3), and are one row. */
#ifndef GM_READ_TEI_MARKS_H
#define GM_READ_TEI_MARKS_H

#include "base/array.h"
#include "doc/document.h"
#include "read/tei_flow.h"
#include "read/xml.h"

typedef enum gm_tei_mark_kind {
    GM_TEI_MARK_NONE,
    GM_TEI_MARK_SENTENCE,
    GM_TEI_MARK_TOKEN,
    GM_TEI_MARK_ENTITY,
    GM_TEI_MARK_QUOTE,
    GM_TEI_MARK_CUE,
    GM_TEI_MARK_SOURCE
} gm_tei_mark_kind;

enum { GM_TEI_KINDS = GM_TEI_MARK_SOURCE + 1 };
#define GM_TEI_NO_MARK UINT32_MAX

/* Texts are in the arena. */
typedef struct gm_tei_mark {
    gm_tei_mark_kind kind;
    gm_span span;
    uint32_t row;            /* the mark whose row this is a piece of */
    uint32_t next;           /* piece of the row; GM_TEI_NO_MARK behind the last */
    uint32_t last;           /* of the row's first piece: its last */
    gm_text type, stem, who; /* of an entity, token, quote; of a quote its speaker */
    gm_text holder;          /* kind of the speaker */
    gm_sym corresp;          /* of a cue or source: the id of its quote */
    float score;
} gm_tei_mark;

/* What an xml:id stands for. */
typedef struct gm_tei_target {
    uint32_t mark; /* GM_TEI_NO_MARK: none */
    gm_text name;  /* of a person or body */
} gm_tei_target;

typedef struct gm_tei_marks {
    GM_ARRAY(gm_tei_mark) list;    /* in the order of their start tags */
    GM_ARRAY(gm_tei_target) by_id; /* by symbol of `ids` */
    gm_arena arena;
    gm_symbols ids;
    uint32_t cut[GM_TEI_KINDS];  /* the mark that a part="M" or "F" goes on with */
    uint32_t open[GM_TEI_KINDS]; /* how many are */
    bool failed;
} gm_tei_marks;

void gm_tei_marks_init(gm_tei_marks *marks);
void gm_tei_marks_clear(gm_tei_marks *marks);
void gm_tei_marks_free(gm_tei_marks *marks);

/* The mark of an element, GM_TEI_NO_MARK if it has none: a token within a token, and a
 * sentence within a sentence. */
uint32_t gm_tei_marks_open(gm_tei_marks *marks, const gm_xml_event *event,
                           uint32_t begin);
void gm_tei_marks_close(gm_tei_marks *marks, uint32_t mark, const gm_tei_flow *flow);

/* Who a pointer to `id` names; the first name stays. */
void gm_tei_marks_name(gm_tei_marks *marks, gm_text id, gm_text name);

/* The symbol of a pointer "#id", 0 if it points out of the document. */
gm_sym gm_tei_marks_find(gm_tei_marks *marks, gm_text pointer);

/* The layers of which there is a row, and the paragraphs with them (tei_layers.c).
 * Fails with GM_NOMEM. */
gm_status gm_tei_marks_fill(gm_tei_marks *marks, const gm_tei_flow *flow,
                            gm_document *document);

#endif
