/* A document that failed as one line of JSON, which the reader of JSON Lines takes
 * again if it has a text: id, file, line, stage, message, text, meta. */
#ifndef GM_WRITE_FAILURES_H
#define GM_WRITE_FAILURES_H

#include "pipeline/flow.h"

void gm_failures_write(gm_buffer *out, const gm_refusal *refusal);

#endif
