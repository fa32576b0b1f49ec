/* Hashes of strings and of features.  They are written into model files: a change
 * here is a new NER_MODEL_VERSION. */
#ifndef NER_HASH_H
#define NER_HASH_H

#include <stddef.h>
#include <stdint.h>

/* The finalizer of MurmurHash3 (Appleby, public domain): a bijection that spreads
 * every bit over all. */
static inline uint64_t ner_mix(uint64_t h)
{
    h ^= h >> 33;
    h *= UINT64_C(0xff51afd7ed558ccd);
    h ^= h >> 33;
    h *= UINT64_C(0xc4ceb9fe1a85ec53);
    return h ^ h >> 33;
}

/* FNV-1a (Fowler, Noll, Vo), then mixed. */
static inline uint64_t ner_hash(const char *ptr, size_t len)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < len; i++)
        h = (h ^ (unsigned char)ptr[i]) * UINT64_C(0x100000001b3);
    return ner_mix(h);
}

static inline uint64_t ner_combine(uint64_t a, uint64_t b)
{
    return ner_mix(a * UINT64_C(0x9e3779b97f4a7c15) + b);
}

#endif
