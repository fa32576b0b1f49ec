/* The files of a walk, one after another, each with its bytes and its neighbours.
 *
 * A compressed file is as if it were not compressed: `a.jsonl.gz` is the file
 * `a.jsonl`. An archive that was named is as if it were a folder, and one in a folder
 * as if it were a folder there that has its name without the extension; its members
 * come in the order of the archive.  The bytes tell what is compressed, whatever it is
 * called; an archive in a folder is called .zip, .tar, .tar.gz and the like. */
#ifndef GM_IO_FILES_H
#define GM_IO_FILES_H

#include "io/stream.h"
#include "io/walk.h"

typedef struct gm_files gm_files;

/* As gm_walk_open(), but that a path which does not exist may be a pattern of the
 * shell's ("a/2024-*.csv.gz"), as glob(3) has it.  No path is standard input. */
gm_status gm_files_open(const char *const *paths, uint32_t count, gm_files **files,
                        gm_error *err);

/* The next file; as gm_walk_next().  A damaged archive, and a member whose name leads
 * out of it, fail with GM_INPUT, and the next call goes on behind them. */
gm_status gm_files_next(gm_files *files, gm_walk_entry *entry, bool *end,
                        gm_error *err);

/* The bytes of the file at hand, which the caller closes before the next file. */
gm_status gm_files_stream(gm_files *files, gm_stream **stream, gm_error *err);

/* The bytes of another file in the folder of the one at hand, appended to `bytes`;
 * `found` tells whether there is one.  In an archive those of NAME.ann and metadata.csv
 * alone are known, and in one that is standard input none. */
gm_status gm_files_beside(gm_files *files, const char *name, gm_buffer *bytes,
                          bool *found, gm_error *err);

void gm_files_close(gm_files *files);

#endif
