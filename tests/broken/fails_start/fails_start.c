/* No worker of it can be started. */
#include "broken.h"

static gm_status fails_start(const void *model, void **worker, gm_error *err)
{
    (void)model;
    (void)worker;
    return gm_fail(err, GM_NOMEM, "it never has the memory for a worker");
}

/* Never to be called: what was not started is not stopped. */
static void stop_nothing(void *worker)
{
    *(volatile char *)worker = 0;
}

GM_STAGE(SOUND("fails_start"), .start = fails_start, .stop = stop_nothing,
         .process = process_nothing);
