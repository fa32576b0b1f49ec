/* Has no worker, and does not say why. */
#include "broken.h"

static gm_status fails(const void *model, void **worker, gm_error *err)
{
    (void)model;
    (void)worker;
    (void)err;
    return GM_MODEL;
}

GM_STAGE(SOUND("silent_start"), .start = fails, .process = process_nothing);
