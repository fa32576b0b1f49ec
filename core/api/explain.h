/* What `guillemet check` tells: a plan stage by stage, or the problems in its way. */
#ifndef GM_API_EXPLAIN_H
#define GM_API_EXPLAIN_H

#include "api/pipelines.h"

/* The plan of a pipeline without problems, for reading.  Fails with GM_NOMEM alone. */
gm_status gm_explain_text(const gm_context *context, const gm_checked *checked,
                          gm_buffer *out, gm_error *err);

/* The problems, and the plan if there are none, as one JSON object.  Fails alike. */
gm_status gm_explain_json(const gm_context *context, const gm_checked *checked,
                          gm_buffer *out, gm_error *err);

/* Writes all of `text`.  Fails with GM_OUTPUT, or GM_NOMEM if `text` has failed. */
gm_status gm_explain_print(const gm_buffer *text, FILE *out, gm_error *err);

#endif
