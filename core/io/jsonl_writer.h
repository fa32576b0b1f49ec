/* An annotated document as one line of JSON: the project's own format. */
#ifndef GM_IO_JSONL_WRITER_H
#define GM_IO_JSONL_WRITER_H

#include "base/buffer.h"
#include "doc/document.h"
#include "text/offsets.h"

/* `offsets` is scratch of the caller's, one a thread.  Fails with GM_NOMEM alone. */
gm_status gm_jsonl_write(gm_buffer *out, const gm_document *document, gm_unit unit,
                         gm_offsets *offsets, gm_error *err);

/* The same as far as the text, with the comma behind it: what tells a document's line
 * from others.  `out` remembers want of memory. */
void gm_jsonl_write_start(gm_buffer *out, const gm_document *document);

#endif
