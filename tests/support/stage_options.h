/* Options structs made from a stage's table, for stage_run.c: enough for tests, which
 * should not depend on the host's own reading of pipeline files. */
#ifndef GM_TESTS_STAGE_OPTIONS_H
#define GM_TESTS_STAGE_OPTIONS_H

#include "stage_run.h"

/* `options` is the caller's in any case, to be freed with stage_options_free().  Fails
 * with GM_CONFIG. */
gm_status stage_options_fill(const gm_stage *stage, const stage_setting *settings,
                             void **options, gm_error *err);
void stage_options_free(const gm_stage *stage, void *options);

#endif
