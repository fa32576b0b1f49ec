/* A block is short enough to be counted through, and long enough for the table to be a
 * sixteenth of the text. */
#include "points.h"

#include <stdlib.h>

enum { BLOCK = 64 };

static bool is_start(char byte)
{
    return ((uint8_t)byte & 0xC0) != 0x80;
}

static uint32_t count_starts(gm_text text, uint32_t begin, uint32_t end)
{
    uint32_t starts = 0;
    for (uint32_t i = begin; i < end; i++)
        starts += is_start(text.ptr[i]);
    return starts;
}

static bool reserve(points *counted, uint32_t blocks)
{
    if (blocks <= counted->room)
        return true;
    uint32_t *before = realloc(counted->before, blocks * sizeof *before);
    if (!before)
        return false;
    counted->before = before;
    counted->room = blocks;
    return true;
}

bool points_count(points *counted, gm_text text)
{
    counted->text = text;
    counted->blocks = text.len / BLOCK + 1;
    counted->count = 0;
    if (!reserve(counted, counted->blocks))
        return false;
    for (uint32_t i = 0; i < counted->blocks; i++) {
        uint32_t begin = i * BLOCK, left = text.len - begin;
        counted->before[i] = counted->count;
        counted->count +=
            count_starts(text, begin, begin + (left < BLOCK ? left : BLOCK));
    }
    return true;
}

void points_free(points *freed)
{
    free(freed->before);
    *freed = (points){0};
}

uint32_t point_of_byte(const points *counted, uint32_t byte)
{
    uint32_t block = byte / BLOCK;
    return counted->before[block] + count_starts(counted->text, block * BLOCK, byte);
}

/* The last block before which there are at most `point` code points. */
static uint32_t block_of_point(const points *counted, uint32_t point)
{
    uint32_t low = 0, high = counted->blocks;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (counted->before[middle] <= point)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint32_t byte_of_point(const points *counted, uint32_t point)
{
    if (point >= counted->count)
        return counted->text.len;
    uint32_t block = block_of_point(counted, point), at = block * BLOCK;
    uint32_t left = point - counted->before[block];
    while (left > 0 || !is_start(counted->text.ptr[at]))
        left -= is_start(counted->text.ptr[at++]);
    return at;
}
