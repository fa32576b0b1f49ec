/* The files that a command line names: files as they are, folders walked in name order.
 *
 * Folders are read as they are reached, so memory grows with the deepest path and the
 * fullest folder, not with the number of files. */
#ifndef GM_IO_WALK_H
#define GM_IO_WALK_H

#include "base/error.h"

typedef struct gm_walk gm_walk;

/* One file. */
typedef struct gm_walk_entry {
    const char *path; /* valid until the next call */
    const char *name; /* the part below the folder that was named; of a file named
                         itself, its last component */
    bool named;       /* on the command line, and so whatever its extension */
} gm_walk_entry;

/* `paths` is borrowed.  Fails with GM_CONFIG, before anything is read, where a path
 * does not exist. */
gm_status gm_walk_open(const char *const *paths, uint32_t count, gm_walk **walk,
                       gm_error *err);

/* False behind the last; a folder that cannot be read fails with GM_INPUT and is left
 * out.  Names that begin with a dot are left out too. */
gm_status gm_walk_next(gm_walk *walk, gm_walk_entry *entry, bool *end, gm_error *err);

void gm_walk_close(gm_walk *walk);

#endif
