/* Blocks are chained, newest first; each starts with its header. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    ALIGNMENT = alignof(max_align_t),
    FIRST_BLOCK = 16 * 1024,
    KEPT_BY_RESET = 4 * 1024 * 1024
};

struct gm_block {
    alignas(max_align_t) gm_block *older;
    size_t capacity, used;
};

static char *block_bytes(gm_block *block)
{
    return (char *)(block + 1);
}

static size_t aligned(size_t bytes)
{
    return (bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

static gm_block *add_block(gm_arena *arena, size_t need)
{
    size_t capacity = arena->block ? 2 * arena->block->capacity : FIRST_BLOCK;
    if (capacity < need)
        capacity = need;
    if (capacity > SIZE_MAX - sizeof(gm_block))
        return NULL;
    gm_block *block = malloc(sizeof *block + capacity);
    if (!block)
        return NULL;
    *block = (gm_block){.older = arena->block, .capacity = capacity};
    return arena->block = block;
}

void *gm_arena_alloc(gm_arena *arena, size_t bytes)
{
    if (bytes > SIZE_MAX / 4)
        return NULL;
    size_t need = aligned(bytes ? bytes : 1);
    gm_block *block = arena->block;
    if (!block || block->capacity - block->used < need) {
        block = add_block(arena, need);
        if (!block)
            return NULL;
    }
    char *ptr = block_bytes(block) + block->used;
    block->used += need;
    arena->used += need;
    return memset(ptr, 0, need);
}

void *gm_arena_grow(gm_arena *arena, void *ptr, size_t old, size_t bytes)
{
    if (bytes > SIZE_MAX / 4)
        return NULL;
    gm_block *block = arena->block;
    size_t held = aligned(old ? old : 1), need = aligned(bytes ? bytes : 1);
    bool last = ptr && (char *)ptr + held == block_bytes(block) + block->used;
    if (last && block->capacity - block->used >= need - held) {
        memset((char *)ptr + old, 0, need - old);
        block->used += need - held;
        arena->used += need - held;
        return ptr;
    }
    void *moved = gm_arena_alloc(arena, bytes);
    if (moved && ptr)
        memcpy(moved, ptr, old);
    return moved;
}

char *gm_arena_copy(gm_arena *arena, const char *ptr, size_t len)
{
    char *copy = gm_arena_alloc(arena, len + 1);
    if (copy && len)
        memcpy(copy, ptr, len);
    return copy;
}

void gm_arena_free(gm_arena *arena)
{
    for (gm_block *block = arena->block, *older; block; block = older) {
        older = block->older;
        free(block);
    }
    *arena = (gm_arena){0};
}

/* The newest block stays: blocks double, so it is as large as all others together. */
void gm_arena_reset(gm_arena *arena)
{
    gm_block *block = arena->block;
    if (!block)
        return;
    gm_arena older = {.block = block->older};
    gm_arena_free(&older);
    block->older = NULL;
    block->used = 0;
    arena->used = 0;
    if (block->capacity > KEPT_BY_RESET)
        gm_arena_free(arena);
}
