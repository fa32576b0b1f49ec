/* Quotes: pairs of a gold and a predicted quote that share enough content.
 *
 * Content is counted in characters other than white space, quotation marks and light
 * punctuation.  Two ways to pair:
 *   cover  the common share of the gold content is above a threshold, greedily in gold
 *          order: the measure of the Radar de Parité
 *   iou    common content over all content of both reaches a threshold, best pairs
 *          first: punishes quotes that are too long as well
 * Of the pairs, it counts those that agree on cue, source, speaker and type. */
#ifndef GM_SCORE_QUOTES_H
#define GM_SCORE_QUOTES_H

#include "doc/document.h"
#include "score/figures.h"

enum { GM_PAIRINGS = 4, GM_QUOTE_TYPES = 3 };

typedef struct gm_pairing {
    const char *name; /* "iou@0.5" */
    bool is_iou;
    double threshold;
} gm_pairing;

extern const gm_pairing gm_pairings[GM_PAIRINGS];
extern const char *const gm_quote_types[GM_QUOTE_TYPES];

/* The pairing that `full` and `types_right` belong to. */
enum { GM_MAIN_PAIRING = 2 };

/* Zeroed at first. */
typedef struct gm_quote_score {
    uint64_t gold, predicted; /* quotes */
    struct {
        uint64_t pairs, cue, source, speaker, type; /* pairs, and those that agree */
    } by_pairing[GM_PAIRINGS];
    uint64_t full; /* pairs that agree on source and speaker */
    uint64_t types_gold[GM_QUOTE_TYPES], types_right[GM_QUOTE_TYPES];
} gm_quote_score;

/* `predicted` may be NULL: all missed.  A document without the layer has no quotes.
 * Rows count in text order.  Fails with GM_INPUT if the texts differ, GM_NOMEM. */
gm_status gm_quote_score_add(gm_quote_score *score, const gm_document *gold,
                             const gm_document *predicted, gm_error *err);

#endif
