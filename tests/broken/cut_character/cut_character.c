/* Annotates the first byte of a character of two. */
#include "broken.h"

static gm_status process(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    gm_text text = gm_doc_text(doc);
    uint32_t at = 0;
    while (at < text.len && (unsigned char)text.ptr[at] < 0xC0)
        at++;
    gm_layer *layer = gm_doc_add_layer(doc, "byte");
    if (!layer)
        return gm_fail(err, GM_NOMEM, "out of memory");
    return gm_layer_add(layer, (gm_span){at, at + 1});
}

static const gm_feature writes[] = {{"byte", GM_LAYER, "half of a character"}, {0}};

GM_STAGE(SOUND("cut_character"), .writes = writes, .process = process);
