/* Needs a library that the loader will not find. */
#include "broken.h"

int gm_broken_absent(void);

static gm_status process(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    (void)doc;
    return gm_fail(err, GM_INTERNAL, "the absent library says %d", gm_broken_absent());
}

GM_STAGE(SOUND("missing_lib"), .process = process);
