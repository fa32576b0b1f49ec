/* The content of the quotes of one document, as sets of characters.
 *
 * A set is a run of sorted, disjoint spans, and its size comes from a prefix count of
 * the characters that count: so two quotes are compared in the number of their parts,
 * however long they are. */
#ifndef GM_SCORE_CONTENT_H
#define GM_SCORE_CONTENT_H

#include "base/array.h"
#include "doc/document.h"

/* Per byte that begins a character, and for the end: characters before it that count,
 * which are all but white space, quotation marks and light punctuation.  NULL if memory
 * ran out. */
uint32_t *gm_content_prefix(gm_text text);

typedef struct gm_quote {
    uint32_t first, parts; /* spans of the side from first on */
    uint32_t size;         /* characters that count */
    gm_span hull;
    gm_span cue, source;   /* empty: none */
    gm_text type, speaker; /* in the document */
} gm_quote;

/* The quotes of a gold or a predicted document, in text order.  Zeroed at first. */
typedef struct gm_side {
    gm_quote *quotes;
    uint32_t count;
    GM_ARRAY(gm_span) spans;
} gm_side;

/* `document` may be NULL, or without the layer: no quotes.  Fails with GM_NOMEM. */
gm_status gm_side_read(gm_side *side, const gm_document *document,
                       const uint32_t *prefix);
void gm_side_free(gm_side *side);

/* Characters that quote `i` of `a` and quote `j` of `b` share. */
uint32_t gm_content_common(const gm_side *a, uint32_t i, const gm_side *b, uint32_t j,
                           const uint32_t *prefix);

#endif
