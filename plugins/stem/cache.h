/* A bounded cache from words to their stems, owned by one worker.
 *
 * Words and stems live in a pool of bytes; an open-addressing table of slots points
 * into it.  When the table is three quarters full or the pool is full, everything is
 * forgotten at once: the types of running text are back within a few thousand tokens.
 * A slot also remembers the symbol its stem has in the document under way, so that a
 * word is interned once a document. */
#ifndef GUILLEMET_STEM_CACHE_H
#define GUILLEMET_STEM_CACHE_H

#include <guillemet/stage.h>

/* Longer words are not kept. */
enum { CACHED_WORD_MAX = 64 };

typedef struct cache_slot {
    uint32_t hash; /* of the key; 0: free */
    uint32_t at;   /* the word's place in the pool; its stem follows it */
    uint16_t word_len, stem_len;
    uint32_t document; /* the document that `symbol` belongs to */
    gm_sym symbol;
    bool stemmed; /* part of the key: a number is not stemmed as a word is */
} cache_slot;

typedef struct cache cache;

/* `bytes` bounds slots and pool together; 0 makes a cache that keeps nothing.  NULL if
 * memory ran out. */
cache *new_cache(size_t bytes);
void free_cache(cache *c);

typedef struct cache_key {
    gm_text word;
    uint32_t hash;
    bool stemmed;
} cache_key;

cache_key key_of(gm_text word, bool stemmed);

/* NULL if the word is not there. */
cache_slot *find_slot(cache *c, const cache_key *key);
gm_text slot_stem(const cache *c, const cache_slot *slot);

/* Keeps the stem of a word that is not there yet, if it fits; the slot is valid until
 * the next call.  NULL if it does not fit. */
cache_slot *add_slot(cache *c, const cache_key *key, gm_text stem);

void clear_cache(cache *c);

#endif
