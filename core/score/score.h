/* `guillemet eval`: how well predicted layers agree with gold ones.
 *
 * The measures are those of the usual scorers: exact spans for tokens and sentences
 * (white space does not count: CoNLL 2018) and for entities (CoNLL 2003, outermost
 * gold mentions), shares of common content characters for quotes. */
#ifndef GM_SCORE_SCORE_H
#define GM_SCORE_SCORE_H

#include "base/error.h"

#include <stdio.h>

/* Scores `layer` ("token", "sentence", "entity", "quote"; NULL: each of them that both
 * sides have) and prints the figures to `out`, nothing if it fails.
 *
 * `gold` is a brat folder, a file of JSON Lines, or a treebank (NAME.conllu);
 * `predicted` is JSON Lines.  Documents are paired by id, a final ".txt" of which does
 * not count; a treebank is one document, and is paired with the only predicted one.  A
 * gold document without a prediction counts with all its rows missed, a predicted one
 * without gold does not count.  The gold side is held in memory.
 *
 * Fails with GM_CONFIG if a path, or the name of the layer, is wrong or there is
 * nothing to score; GM_INPUT, naming it, if a document cannot be read, is there twice,
 * or has two different texts; GM_OUTPUT, GM_NOMEM. */
gm_status gm_score_files(const char *gold, const char *predicted, const char *layer,
                         FILE *out, gm_error *err);

#endif
