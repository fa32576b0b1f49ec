/* Cannot be opened, and does not say why. */
#include "broken.h"

static gm_status fails(const gm_env *env, const void *options, void **model,
                       gm_error *err)
{
    (void)env;
    (void)options;
    (void)model;
    (void)err;
    return GM_MODEL;
}

GM_STAGE(SOUND("silent_open"), .open = fails, .process = process_nothing);
