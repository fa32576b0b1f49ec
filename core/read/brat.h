/* brat standoff annotation (https://brat.nlplab.org/standoff.html), entities alone. */
#ifndef GM_READ_BRAT_H
#define GM_READ_BRAT_H

#include "read/format.h"

/* Reads the text-bound lines (T1<TAB>Type begin end<TAB>text) of an .ann file into the
 * layer "entity" of a document that has its text; offsets are code points, and of a
 * discontinuous span the hull counts.  Fails with GM_INPUT, naming the line. */
gm_status gm_brat_read(gm_document *document, gm_text annotations, gm_error *err);

/* The same of NAME.ann beside the file that is being read, NAME.txt; of a file that has
 * none, nothing. */
gm_status gm_brat_read_beside(gm_document *document, const gm_input *input,
                              gm_error *err);

#endif
