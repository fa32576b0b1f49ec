/* A hash table with open addressing.  Two words whose 64-bit hashes are equal would be
 * taken for one: it does no harm beyond a wrong label. */
#include "words.h"

#include "hash.h"

#include <stdlib.h>
#include <string.h>

static uint32_t *find_slot(const ner_words *words, uint64_t hash)
{
    uint32_t at = (uint32_t)(hash >> 32) & words->slot_mask;
    while (words->slots[at] && words->hashes[words->slots[at] - 1] != hash)
        at = (at + 1) & words->slot_mask;
    return &words->slots[at];
}

bool ner_words_init(ner_words *words, uint32_t capacity)
{
    uint32_t slots = 16;
    while (slots < capacity * 2)
        slots *= 2;
    *words = (ner_words){
        .hashes = malloc(capacity * sizeof *words->hashes),
        .slots = calloc(slots, sizeof *words->slots),
        .forms = malloc(capacity * sizeof *words->forms),
        .capacity = capacity,
        .slot_mask = slots - 1,
    };
    if (words->hashes && words->slots && words->forms)
        return true;
    ner_words_free(words);
    return false;
}

void ner_words_free(ner_words *words)
{
    free(words->hashes);
    free(words->slots);
    free(words->forms);
    *words = (ner_words){0};
}

void ner_words_clear(ner_words *words)
{
    memset(words->slots, 0, ((size_t)words->slot_mask + 1) * sizeof *words->slots);
    words->len = 0;
}

bool ner_words_grow(ner_words *words)
{
    ner_words larger;
    if (!ner_words_init(&larger, words->capacity * 2))
        return false;
    memcpy(larger.hashes, words->hashes, words->len * sizeof *words->hashes);
    memcpy(larger.forms, words->forms, words->len * sizeof *words->forms);
    for (uint32_t i = 0; i < words->len; i++)
        *find_slot(&larger, words->hashes[i]) = i + 1;
    larger.len = words->len;
    ner_words_free(words);
    *words = larger;
    return true;
}

uint32_t ner_words_add(ner_words *words, const char *ptr, size_t len, bool *fresh)
{
    uint64_t hash = ner_hash(ptr, len < NER_WORD_BYTES ? len : NER_WORD_BYTES);
    uint32_t *slot = find_slot(words, hash);
    *fresh = *slot == 0;
    if (*fresh) {
        words->hashes[words->len] = hash;
        *slot = ++words->len;
    }
    return *slot - 1;
}
