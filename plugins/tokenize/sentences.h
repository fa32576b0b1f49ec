/* Sentence borders within one paragraph. */
#ifndef GUILLEMET_TOKENIZE_SENTENCES_H
#define GUILLEMET_TOKENIZE_SENTENCES_H

#include "tokens.h"

/* Scratch of the sentence rules, owned by the worker: for each token of a paragraph
 * that opens a pair of marks, how far away the other one is. */
typedef struct pair_list {
    uint32_t *other; /* of an opening mark: index of the closing one; else 0 */
    uint32_t *open;  /* stack of marks not closed yet */
    uint8_t *signs;  /* with straight quotes told apart */
    uint32_t capacity;
} pair_list;

void free_pairs(pair_list *pairs);

/* Appends the sentences of tokens [first, count), one paragraph, to `sentences`.
 * False if memory ran out. */
bool split_sentences(const char *text, const token_list *tokens, uint32_t first,
                     pair_list *pairs, span_list *sentences);

#endif
