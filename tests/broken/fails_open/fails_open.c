/* Its model cannot be opened. */
#include "broken.h"

static gm_status fails_open(const gm_env *env, const void *options, void **model,
                            gm_error *err)
{
    (void)env;
    (void)options;
    (void)model;
    return gm_fail(err, GM_MODEL, "there is no model that it would like");
}

/* Never to be called: what was not opened is not closed. */
static void close_nothing(void *model)
{
    *(volatile char *)model = 0;
}

GM_STAGE(SOUND("fails_open"), .open = fails_open, .close = close_nothing,
         .process = process_nothing);
