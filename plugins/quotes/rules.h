/* The rules that make reports, and the pass over a document that calls them. */
#ifndef QUOTES_RULES_H
#define QUOTES_RULES_H

#include "reading.h"

/* Each returns whether it made a report. */
bool read_closing(reading *r, const cue *c); /* closing.c */
bool read_opening(reading *r, const cue *c); /* opening.c */
bool read_passive(reading *r, const cue *c); /* objects.c */
bool read_noun(reading *r, const cue *c);    /* opening.c */
bool read_scope(reading *r, const cue *c);   /* scope.c */
void read_remains(reading *r);               /* remains.c */

/* Reads the whole document; reports are in the order of their first words. */
gm_status read_document(reading *r, gm_error *err);

#endif
