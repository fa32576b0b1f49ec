/* Declares a column of numbers and writes one of strings. */
#include "broken.h"

static gm_status process(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    (void)err;
    gm_doc_add_symbols(doc, "token.rank");
    return GM_OK;
}

static const char *const reads[] = {"token", NULL};
static const gm_feature writes[] = {{"token.rank", GM_NUMBER, "its rank"}, {0}};

GM_STAGE(SOUND("writes_wrong_type"), .reads = reads, .writes = writes,
         .process = process);
