/* The lines of an .ann file. */
#ifndef GM_WRITE_BRAT_ANNOTATION_H
#define GM_WRITE_BRAT_ANNOTATION_H

#include "base/buffer.h"
#include "doc/document.h"
#include "text/offsets.h"

/* Appends the entities and quotes of a document; `offsets` counts its code points.
 * Fails with GM_NOMEM alone. */
gm_status gm_brat_annotate(gm_buffer *out, const gm_document *document,
                           const gm_offsets *offsets, gm_error *err);

/* Appends a type as brat allows it: ASCII letters, digits, "-" and "_"; "Entity" for
 * none. */
void gm_brat_put_type(gm_buffer *out, gm_text type);

#endif
