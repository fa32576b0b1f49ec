/* Adds the parts of its second row before those of the first. */
#include "broken.h"

static gm_status process(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    (void)err;
    static const gm_span spans[] = {{0, 2}, {3, 8}};
    gm_layer *layer = gm_doc_add_layer(doc, "word");
    for (uint32_t i = 0; layer && i < 2; i++)
        gm_layer_add(layer, spans[i]);
    gm_doc_add_parts(doc, "word.parts", 1, &spans[1], 1);
    gm_doc_add_parts(doc, "word.parts", 0, &spans[0], 1);
    return GM_OK;
}

static const gm_feature writes[] = {
    {"word", GM_LAYER, "a word"}, {"word.parts", GM_PARTS, "its parts"}, {0}};

GM_STAGE(SOUND("parts_unordered"), .writes = writes, .process = process);
