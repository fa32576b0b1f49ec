/* Files that a pipeline file includes: where they lie, and which may be included. */
#ifndef GM_CONFIG_INCLUDE_H
#define GM_CONFIG_INCLUDE_H

#include "base/arena.h"
#include "config/problems.h"

/* A file that is being read. */
typedef struct gm_including {
    const char *file;              /* as messages name it */
    const struct gm_including *by; /* the file that includes it; NULL: it is the top */
} gm_including;

/* One "include: value" of a file. */
typedef struct gm_include {
    const char *value;
    gm_position at; /* of the value */
    const gm_including *by;
    gm_arena *arena;
    gm_problems *problems;
} gm_include;

/* Reads the file that is included: appends its bytes to `text`, and puts its name,
 * which lives in the arena, into `*file`.  Its path counts from the folder of the file
 * that includes it, and its real path lies below the real folder of the top file,
 * unless GUILLEMET_INCLUDE_ANYWHERE is 1.  `*included` counts the includes of a
 * pipeline, of which there may be so many, as there may be so many inside each other.
 * False if a problem was added, or memory ran out: then `failed` of the problems is
 * set. */
bool gm_include_read(const gm_include *include, uint32_t *included, gm_including *file,
                     gm_buffer *text);

/* Appends the bytes of a pipeline file, as far as one can be long.  Fails with
 * GM_CONFIG, GM_NOMEM. */
gm_status gm_config_read_text(const char *path, gm_buffer *text, gm_error *err);

#endif
