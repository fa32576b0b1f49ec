/* Documents through a pipeline on many threads, in input order.
 *
 * The calling thread reads and writes, the others annotate.  The number of documents in
 * flight is bounded, so memory does not grow with the corpus.  The output does not
 * depend on the number of threads. */
#ifndef GM_PIPELINE_RUNNER_H
#define GM_PIPELINE_RUNNER_H

#include "pipeline/flow.h"

/* `threads` from 1.  What read(), write() and failed() fail with, but for GM_INPUT of
 * read(), ends the run; a stage's failure costs the document alone. */
gm_status gm_runner_run(const gm_pipeline *pipeline, const gm_flow *flow,
                        uint32_t threads, gm_error *err);

#endif
