/* Where documents come from and go to, whoever takes them through the pipeline: threads
 * (runner.h) or processes (isolate.h). */
#ifndef GM_PIPELINE_FLOW_H
#define GM_PIPELINE_FLOW_H

#include "base/buffer.h"
#include "pipeline/pipeline.h"
#include "text/offsets.h"

/* A document that failed.  What it points to lives until the call is over. */
typedef struct gm_refusal {
    const gm_document *document;
    bool is_read;        /* its text and meta are there */
    const char *stage;   /* that failed; NULL: none did */
    const char *message; /* whole, with its place */
} gm_refusal;

/* `who` is handed to each function.  read, write and failed run on the calling thread,
 * render on any. */
typedef struct gm_flow {
    void *who;
    /* Fills an empty document, or sets `end`.  GM_INPUT is reported to failed(). */
    gm_status (*read)(void *who, gm_document *document, bool *end, gm_error *err);
    /* Fills the `outputs` buffers of a document, which write() then has. */
    uint32_t outputs;
    gm_status (*render)(void *who, gm_buffer *rendered, const gm_document *document,
                        gm_offsets *scratch, gm_error *err);
    gm_status (*write)(void *who, gm_buffer *rendered, const gm_document *document,
                       gm_error *err);
    gm_status (*failed)(void *who, const gm_refusal *refusal, gm_error *err);
    bool needs_layers;     /* write() looks at the layers of the document */
    uint64_t *nanoseconds; /* one a stage, added to at the end; NULL: not wanted */
} gm_flow;

#endif
