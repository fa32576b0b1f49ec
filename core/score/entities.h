/* Entities: a mention is right if a gold one has the same span and the same type.
 *
 * Of gold mentions that overlap the longest counts; what is predicted counts as it
 * is. */
#ifndef GM_SCORE_ENTITIES_H
#define GM_SCORE_ENTITIES_H

#include "base/array.h"
#include "base/symbols.h"
#include "doc/document.h"
#include "score/figures.h"

/* Zeroed at first.  It must not move once a document has been added. */
typedef struct gm_entity_score {
    gm_arena arena;
    gm_symbols types;            /* of all documents */
    GM_ARRAY(gm_counts) by_type; /* by symbol; [0] has rows without a type */
    uint64_t spans_right;        /* whatever the type */
    uint64_t documents;
    bool ready; /* `types` is set up */
} gm_entity_score;

/* `predicted` may be NULL: all missed.  Fails with GM_INPUT if the texts differ,
 * GM_NOMEM. */
gm_status gm_entity_score_add(gm_entity_score *score, const gm_document *gold,
                              const gm_document *predicted, gm_error *err);

/* The sum over all types. */
gm_counts gm_entity_score_micro(const gm_entity_score *score);

void gm_entity_score_free(gm_entity_score *score);

#endif
