/* Documents through a pipeline on many threads, in input order.
 *
 * The calling thread reads and writes, the others annotate.  The number of documents in
 * flight is bounded, so memory does not grow with the corpus.  The output does not
 * depend on the number of threads. */
#ifndef GM_PIPELINE_RUNNER_H
#define GM_PIPELINE_RUNNER_H

#include "base/buffer.h"
#include "pipeline/pipeline.h"
#include "text/offsets.h"

/* Where documents come from and go to; `who` is handed to each function.  read, write
 * and failed run on the calling thread, render on any. */
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
    void (*failed)(void *who, const char *message);
} gm_flow;

/* `threads` from 1.  What read() and write() fail with, but for GM_INPUT, ends the run;
 * a stage's failure costs the document alone. */
gm_status gm_runner_run(const gm_pipeline *pipeline, const gm_flow *flow,
                        uint32_t threads, gm_error *err);

#endif
