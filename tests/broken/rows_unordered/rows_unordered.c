/* Adds its rows from the last to the first. */
#include "broken.h"

static gm_status process(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    gm_layer *layer = gm_doc_add_layer(doc, "reverse");
    if (!layer)
        return gm_fail(err, GM_NOMEM, "out of memory");
    gm_layer_add(layer, (gm_span){3, 8});
    return gm_layer_add(layer, (gm_span){0, 2});
}

static const gm_feature writes[] = {{"reverse", GM_LAYER, "the last comes first"}, {0}};

GM_STAGE(SOUND("rows_unordered"), .writes = writes, .process = process);
