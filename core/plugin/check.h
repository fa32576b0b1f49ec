/* Whether what a plugin exports is a stage: its ABI, its name, and the tables it
 * declares.  Nothing of the plugin's code runs here. */
#ifndef GM_PLUGIN_CHECK_H
#define GM_PLUGIN_CHECK_H

#include "base/error.h"

/* The bytes of a gm_stage of ABI 1.0, which every stage has. */
enum { GM_STAGE_SIZE_1_0 = offsetof(gm_stage, train_options_size) + sizeof(size_t) };

/* Copies the entry of the plugin `path`, as far as its ABI goes, into `*stage`, and
 * checks it; `name` is that of the file.  Fails with GM_CONFIG and the reason. */
gm_status gm_stage_check(const void *entry, const char *name, const char *path,
                         gm_stage *stage, gm_error *err);

#endif
