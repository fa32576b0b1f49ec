/* Quoted words in the object of a cue. */
#ifndef QUOTES_OBJECTS_H
#define QUOTES_OBJECTS_H

#include "reading.h"

/* Whether a report was made; `i` and `bare` are what skip_adjuncts() gave. */
bool read_object(reading *r, const cue *c, uint32_t i, bool bare);

#endif
