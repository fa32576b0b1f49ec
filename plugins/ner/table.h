/* A compact read-only map from 64-bit keys to 16-bit values, for hundreds of thousands
 * of words in a few bytes each.
 *
 * A key is kept as sixteen bits of it within a bucket that more of its bits choose: an
 * unknown key is taken for a known one about once in ten thousand times, which a
 * statistical tagger can bear.  Buckets hold four keys on average, sorted. */
#ifndef NER_TABLE_H
#define NER_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ner_entry {
    uint16_t print, value;
} ner_entry;

typedef struct ner_table {
    const uint32_t *first; /* buckets + 1: where each bucket begins in `entries` */
    const ner_entry *entries;
    uint32_t buckets, len; /* buckets: a power of two, or 0 for an empty table */
} ner_table;

/* A key and its value, to build from. */
typedef struct ner_pair {
    uint64_t key;
    uint32_t value;
} ner_pair;

/* The value of a key; `absent` if there is none. */
uint32_t ner_table_find(const ner_table *table, uint64_t key, uint32_t absent);

/* Builds from pairs of distinct keys, which get sorted; of two keys that cannot be told
 * apart the lower value stays.  The arrays belong to the caller: free(first),
 * free(entries). False if memory ran out. */
bool ner_table_build(ner_table *table, ner_pair *pairs, size_t count);

/* Sorts pairs by key. */
void ner_pairs_sort(ner_pair *pairs, size_t count);

#endif
