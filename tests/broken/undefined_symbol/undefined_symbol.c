/* Calls a function that nobody defines: linked lazily it would load, and kill the
 * process at the first document. */
#include "broken.h"

int gm_broken_nowhere(void);

static gm_status process(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    (void)doc;
    return gm_fail(err, GM_INTERNAL, "nobody says %d", gm_broken_nowhere());
}

GM_STAGE(SOUND("undefined_symbol"), .process = process);
