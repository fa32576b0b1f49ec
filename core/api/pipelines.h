/* A pipeline file checked; for gm_pipeline_open(), for training, and for telling. */
#ifndef GM_API_PIPELINES_H
#define GM_API_PIPELINES_H

#include "api/context.h"

/* What there is to know of a pipeline file.  The plan is only to be used if there are
 * no problems. */
typedef struct gm_checked {
    char *file; /* its path, or the name under which none was found */
    gm_config *config;
    gm_plan plan; /* its stages are the config's entries */
    gm_problems problems;
} gm_checked;

/* Checks a pipeline file, or a shipped one by its name; cut off before the stage
 * `until`, if it is in there (NULL: the whole).  Fails with GM_CONFIG if there is no
 * such pipeline, which is a problem without a place, and GM_NOMEM; `*checked` is to be
 * freed in any case. */
gm_status gm_pipelines_check(gm_context *context, const char *pipeline,
                             const char *until, gm_checked *checked);
void gm_checked_free(gm_checked *checked);

/* GM_OK if there are no problems; else GM_CONFIG, and they are in the context's
 * message, or GM_NOMEM. */
gm_status gm_checked_report(const gm_checked *checked, gm_context *context);

/* Tells the context's listener of the warnings.  Fails with GM_NOMEM alone, which is in
 * the context's message. */
gm_status gm_checked_warn(const gm_checked *checked, gm_context *context);

/* The plan of a pipeline file that has no problems.  What is wrong is in the context's
 * message. */
gm_status gm_pipelines_plan(gm_context *context, const char *pipeline,
                            const char *until, gm_plan *plan);

#endif
