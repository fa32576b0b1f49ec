/* Quotation marks: which words stand between them, and which sentences they hold
 * together.  Linear in the number of words, whatever is opened or never closed. */
#ifndef QUOTES_MARKS_H
#define QUOTES_MARKS_H

#include "view.h"

/* Fills v->stretches with the outermost stretches between marks, in text order and
 * disjoint.  An opening mark that is never closed runs to the end of its
 * paragraph, or to the next opening mark after a stop.  Fails with GM_NOMEM. */
gm_status find_stretches(view *v, gm_error *err);

/* Fills v->units: sentences, with those that one stretch holds together as one.  False
 * if memory ran out. */
bool find_units(view *v);

#endif
