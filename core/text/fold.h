/* Words as they are compared: without case, accents and punctuation. */
#ifndef GM_TEXT_FOLD_H
#define GM_TEXT_FOLD_H

#include "base/buffer.h"
#include "base/error.h"

/* Appends the words of `text`, one space between them: "Éric Dupond-Moretti" gives
 * "eric dupond moretti".  Case is folded (Unicode full case folding), characters are
 * decomposed (NFKD) and combining marks dropped; what is then neither a letter nor
 * numeric separates words.  `text` is valid UTF-8.  Fails with GM_NOMEM alone. */
gm_status gm_fold_words(gm_buffer *out, gm_text text, gm_error *err);

#endif
