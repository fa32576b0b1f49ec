/* Has no worker, and what it returns is no status. */
#include "broken.h"

static gm_status fails(const void *model, void **worker, gm_error *err)
{
    (void)model;
    (void)worker;
    (void)err;
    return (gm_status)99;
}

GM_STAGE(SOUND("wild_start"), .start = fails, .process = process_nothing);
