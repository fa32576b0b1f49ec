/* Says that its model cannot be opened, and returns that it was. */
#include "broken.h"

#include <stdlib.h>

static gm_status forgets(const gm_env *env, const void *options, void **model,
                         gm_error *err)
{
    (void)env;
    (void)options;
    (void)model;
    gm_fail(err, GM_MODEL, "there is no model that it would like");
    return GM_OK;
}

/* Never to be called: what failed is not closed. */
static void close_nothing(void *model)
{
    (void)model;
    abort();
}

GM_STAGE(SOUND("forgets_open"), .open = forgets, .close = close_nothing,
         .process = process_nothing);
