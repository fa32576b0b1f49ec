/* Documents as bytes, between processes of one program: the host's byte order and
 * sizes, and no promise for the next version. */
#ifndef GM_PIPELINE_WIRE_H
#define GM_PIPELINE_WIRE_H

#include "base/buffer.h"
#include "doc/document.h"

/* Bytes that are read forward; `failed` once there were too few. */
typedef struct gm_wire {
    const char *ptr;
    size_t len;
    bool failed;
} gm_wire;

void gm_wire_put_number(gm_buffer *out, uint64_t number);
void gm_wire_put_text(gm_buffer *out, gm_text text);
uint64_t gm_wire_number(gm_wire *in);
/* Borrowed, with a NUL after it; "" if it failed. */
gm_text gm_wire_text(gm_wire *in);

/* What a reader leaves: id, text, place, meta, what is carried. */
void gm_wire_put_input(gm_buffer *out, const gm_document *document);
/* Into an empty document.  Fails with GM_NOMEM, or GM_INTERNAL if it is damaged. */
gm_status gm_wire_input(gm_wire *in, gm_document *document);

/* What stages make: symbols, layers, columns. */
void gm_wire_put_layers(gm_buffer *out, const gm_document *document);
/* Into a document that has none. */
gm_status gm_wire_layers(gm_wire *in, gm_document *document);

#endif
