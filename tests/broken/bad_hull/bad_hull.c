/* A row that does not span its parts. */
#include "broken.h"

static gm_status process(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    gm_layer *layer = gm_doc_add_layer(doc, "word");
    if (!layer)
        return gm_fail(err, GM_NOMEM, "out of memory");
    gm_layer_add(layer, (gm_span){0, 2});
    return gm_doc_add_parts(doc, "word.parts", 0, &(gm_span){3, 8}, 1);
}

static const gm_feature writes[] = {
    {"word", GM_LAYER, "a word"}, {"word.parts", GM_PARTS, "its parts"}, {0}};

GM_STAGE(SOUND("bad_hull"), .writes = writes, .process = process);
