/* A document's tokens, sentence by sentence, for formats that are written so. */
#ifndef GM_WRITE_SENTENCES_OF_H
#define GM_WRITE_SENTENCES_OF_H

#include "doc/document.h"

/* Where a walk is; zeroed before the first sentence but for `tokens` and `sentences`.
 */
typedef struct gm_sentences_of {
    const gm_table *tokens, *sentences; /* NULL: the document has none */
    uint32_t first, end;                /* the tokens of the sentence at hand */
    uint32_t row; /* of `sentences` that may hold the next token */
} gm_sentences_of;

/* The next sentence that has a token; false behind the last.  Tokens in no sentence
 * make one of their own between two others. */
bool gm_sentences_next(gm_sentences_of *walk);

#endif
