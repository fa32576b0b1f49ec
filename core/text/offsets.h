/* Offsets at the edges: bytes inside, code points or UTF-16 units outside.
 *
 * One pass over the text notes the count at every 64th byte; a conversion then counts
 * within one block of 64.  Built once a document, by whoever writes or reads offsets
 * in another unit. */
#ifndef GM_TEXT_OFFSETS_H
#define GM_TEXT_OFFSETS_H

#include "base/error.h"

#include <guillemet/guillemet.h>

typedef struct gm_offsets {
    gm_text text;
    gm_unit unit;
    uint32_t *marks; /* units before byte 64 * i */
    uint32_t marks_count, marks_capacity;
    uint32_t units; /* of the whole text */
} gm_offsets;

/* `offsets` zeroed or used before; `text` is borrowed. */
gm_status gm_offsets_build(gm_offsets *offsets, gm_text text, gm_unit unit,
                           gm_error *err);

/* `byte` in units.  A byte inside a character counts as its end. */
uint32_t gm_offsets_from_byte(const gm_offsets *offsets, uint32_t byte);

/* The byte at which unit `at` begins; false if it lies outside the text or, in UTF-16,
 * between the halves of a pair. */
bool gm_offsets_to_byte(const gm_offsets *offsets, uint64_t at, uint32_t *byte);

void gm_offsets_free(gm_offsets *offsets);

/* Line and column, from 1, columns in code points: for messages about text. */
void gm_offsets_line(const char *ptr, size_t at, uint32_t *line, uint32_t *column);

#endif
