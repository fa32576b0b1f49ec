/* Cuts the tokens of a document into the sequences that are labelled each by itself:
 * sentences, and parts of those that are very long. */
#ifndef NER_WINDOWS_H
#define NER_WINDOWS_H

#include <guillemet/stage.h>

enum { NER_WINDOW = 512 }; /* the most tokens that are labelled together */

typedef struct ner_windows {
    const char *text;
    const gm_span *tokens, *sentences;
    uint32_t token_count, sentence_count;
    uint32_t token, sentence; /* the next ones */
} ner_windows;

/* Of a document that has the layers "token" and "sentence". */
ner_windows ner_windows_of(const gm_doc *doc);

/* The number of tokens of the next sequence, which begins at token `*begin`; 0: there
 * are no more.  Tokens between two sentences go with the one before. */
uint32_t ner_windows_next(ner_windows *windows, uint32_t *begin);

#endif
