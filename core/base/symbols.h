/* A string interner: bytes -> gm_sym -> bytes, over an arena.
 *
 * The same bytes give the same symbol; symbol 0 is the empty text.  The table holds
 * offsets of strings that live in the arena, so resetting both empties the interner. */
#ifndef GM_BASE_SYMBOLS_H
#define GM_BASE_SYMBOLS_H

#include "base/arena.h"

#include <guillemet/stage.h>

typedef struct gm_symbols {
    gm_arena *arena;
    gm_text *texts;   /* by symbol; texts[0] is empty */
    uint32_t *hashes; /* by symbol */
    uint32_t *slots;  /* open addressing; 0 is free */
    uint32_t count, capacity, slots_count;
    bool failed; /* memory ran out at some intern */
} gm_symbols;

void gm_symbols_init(gm_symbols *symbols, gm_arena *arena);

/* 0 for the empty text, or if memory ran out (then `failed` is set). */
gm_sym gm_symbols_intern(gm_symbols *symbols, gm_text text);

gm_text gm_symbols_text(const gm_symbols *symbols, gm_sym symbol);

/* Forgets every symbol and keeps the tables, unless one document made them huge. */
void gm_symbols_clear(gm_symbols *symbols);
void gm_symbols_free(gm_symbols *symbols);

#endif
