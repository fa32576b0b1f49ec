/* What the files of a document are called in a folder: its id, made safe. */
#ifndef GM_WRITE_FILE_NAMES_H
#define GM_WRITE_FILE_NAMES_H

#include "base/array.h"
#include "base/buffer.h"
#include "base/symbols.h"

typedef struct gm_file_names {
    gm_arena arena;
    gm_symbols used; /* lower case in ASCII, for file systems that see no difference */
    GM_ARRAY(uint32_t) numbers; /* by symbol: the last that was put behind it, or 0 */
} gm_file_names;

void gm_file_names_init(gm_file_names *names);
void gm_file_names_free(gm_file_names *names);

/* Sets `name` to a relative path without extension, with NUL, that stays in the folder
 * and is of no earlier document; `changed` if it is not the id itself.  Fails with
 * GM_NOMEM alone. */
gm_status gm_file_names_add(gm_file_names *names, gm_text id, gm_buffer *name,
                            bool *changed, gm_error *err);

#endif
