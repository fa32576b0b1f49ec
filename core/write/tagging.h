/* Which entity each token belongs to, for formats that tag tokens (IOB2). */
#ifndef GM_WRITE_TAGGING_H
#define GM_WRITE_TAGGING_H

#include "doc/document.h"

typedef struct gm_tagging {
    uint32_t *entities; /* of each token: the row of its entity and 1, or 0 */
    bool overlap;       /* an entity was left out: of two that share a token, the longer
                           stays, and of two as long the first */
    bool cut;           /* an entity begins or ends within a token, which counts whole,
                           or holds none */
} gm_tagging;

/* Of a document without tokens or entities, `entities` may be NULL.  Fails with
 * GM_NOMEM alone. */
gm_status gm_tagging_build(gm_tagging *tagging, const gm_document *document,
                           gm_error *err);
void gm_tagging_free(gm_tagging *tagging);

static inline uint32_t gm_tagging_at(const gm_tagging *tagging, uint32_t token)
{
    return tagging->entities ? tagging->entities[token] : 0;
}

/* 'O', or of an entity 'B' at its first token and 'I' at the others. */
char gm_tagging_letter(const gm_tagging *tagging, uint32_t token);

#endif
