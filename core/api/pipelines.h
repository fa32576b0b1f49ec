/* A pipeline file checked; for gm_pipeline_open() and for training. */
#ifndef GM_API_PIPELINES_H
#define GM_API_PIPELINES_H

#include "api/context.h"

/* The plan of a pipeline file, or of a shipped one by its name; cut off before the
 * stage `until`, if it is in there (NULL: the whole).  What is wrong is in the
 * context's message. */
gm_status gm_pipelines_plan(gm_context *context, const char *pipeline,
                            const char *until, gm_plan *plan);

#endif
