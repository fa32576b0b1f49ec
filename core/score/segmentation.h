/* Tokens and sentences: a span is right if it has exactly the characters of a gold
 * one, white space left out (CoNLL 2018 shared task). */
#ifndef GM_SCORE_SEGMENTATION_H
#define GM_SCORE_SEGMENTATION_H

#include "doc/document.h"
#include "score/figures.h"

/* Adds a document to `counts`; `layer` is "token" or "sentence".  `predicted` may be
 * NULL: all missed.  Fails with GM_INPUT if more than white space differs between the
 * texts, GM_NOMEM. */
gm_status gm_segmentation_add(gm_counts *counts, const char *layer,
                              const gm_document *gold, const gm_document *predicted,
                              gm_error *err);

#endif
