/* Reads strings as numbers. */
#include "broken.h"

static gm_status process(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    (void)err;
    gm_doc_reals(doc, "token.kind");
    return GM_OK;
}

static const char *const reads[] = {"token", "token.kind", NULL};

GM_STAGE(SOUND("reads_wrong_type"), .reads = reads, .process = process);
