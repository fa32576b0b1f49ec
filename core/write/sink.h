/* Where the bytes of an output go: a file, or standard output. */
#ifndef GM_WRITE_SINK_H
#define GM_WRITE_SINK_H

#include "base/buffer.h"

typedef struct gm_sink gm_sink;

/* `path` NULL or "-" is standard output; `go_on` appends to what is there, which is
 * otherwise emptied.  Fails with GM_CONFIG if it cannot be opened. */
gm_status gm_sink_open(const char *path, bool go_on, gm_sink **sink, gm_error *err);

/* These fail with GM_OUTPUT; gm_sink_close() closes whatever happens. */
gm_status gm_sink_write(gm_sink *sink, const gm_buffer *bytes, gm_error *err);
gm_status gm_sink_close(gm_sink *sink, gm_error *err);

#endif
