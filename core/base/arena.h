/* A bump arena: memory that is given back all at once.
 *
 * gm_arena_reset() keeps the newest and largest block for reuse, up to a limit, so that
 * one huge document does not pin its memory for ever.  One owner, no locks. */
#ifndef GM_BASE_ARENA_H
#define GM_BASE_ARENA_H

#include <stddef.h>

typedef struct gm_block gm_block;

typedef struct gm_arena {
    gm_block *block; /* the newest; older ones are chained behind it */
    size_t used;     /* bytes given out since the last reset */
} gm_arena;

/* `bytes` zeroed bytes, aligned for any type; NULL if memory ran out. */
void *gm_arena_alloc(gm_arena *arena, size_t bytes);

/* Makes an allocation of `old` bytes `bytes` long: in place if it is the last one and
 * there is room, else as a copy.  What is new is zeroed.  NULL leaves the old one. */
void *gm_arena_grow(gm_arena *arena, void *ptr, size_t old, size_t bytes);

/* A copy with a NUL after it. */
char *gm_arena_copy(gm_arena *arena, const char *ptr, size_t len);

void gm_arena_reset(gm_arena *arena);
void gm_arena_free(gm_arena *arena);

#endif
