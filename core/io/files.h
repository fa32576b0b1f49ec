/* The files of a walk, one after another, each with its bytes and its neighbours. */
#ifndef GM_IO_FILES_H
#define GM_IO_FILES_H

#include "io/stream.h"
#include "io/walk.h"

typedef struct gm_files gm_files;

/* As gm_walk_open(); no path is standard input. */
gm_status gm_files_open(const char *const *paths, uint32_t count, gm_files **files,
                        gm_error *err);

/* The next file, whose bytes are not opened yet; as gm_walk_next(). */
gm_status gm_files_next(gm_files *files, gm_walk_entry *entry, bool *end,
                        gm_error *err);

/* The bytes of the file at hand, which the caller closes before the next file. */
gm_status gm_files_stream(gm_files *files, gm_stream **stream, gm_error *err);

/* The bytes of another file in the folder of the one at hand, appended to `bytes`;
 * `found` tells whether there is one. */
gm_status gm_files_beside(gm_files *files, const char *name, gm_buffer *bytes,
                          bool *found, gm_error *err);

void gm_files_close(gm_files *files);

#endif
