/* Growing arrays and a hash table; used in training alone. */
#include "index.h"

#include <stdlib.h>
#include <string.h>

bool ner_grow(void *array, uint32_t *capacity, uint32_t len, size_t size)
{
    if (len < *capacity)
        return true;
    uint32_t wanted = *capacity < 64 ? 64 : *capacity * 2;
    void *old, *larger;
    memcpy(&old, array, sizeof old);
    larger = realloc(old, wanted * size);
    if (!larger)
        return false;
    memcpy(array, &larger, sizeof larger);
    *capacity = wanted;
    return true;
}

static uint32_t *find_slot(const ner_index *index, uint64_t key)
{
    uint32_t at = (uint32_t)(key >> 32) & index->slot_mask;
    while (index->slots[at] && index->keys[index->slots[at] - 1] != key)
        at = (at + 1) & index->slot_mask;
    return &index->slots[at];
}

static bool rehash(ner_index *index, uint32_t slots)
{
    uint32_t *fresh = calloc(slots, sizeof *fresh);
    if (!fresh)
        return false;
    free(index->slots);
    index->slots = fresh;
    index->slot_mask = slots - 1;
    for (uint32_t i = 0; i < index->len; i++)
        *find_slot(index, index->keys[i]) = i + 1;
    return true;
}

bool ner_index_add(ner_index *index, uint64_t key, uint32_t *number)
{
    if (index->slots == NULL || index->len * 2 > index->slot_mask) {
        if (!rehash(index, index->slots ? (index->slot_mask + 1) * 2 : 1024))
            return false;
    }
    uint32_t *slot = find_slot(index, key);
    if (*slot == 0) {
        uint32_t capacity = index->capacity;
        if (!ner_grow(&index->keys, &capacity, index->len, sizeof *index->keys) ||
            !ner_grow(&index->counts, &index->capacity, index->len,
                      sizeof *index->counts))
            return false;
        index->keys[index->len] = key;
        index->counts[index->len] = 0;
        *slot = ++index->len;
    }
    *number = *slot - 1;
    return true;
}

bool ner_index_prune(ner_index *index, uint32_t cutoff, uint32_t *renumber)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < index->len; i++) {
        bool stays = index->counts[i] >= cutoff;
        renumber[i] = stays ? kept : UINT32_MAX;
        if (!stays)
            continue;
        index->keys[kept] = index->keys[i];
        index->counts[kept++] = index->counts[i];
    }
    index->len = kept;
    return index->slots == NULL || rehash(index, index->slot_mask + 1);
}

void ner_index_free(ner_index *index)
{
    free(index->keys);
    free(index->counts);
    free(index->slots);
    *index = (ner_index){0};
}

bool ner_lists_add(ner_lists *lists, uint32_t number)
{
    if (!ner_grow(&lists->numbers, &lists->capacity, lists->len,
                  sizeof *lists->numbers))
        return false;
    lists->numbers[lists->len++] = number;
    return true;
}

bool ner_lists_end(ner_lists *lists)
{
    if (!ner_grow(&lists->first, &lists->item_capacity, lists->items + 1,
                  sizeof *lists->first))
        return false;
    if (lists->items == 0)
        lists->first[0] = 0;
    lists->first[++lists->items] = lists->len;
    return true;
}

void ner_lists_renumber(ner_lists *lists, const uint32_t *renumber)
{
    uint32_t kept = 0, begin = 0;
    for (uint32_t item = 0; item < lists->items; item++) {
        uint32_t end = lists->first[item + 1];
        for (uint32_t i = begin; i < end; i++)
            if (renumber[lists->numbers[i]] != UINT32_MAX)
                lists->numbers[kept++] = renumber[lists->numbers[i]];
        begin = end;
        lists->first[item + 1] = kept;
    }
    lists->len = kept;
}

void ner_lists_free(ner_lists *lists)
{
    free(lists->numbers);
    free(lists->first);
    *lists = (ner_lists){0};
}
