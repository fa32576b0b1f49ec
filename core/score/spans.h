/* Sets of spans, as sorted arrays. */
#ifndef GM_SCORE_SPANS_H
#define GM_SCORE_SPANS_H

#include <guillemet/stage.h>

/* A span in some unit, and what it is called. */
typedef struct gm_mark {
    gm_span span;
    gm_sym type;
} gm_mark;

/* Sorts by begin, end, type and leaves out what is there twice; returns the count. */
uint32_t gm_marks_unique(gm_mark *marks, uint32_t count);

/* How many marks both sets have; with `untyped`, how many spans. */
uint32_t gm_marks_common(const gm_mark *a, uint32_t as, const gm_mark *b, uint32_t bs,
                         bool untyped);

#endif
