/* Which words stand next to which, and how often: the pairs of a sequence of words. */
#ifndef NER_NEIGHBOURS_H
#define NER_NEIGHBOURS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The neighbours of word i on one side, in ascending order, are words[first[i]] to
 * words[first[i + 1] - 1]; each stands there counts[...] times. */
typedef struct ner_neighbours {
    uint32_t *first, *words, *counts;
    uint32_t rows;
} ner_neighbours;

/* Finds what follows each word of a sequence of numbers below `rows`.  The sequence is
 * used up: its array is sorted over.  False if memory ran out. */
bool ner_neighbours_after(ner_neighbours *after, uint32_t *sequence, uint32_t len,
                          uint32_t rows);

/* The same pairs seen from their second word. */
bool ner_neighbours_before(ner_neighbours *before, const ner_neighbours *after);

void ner_neighbours_free(ner_neighbours *neighbours);

#endif
