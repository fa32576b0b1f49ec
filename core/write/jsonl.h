/* An annotated document as one line of JSON: the project's own format. */
#ifndef GM_WRITE_JSONL_H
#define GM_WRITE_JSONL_H

#include "write/format.h"

extern const gm_write_format gm_jsonl_writer;

/* `offsets` is scratch of the caller's, one a thread.  Fails with GM_NOMEM alone. */
gm_status gm_jsonl_write(gm_buffer *out, const gm_document *document, gm_unit unit,
                         gm_offsets *offsets, gm_error *err);

/* The same as far as the text, with the comma behind it: what tells a document's line
 * from others.  `out` remembers want of memory. */
void gm_jsonl_write_start(gm_buffer *out, const gm_document *document);

#endif
