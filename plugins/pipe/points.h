/* From bytes of a text to its code points and back: programs count code points, as the
 * output of guillemet does, and stages count bytes. */
#ifndef GUILLEMET_PIPE_POINTS_H
#define GUILLEMET_PIPE_POINTS_H

#include <guillemet/stage.h>

typedef struct points {
    gm_text text;     /* the document's */
    uint32_t *before; /* code points before each block of 64 json_line */
    uint32_t blocks, room;
    uint32_t count; /* of the whole text */
} points;

/* Takes the place of what was counted before; false if memory ran out. */
bool points_count(points *counted, gm_text text);
void points_free(points *freed);

/* The code points before a byte; `byte` is at most the length of the text. */
uint32_t point_of_byte(const points *counted, uint32_t byte);

/* Where a code point begins; `point` is at most `count`, whose place is the end. */
uint32_t byte_of_point(const points *counted, uint32_t point);

#endif
