/* A sequence of n bytes is one code point, and one UTF-16 unit or, of four bytes, two:
 * so the units of a run of bytes are the bytes that begin a character, plus, for
 * UTF-16, those of F0 and above. */
#include "text/offsets.h"

#include "text/utf8.h"

#include <stdlib.h>

enum { BLOCK = 64 };

static uint32_t unit_of(gm_unit unit, char byte)
{
    uint32_t begins = gm_utf8_is_start(byte);
    return unit == GM_UNIT_UTF16 ? begins + ((uint8_t)byte >= 0xF0) : begins;
}

static uint32_t count_units(gm_unit unit, const char *ptr, uint32_t len)
{
    uint32_t units = 0;
    if (unit == GM_UNIT_BYTE)
        return len;
    for (uint32_t i = 0; i < len; i++)
        units += unit_of(unit, ptr[i]);
    return units;
}

gm_status gm_offsets_build(gm_offsets *offsets, gm_text text, gm_unit unit,
                           gm_error *err)
{
    uint32_t blocks = text.len / BLOCK + 1;
    if (blocks > offsets->marks_capacity) {
        uint32_t *marks = realloc(offsets->marks, blocks * sizeof *marks);
        if (!marks)
            return gm_error_nomem(err);
        offsets->marks = marks;
        offsets->marks_capacity = blocks;
    }
    offsets->text = text;
    offsets->unit = unit;
    offsets->marks_count = blocks;
    offsets->units = 0;
    for (uint32_t i = 0; i < blocks; i++) {
        uint32_t begin = i * BLOCK;
        uint32_t len = text.len - begin < BLOCK ? text.len - begin : BLOCK;
        offsets->marks[i] = offsets->units;
        offsets->units += count_units(unit, text.ptr + begin, len);
    }
    return GM_OK;
}

uint32_t gm_offsets_from_byte(const gm_offsets *offsets, uint32_t byte)
{
    uint32_t block = byte / BLOCK;
    return offsets->marks[block] +
           count_units(offsets->unit, offsets->text.ptr + block * BLOCK, byte % BLOCK);
}

/* The last block that begins at or before unit `at`. */
static uint32_t find_block(const gm_offsets *offsets, uint64_t at)
{
    uint32_t low = 0, high = offsets->marks_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (offsets->marks[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

bool gm_offsets_to_byte(const gm_offsets *offsets, uint64_t at, uint32_t *byte)
{
    if (at > offsets->units)
        return false;
    uint32_t block = find_block(offsets, at);
    uint64_t units = offsets->marks[block];
    uint32_t i = block * BLOCK;
    while (units < at && i < offsets->text.len)
        units += count_units(offsets->unit, offsets->text.ptr + i++, 1);
    while (i < offsets->text.len && !gm_utf8_is_start(offsets->text.ptr[i]))
        i++;
    *byte = i;
    return units == at;
}

void gm_offsets_free(gm_offsets *offsets)
{
    free(offsets->marks);
    *offsets = (gm_offsets){0};
}

void gm_offsets_line(const char *ptr, size_t at, uint32_t *line, uint32_t *column)
{
    size_t begin = 0;
    *line = 1;
    for (size_t i = 0; i < at; i++) {
        if (ptr[i] == '\n') {
            (*line)++;
            begin = i + 1;
        }
    }
    *column = (uint32_t)gm_utf8_count(ptr + begin, at - begin) + 1;
}
