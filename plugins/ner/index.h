/* The features that training meets: a number for each key, and lists of numbers. */
#ifndef NER_INDEX_H
#define NER_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ner_index {
    uint64_t *keys;   /* of each number */
    uint32_t *counts; /* how often each was seen */
    uint32_t *slots;  /* number + 1; 0: free */
    uint32_t len, capacity, slot_mask;
} ner_index;

/* The numbers of item i are numbers[first[i]] to numbers[first[i + 1] - 1]. */
typedef struct ner_lists {
    uint32_t *numbers, *first;
    uint32_t len, capacity, items, item_capacity;
} ner_lists;

/* The number of a key, a new one if need be; false if memory ran out. */
bool ner_index_add(ner_index *index, uint64_t key, uint32_t *number);
void ner_index_free(ner_index *index);

/* Keeps the features seen at least `cutoff` times and numbers them anew, in the same
 * order.  `renumber` receives each new number, UINT32_MAX for those that go. */
bool ner_index_prune(ner_index *index, uint32_t cutoff, uint32_t *renumber);

/* Adds a number to the list that is being made, and ends that list. */
bool ner_lists_add(ner_lists *lists, uint32_t number);
bool ner_lists_end(ner_lists *lists);
void ner_lists_renumber(ner_lists *lists, const uint32_t *renumber);
void ner_lists_free(ner_lists *lists);

/* Room for one more element of an array; false if memory ran out. */
bool ner_grow(void *array, uint32_t *capacity, uint32_t len, size_t size);

#endif
