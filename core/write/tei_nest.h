/* Spans that overlap, as elements that nest.
 *
 * A quote goes on over sentences, an entity crosses the edge of a quote: XML has one
 * tree, so one of two that overlap is cut in pieces.  Which one is always the same, the
 * inner of these levels; of two on one level, the one that begins later.
 *
 *     said          [-----------------]             <s>.. <said>..</said></s>
 *     s      [--------------][------------]  gives  <s><said>..</said> ..</s>
 */
#ifndef GM_WRITE_TEI_NEST_H
#define GM_WRITE_TEI_NEST_H

#include "base/array.h"
#include "base/error.h"

/* From outer to inner. */
typedef enum gm_tei_level {
    GM_TEI_P,
    GM_TEI_S,
    GM_TEI_SAID,
    GM_TEI_CUE,
    GM_TEI_SOURCE,
    GM_TEI_ROLE,
    GM_TEI_MENTION,
    GM_TEI_NAME,
    GM_TEI_WORD
} gm_tei_level;

typedef struct gm_tei_range {
    gm_span span;
    gm_tei_level level;
    uint32_t row;   /* of the layer that it comes from */
    uint32_t chain; /* what its pieces, and those of other ranges, make up */
} gm_tei_range;

/* The element of a range begins or ends. */
typedef struct gm_tei_tag {
    uint32_t at, range;
    bool opens;
} gm_tei_tag;

/* One quote, entity and so on, of as many elements as it takes. */
typedef struct gm_tei_chain {
    uint32_t pieces, written;
} gm_tei_chain;

typedef struct gm_tei_nest {
    GM_ARRAY(gm_tei_range) ranges;
    GM_ARRAY(gm_tei_tag) tags; /* in the order of the text */
    GM_ARRAY(gm_tei_chain) chains;
    bool too_deep; /* a range was left out, being in too many others */
} gm_tei_nest;

/* Adds a range; an empty one is none.  `chain` is an earlier one's, or UINT32_MAX for
 * one of its own; it is returned, UINT32_MAX if memory ran out. */
uint32_t gm_tei_nest_add(gm_tei_nest *nest, gm_tei_level level, gm_span span,
                         uint32_t row, uint32_t chain);

/* Makes the tags, and counts the pieces of each chain.  White space alone is no piece:
 * it belongs to the elements that are open on both its sides. */
gm_status gm_tei_nest_tags(gm_tei_nest *nest, gm_text text, gm_error *err);

void gm_tei_nest_free(gm_tei_nest *nest);

#endif
