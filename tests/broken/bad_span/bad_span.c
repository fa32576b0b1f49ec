/* Annotates a place behind the end of the text. */
#include "broken.h"

static gm_status process(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    uint32_t len = gm_doc_text(doc).len;
    gm_layer *layer = gm_doc_add_layer(doc, "beyond");
    if (!layer)
        return gm_fail(err, GM_NOMEM, "out of memory");
    return gm_layer_add(layer, (gm_span){len, len + 1});
}

static const gm_feature writes[] = {{"beyond", GM_LAYER, "a place that is none"}, {0}};

GM_STAGE(SOUND("bad_span"), .writes = writes, .process = process);
