/* Says that its worker cannot be started, and returns that it was. */
#include "broken.h"

#include <stdlib.h>

static gm_status forgets(const void *model, void **worker, gm_error *err)
{
    (void)model;
    (void)worker;
    gm_fail(err, GM_MODEL, "it would rather not work today");
    return GM_OK;
}

/* Never to be called: what failed is not stopped. */
static void stop_nothing(void *worker)
{
    (void)worker;
    abort();
}

GM_STAGE(SOUND("forgets_start"), .start = forgets, .stop = stop_nothing,
         .process = process_nothing);
