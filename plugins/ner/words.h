/* The word types that a worker, or training, has met, by the hash of their bytes. */
#ifndef NER_WORDS_H
#define NER_WORDS_H

#include "templates.h"

typedef struct ner_words {
    uint64_t *hashes; /* of each word */
    uint32_t *slots;  /* word + 1; 0: free */
    ner_form *forms;
    uint32_t len, capacity, slot_mask;
} ner_words;

/* Room for `capacity` words; false if memory ran out. */
bool ner_words_init(ner_words *words, uint32_t capacity);
void ner_words_free(ner_words *words);
void ner_words_clear(ner_words *words);

/* Twice the room; the indexes stay.  False if memory ran out. */
bool ner_words_grow(ner_words *words);

/* The index of a word.  A new one (`fresh`) is at the end, and its form is the
 * caller's to fill; there must be room for it. */
uint32_t ner_words_add(ner_words *words, const char *ptr, size_t len, bool *fresh);

#endif
