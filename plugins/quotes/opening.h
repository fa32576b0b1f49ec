/* What opening.c and objects.c share: the parts and the source of a report to the right
 * of its cue. */
#ifndef QUOTES_OPENING_H
#define QUOTES_OPENING_H

#include "reading.h"

/* The quoted stretch whose mark is word i; NULL if there is none. */
static inline const stretch *stretch_at(const view *v, uint32_t i)
{
    uint32_t s = i < v->count ? v->words[i].stretch : 0;
    return s && v->stretches[s - 1].open == i ? &v->stretches[s - 1] : NULL;
}

/* The word after its closing mark. */
static inline uint32_t stretch_end(const stretch *quoted)
{
    return quoted->close == NOWHERE ? quoted->end : quoted->close + 1;
}

/* The clause that begins with word `begin`; false if it makes no report. */
bool read_clause(reading *r, const cue *c, uint32_t begin, rule by);

/* "… et que B": further clauses under the same cue are fragments. */
bool add_clauses(reading *r, uint32_t begin, uint32_t end);

/* Settles the last report and finds its source; it is dropped, and false returned, if
 * it may not be one without a source or without quoted words. */
bool finish_opening(reading *r, const cue *c, uint32_t end, bool need_source);

/* "suggère, croquis à l'appui, que": the word after what stands between commas at word
 * i; NOWHERE if nothing does. */
uint32_t after_aside(const reading *r, uint32_t i);

/* Quoted words in the object; `i` and `bare` are what skip_adjuncts() gave. */
bool read_object(reading *r, const cue *c, uint32_t i, bool bare);

#endif
