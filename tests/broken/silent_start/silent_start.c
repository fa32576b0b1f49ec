/* Has no worker, and does not say why; nor is what it returns a status. */
#include "broken.h"

static gm_status fails(const void *model, void **worker, gm_error *err)
{
    (void)model;
    (void)worker;
    (void)err;
    return (gm_status)99;
}

GM_STAGE(SOUND("silent_start"), .start = fails, .process = process_nothing);
