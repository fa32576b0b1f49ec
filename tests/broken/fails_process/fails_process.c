/* Refuses every document. */
#include "broken.h"

static gm_status fails_process(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    return gm_fail(err, GM_INPUT, "it does not like a text of %u bytes",
                   gm_doc_text(doc).len);
}

GM_STAGE(SOUND("fails_process"), .process = fails_process);
