/* Fails without a word. */
#include "broken.h"

static gm_status fails(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    (void)doc;
    (void)err;
    return GM_INPUT;
}

GM_STAGE(SOUND("silent_failure"), .process = fails);
