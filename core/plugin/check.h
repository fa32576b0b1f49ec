/* Whether what a plugin exports is a stage: its ABI, its name, and the tables it
 * declares.  Nothing of the plugin's code runs here. */
#ifndef GM_PLUGIN_CHECK_H
#define GM_PLUGIN_CHECK_H

#include "base/error.h"

/* The bytes of a gm_stage of ABI 1.0, which every stage has. */
enum { GM_STAGE_SIZE_1_0 = offsetof(gm_stage, train_options_size) + sizeof(size_t) };

/* What a plugin exports as "gm_stage_entry": so many bytes, and not one more of them is
 * read. */
typedef struct gm_stage_entry_bytes {
    const void *ptr;
    size_t size;
} gm_stage_entry_bytes;

/* Copies the entry of the plugin `path`, as far as its ABI goes, into `*stage`, and
 * checks it; `name` is that of the file.  Fails with GM_CONFIG and the reason. */
gm_status gm_stage_check(gm_stage_entry_bytes entry, const char *name, const char *path,
                         gm_stage *stage, gm_error *err);

#endif
