/* Adds a row to a layer that has a column already, which is too short then. */
#include "broken.h"

static gm_status process(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    gm_layer *layer = gm_doc_add_layer(doc, "word");
    if (!layer || !gm_doc_add_numbers(doc, "word.len"))
        return gm_fail(err, GM_NOMEM, "out of memory");
    return gm_layer_add(layer, (gm_span){0, 2});
}

static const gm_feature writes[] = {
    {"word", GM_LAYER, "a word"}, {"word.len", GM_NUMBER, "its length"}, {0}};

GM_STAGE(SOUND("rows_late"), .writes = writes, .process = process);
