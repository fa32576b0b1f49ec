/* The invariants of what a stage wrote, checked as soon as it returns. */
#ifndef GM_DOC_VERIFY_H
#define GM_DOC_VERIFY_H

#include "doc/document.h"

/* Rows in order of begin, every span inside the text and on the borders of characters,
 * every symbol one of the document's, the span of a row with parts being their hull.
 * Fails with GM_INTERNAL, naming layer and row. */
gm_status gm_verify_table(const gm_document *document, gm_table *table, gm_error *err);
gm_status gm_verify_column(const gm_document *document, gm_table *table,
                           gm_column *column, gm_error *err);

#endif
