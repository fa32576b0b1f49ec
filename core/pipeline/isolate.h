/* Documents through a pipeline in processes, in input order: as runner.h does it on
 * threads, to the same bytes, but that a stage that crashes or hangs costs its document
 * alone, and not the run. */
#ifndef GM_PIPELINE_ISOLATE_H
#define GM_PIPELINE_ISOLATE_H

#include "pipeline/flow.h"

/* `processes` from 1; `seconds` is what a document may take, from 1.  The stages have
 * been opened, and are started in each process.  The calling thread reads, writes and
 * watches; read() of the flow may wait, and then nothing is watched. */
gm_status gm_isolate_run(const gm_pipeline *pipeline, const gm_flow *flow,
                         uint32_t processes, uint32_t seconds, gm_error *err);

#endif
