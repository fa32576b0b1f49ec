/* Goes on writing after it has failed, and what it writes is wrong too: the first
 * message is the one that counts. */
#include "broken.h"

static gm_status process(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    gm_status status = gm_fail(err, GM_INPUT, "the document is not to its taste");
    gm_layer *layer = gm_doc_add_layer(doc, "late");
    if (layer)
        gm_layer_add(layer, (gm_span){7, 3});
    return status;
}

static const gm_feature writes[] = {{"late", GM_LAYER, "what comes too late"}, {0}};

GM_STAGE(SOUND("writes_after_failing"), .writes = writes, .process = process);
