/* Writes a layer of which its `writes` says nothing. */
#include "broken.h"

static gm_status process(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    (void)err;
    gm_layer *layer = gm_doc_add_layer(doc, "smuggled");
    if (layer)
        gm_layer_add(layer, (gm_span){0, 0});
    return GM_OK;
}

GM_STAGE(SOUND("writes_undeclared"), .process = process);
