/* An annotated document for reading: its headline, the first tokens with their stems,
 * the entities, and a table of who says what. */
#ifndef GM_WRITE_PRETTY_H
#define GM_WRITE_PRETTY_H

#include "write/format.h"

extern const gm_write_format gm_pretty_writer;

/* `colour`: with the escape sequences of ECMA-48.  Fails with GM_NOMEM alone. */
gm_status gm_pretty_write(gm_buffer *out, const gm_document *document, bool colour,
                          gm_error *err);

#endif
