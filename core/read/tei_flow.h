/* The text of a TEI document as it runs through its elements.
 *
 * White space is as TEI has it (Guidelines, 1.3.1.1.6, "XML Whitespace"): a run of it
 * is one space, and none stands at the edges of a paragraph; where xml:space is
 * "preserve" it stands as it is.  Paragraphs are separated by an empty line. */
#ifndef GM_READ_TEI_FLOW_H
#define GM_READ_TEI_FLOW_H

#include "base/array.h"
#include "base/buffer.h"

/* What is to stand before the next character; the larger one wins. */
typedef enum gm_tei_gap {
    GM_TEI_NO_GAP,
    GM_TEI_SPACE,
    GM_TEI_NEW_LINE,
    GM_TEI_NEW_PARAGRAPH
} gm_tei_gap;

typedef struct gm_tei_flow {
    gm_buffer text;
    gm_tei_gap gap;
    bool glued; /* no space, whatever comes, before the next character */
    GM_ARRAY(gm_span) paragraphs;
    bool failed; /* memory ran out */
} gm_tei_flow;

void gm_tei_flow_clear(gm_tei_flow *flow);
void gm_tei_flow_free(gm_tei_flow *flow);

void gm_tei_flow_add(gm_tei_flow *flow, gm_text text, bool preserved);
void gm_tei_flow_widen(gm_tei_flow *flow, gm_tei_gap gap);

/* Ends the last paragraph; GM_NOMEM if memory ran out at any call. */
gm_status gm_tei_flow_end(gm_tei_flow *flow);

/* What was added since `begin` without the gap before it. */
gm_span gm_tei_flow_since(const gm_tei_flow *flow, uint32_t begin);

/* White space of XML 1.0, production 3. */
bool gm_tei_is_space(char byte);

#endif
