/* Two annotations of a document can be compared only over the same text. */
#ifndef GM_SCORE_TEXTS_H
#define GM_SCORE_TEXTS_H

#include "doc/document.h"

/* Fails with GM_INPUT, naming the document and the place, if the texts differ. */
gm_status gm_texts_same(const gm_document *gold, const gm_document *predicted,
                        gm_error *err);

/* The same where white space does not count. */
gm_status gm_texts_same_but_for_space(const gm_document *gold,
                                      const gm_document *predicted, gm_error *err);

#endif
