/* What a program answers: one line of JSON,
 *
 *     {"rows":[{"begin":3,"end":8,"label":"weather","value":"rain"}]}
 *
 * or {"error":"why this document cannot be processed"}.  `label` and `value` may be
 * left out or null; keys that nobody reads are refused, since they are misspelt ones.
 */
#ifndef GUILLEMET_PIPE_ANSWER_H
#define GUILLEMET_PIPE_ANSWER_H

#include "points.h"

#include <jansson.h>

typedef struct answer_row {
    gm_span span; /* in json_line */
    gm_text label, value;
    uint32_t order; /* in which the program gave it */
} answer_row;

typedef struct answer {
    json_t *json; /* has the bytes of labels and values */
    answer_row *rows;
    uint32_t count, room;
    bool misread; /* the line was no answer: whoever wrote it may have lost its place */
} answer;

/* Takes the place of what was read before; rows come in order of begin, those of one
 * begin as the program gave them.  Fails with GM_NOMEM and GM_INPUT. */
gm_status read_answer(answer *read, gm_text line, const points *counted, gm_error *err);

/* Frees the JSON alone, of which there may be much. */
void forget_answer(answer *forgotten);
void free_answer(answer *freed);

#endif
