/* Makes a report of what stands to the right of its cue: its parts and its source. */
#ifndef QUOTES_CLAUSES_H
#define QUOTES_CLAUSES_H

#include "reading.h"

/* The clause that begins with word `begin`; false if it makes no report. */
bool read_clause(reading *r, const cue *c, uint32_t begin, rule by);

/* Adds [begin, end) to the last report; further clauses under the same cue, "… et que
 * B", are fragments.  False if nothing is left of the last one. */
bool add_clauses(reading *r, uint32_t begin, uint32_t end);

/* Settles the last report and finds its source; it is dropped, and false returned, if
 * it may not be one without a source or without quoted words. */
bool finish_opening(reading *r, const cue *c, uint32_t end, bool need_source);

/* "alors que", "ainsi que", "ce que": whether the "que" is part of a conjunction of the
 * writer's, and begins nothing that the cue reports. */
bool is_conjunction(const view *v, const cue *c, uint32_t que);

#endif
