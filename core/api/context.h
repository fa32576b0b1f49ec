/* What the public handles hold. */
#ifndef GM_API_CONTEXT_H
#define GM_API_CONTEXT_H

#include "base/buffer.h"
#include "base/error.h"
#include "pipeline/pipeline.h"

#include <guillemet/guillemet.h>

struct gm_context {
    gm_search plugins, models;
    gm_registry *registry; /* opened with the first pipeline; NULL before */
    gm_listener *listener;
    void *who;
    gm_failure failure;
    gm_buffer message; /* of the last failure, NUL-terminated */
};

/* Puts the failure's message where gm_context_message() finds it; returns `status`. */
gm_status gm_context_fail(gm_context *context, gm_status status);

/* Where errors of the call that begins now are to go. */
gm_error *gm_context_error(gm_context *context);

/* The registry, opened at the first call; from then on plugin folders stay as they are.
 */
gm_status gm_context_registry(gm_context *context, gm_registry **registry);

#endif
