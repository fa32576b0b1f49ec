/* Search in one bucket, and building by sorting. */
#include "table.h"

#include <stdlib.h>

uint32_t ner_table_find(const ner_table *table, uint64_t key, uint32_t absent)
{
    if (table->buckets == 0)
        return absent;
    uint32_t bucket = (uint32_t)(key >> 16) & (table->buckets - 1);
    uint16_t print = (uint16_t)key;
    for (uint32_t i = table->first[bucket]; i < table->first[bucket + 1]; i++)
        if (table->entries[i].print == print)
            return table->entries[i].value;
    return absent;
}

/* By value where keys are equal: the same pairs give the same table. */
static int by_key(const void *a, const void *b)
{
    const ner_pair *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return (x->value > y->value) - (x->value < y->value);
}

void ner_pairs_sort(ner_pair *pairs, size_t count)
{
    qsort(pairs, count, sizeof *pairs, by_key);
}

/* Reorders the key so that sorting goes by bucket, then by print. */
static void rotate_keys(ner_pair *pairs, size_t count, uint32_t buckets)
{
    for (size_t i = 0; i < count; i++) {
        uint64_t bucket = (pairs[i].key >> 16) & (buckets - 1);
        pairs[i].key = bucket << 16 | (pairs[i].key & 0xFFFF);
    }
}

bool ner_table_build(ner_table *table, ner_pair *pairs, size_t count)
{
    uint32_t buckets = 1;
    while ((size_t)buckets * 4 < count)
        buckets *= 2;
    uint32_t *first = calloc((size_t)buckets + 1, sizeof *first);
    ner_entry *entries = calloc(count + 1, sizeof *entries);
    if (!first || !entries) {
        free(first);
        free(entries);
        return false;
    }
    rotate_keys(pairs, count, buckets);
    ner_pairs_sort(pairs, count);
    uint32_t len = 0;
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && pairs[i].key == pairs[i - 1].key)
            continue;
        entries[len++] = (ner_entry){(uint16_t)pairs[i].key, (uint16_t)pairs[i].value};
        first[(pairs[i].key >> 16) + 1] = len;
    }
    for (uint32_t bucket = 1; bucket <= buckets; bucket++)
        if (first[bucket] < first[bucket - 1])
            first[bucket] = first[bucket - 1];
    *table = (ner_table){first, entries, buckets, len};
    return true;
}
