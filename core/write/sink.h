/* Where the bytes of an output go: a file, compressed if it is called so, or standard
 * output. */
#ifndef GM_WRITE_SINK_H
#define GM_WRITE_SINK_H

#include "base/buffer.h"

typedef struct gm_sink gm_sink;

/* `path` NULL or "-" is standard output.  What is in the file stays there until
 * gm_sink_begin().  Fails with GM_CONFIG if it cannot be opened. */
gm_status gm_sink_open(const char *path, gm_sink **sink, gm_error *err);

/* Whether it is a file that can be cut; how long that is, in bytes. */
bool gm_sink_is_file(const gm_sink *sink);
uint64_t gm_sink_length(const gm_sink *sink);

bool gm_sink_is_packed(const gm_sink *sink);

/* Cuts the file to `length` bytes, where writing begins; of what is no file, nothing is
 * cut.  Called once, before the first write. */
gm_status gm_sink_begin(gm_sink *sink, uint64_t length, gm_error *err);

gm_status gm_sink_write(gm_sink *sink, const gm_buffer *bytes, gm_error *err);

/* Ends what was begun of a frame, so that the file can be cut here. */
gm_status gm_sink_end_frame(gm_sink *sink, gm_error *err);

/* Behind the last write: a packed file without any frame is none, and so gets one. */
gm_status gm_sink_finish(gm_sink *sink, gm_error *err);

/* Everything written is in the file; with `sync`, on the disk.  `length` is then the
 * file's. */
gm_status gm_sink_flush(gm_sink *sink, bool sync, uint64_t *length, gm_error *err);

/* Those above fail with GM_OUTPUT or GM_NOMEM, as does this, which closes whatever
 * happens. */
gm_status gm_sink_close(gm_sink *sink, gm_error *err);

#endif
