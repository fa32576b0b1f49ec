/* Linear probing over a power-of-two table at most half full. */
#include "base/symbols.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 256, KEPT_BY_CLEAR = 64 * 1024 };

/* FNV-1a, 32 bits (Fowler, Noll, Vo). */
static uint32_t hash_bytes(gm_text text)
{
    uint32_t hash = 2166136261u;
    for (uint32_t i = 0; i < text.len; i++)
        hash = (hash ^ (uint8_t)text.ptr[i]) * 16777619u;
    return hash;
}

void gm_symbols_init(gm_symbols *symbols, gm_arena *arena)
{
    *symbols = (gm_symbols){.arena = arena, .count = 1};
}

static void place(gm_symbols *symbols, gm_sym symbol)
{
    uint32_t mask = symbols->slots_count - 1;
    uint32_t slot = symbols->hashes[symbol] & mask;
    while (symbols->slots[slot])
        slot = (slot + 1) & mask;
    symbols->slots[slot] = symbol;
}

static bool grow(gm_symbols *symbols)
{
    if (symbols->capacity > UINT32_MAX / 4)
        return false;
    uint32_t capacity = symbols->capacity ? 2 * symbols->capacity : FIRST_CAPACITY;
    gm_text *texts = realloc(symbols->texts, capacity * sizeof *texts);
    if (!texts)
        return false;
    symbols->texts = texts;
    symbols->texts[0] = (gm_text){"", 0};
    uint32_t *hashes = realloc(symbols->hashes, capacity * sizeof *hashes);
    if (!hashes)
        return false;
    symbols->hashes = hashes;
    uint32_t *slots = calloc(2 * (size_t)capacity, sizeof *slots);
    if (!slots)
        return false;
    free(symbols->slots);
    symbols->slots = slots;
    symbols->slots_count = 2 * capacity;
    symbols->capacity = capacity;
    for (gm_sym symbol = 1; symbol < symbols->count; symbol++)
        place(symbols, symbol);
    return true;
}

static gm_sym find(const gm_symbols *symbols, gm_text text, uint32_t hash)
{
    if (!symbols->slots_count)
        return 0;
    uint32_t mask = symbols->slots_count - 1;
    for (uint32_t slot = hash & mask; symbols->slots[slot]; slot = (slot + 1) & mask) {
        gm_sym symbol = symbols->slots[slot];
        gm_text known = symbols->texts[symbol];
        if (symbols->hashes[symbol] == hash && known.len == text.len &&
            memcmp(known.ptr, text.ptr, text.len) == 0)
            return symbol;
    }
    return 0;
}

static gm_sym add(gm_symbols *symbols, gm_text text, uint32_t hash)
{
    if (symbols->count >= symbols->capacity && !grow(symbols))
        return 0;
    char *copy = gm_arena_copy(symbols->arena, text.ptr, text.len);
    if (!copy)
        return 0;
    gm_sym symbol = symbols->count++;
    symbols->texts[symbol] = (gm_text){copy, text.len};
    symbols->hashes[symbol] = hash;
    place(symbols, symbol);
    return symbol;
}

gm_sym gm_symbols_intern(gm_symbols *symbols, gm_text text)
{
    if (text.len == 0)
        return 0;
    uint32_t hash = hash_bytes(text);
    gm_sym symbol = find(symbols, text, hash);
    if (!symbol)
        symbol = add(symbols, text, hash);
    if (!symbol)
        symbols->failed = true;
    return symbol;
}

gm_text gm_symbols_text(const gm_symbols *symbols, gm_sym symbol)
{
    if (symbol == 0 || symbol >= symbols->count)
        return (gm_text){"", 0};
    return symbols->texts[symbol];
}

void gm_symbols_clear(gm_symbols *symbols)
{
    if (symbols->slots_count > KEPT_BY_CLEAR)
        gm_symbols_free(symbols);
    symbols->count = 1;
    symbols->failed = false;
    if (symbols->slots)
        memset(symbols->slots, 0, symbols->slots_count * sizeof *symbols->slots);
}

void gm_symbols_free(gm_symbols *symbols)
{
    free(symbols->texts);
    free(symbols->hashes);
    free(symbols->slots);
    *symbols = (gm_symbols){.arena = symbols->arena, .count = 1};
}
