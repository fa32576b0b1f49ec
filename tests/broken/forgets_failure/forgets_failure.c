/* Says that it failed, and returns that it did not. */
#include "broken.h"

static gm_status process(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    (void)doc;
    gm_fail(err, GM_INPUT, "it would rather not have this document");
    return GM_OK;
}

GM_STAGE(SOUND("forgets_failure"), .process = process);
