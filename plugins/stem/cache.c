/* The cache of types of one worker. */
#include "cache.h"

#include <stdlib.h>
#include <string.h>

struct cache {
    cache_slot *slots;
    char *pool;
    uint32_t capacity, used; /* slots; capacity is a power of two, or 0 */
    uint32_t pool_size, pool_used;
};

/* Half of the bytes for slots, half for the pool. */
static bool size_cache(cache *c, size_t bytes)
{
    size_t slots = 1;
    while (slots * 2 * sizeof(cache_slot) <= bytes / 2)
        slots *= 2;
    if (slots < 8)
        return true;
    c->slots = calloc(slots, sizeof *c->slots);
    c->pool = malloc(bytes / 2);
    c->capacity = (uint32_t)slots;
    c->pool_size = (uint32_t)(bytes / 2);
    return c->slots && c->pool;
}

cache *new_cache(size_t bytes)
{
    cache *c = calloc(1, sizeof *c);
    if (c && !size_cache(c, bytes)) {
        free_cache(c);
        return NULL;
    }
    return c;
}

void free_cache(cache *c)
{
    if (!c)
        return;
    free(c->slots);
    free(c->pool);
    free(c);
}

/* FNV-1a; never 0, which marks a free slot. */
cache_key key_of(gm_text word, bool stemmed)
{
    uint32_t hash = stemmed ? 2166136261u : 3266489917u;
    for (uint32_t i = 0; i < word.len; i++)
        hash = (hash ^ (uint8_t)word.ptr[i]) * 16777619u;
    hash ^= hash >> 15;
    return (cache_key){word, hash ? hash : 1, stemmed};
}

static bool slot_has(const cache *c, const cache_slot *slot, const cache_key *key)
{
    return slot->hash == key->hash && slot->word_len == key->word.len &&
           slot->stemmed == key->stemmed &&
           !memcmp(c->pool + slot->at, key->word.ptr, key->word.len);
}

/* The slot of the key, or the free one where it belongs. */
static cache_slot *probe(cache *c, const cache_key *key)
{
    uint32_t mask = c->capacity - 1, i = key->hash & mask;
    while (c->slots[i].hash && !slot_has(c, &c->slots[i], key))
        i = (i + 1) & mask;
    return &c->slots[i];
}

cache_slot *find_slot(cache *c, const cache_key *key)
{
    if (!c->capacity || key->word.len > CACHED_WORD_MAX)
        return NULL;
    cache_slot *slot = probe(c, key);
    return slot->hash ? slot : NULL;
}

gm_text slot_stem(const cache *c, const cache_slot *slot)
{
    return (gm_text){c->pool + slot->at + slot->word_len, slot->stem_len};
}

cache_slot *add_slot(cache *c, const cache_key *key, gm_text stem)
{
    uint32_t size = key->word.len + stem.len;
    if (!c->capacity || key->word.len > CACHED_WORD_MAX || stem.len > UINT16_MAX ||
        size > c->pool_size)
        return NULL;
    if (c->used + 1 > c->capacity / 4 * 3 || c->pool_used + size > c->pool_size)
        clear_cache(c);
    cache_slot *slot = probe(c, key);
    *slot = (cache_slot){.hash = key->hash,
                         .at = c->pool_used,
                         .word_len = (uint16_t)key->word.len,
                         .stem_len = (uint16_t)stem.len,
                         .stemmed = key->stemmed};
    memcpy(c->pool + c->pool_used, key->word.ptr, key->word.len);
    memcpy(c->pool + c->pool_used + key->word.len, stem.ptr, stem.len);
    c->pool_used += size;
    c->used++;
    return slot;
}

void clear_cache(cache *c)
{
    if (c->capacity)
        memset(c->slots, 0, c->capacity * sizeof *c->slots);
    c->used = c->pool_used = 0;
}
