/* Writes a symbol that it made up. */
#include "broken.h"

static gm_status process(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    gm_layer *layer = gm_doc_add_layer(doc, "word");
    gm_status status = layer ? gm_layer_add(layer, (gm_span){0, 2}) : GM_NOMEM;
    gm_sym *forms = status == GM_OK ? gm_doc_add_symbols(doc, "word.form") : NULL;
    if (!forms)
        return gm_fail(err, GM_NOMEM, "out of memory");
    forms[0] = 1000000;
    return GM_OK;
}

static const gm_feature writes[] = {
    {"word", GM_LAYER, "a word"}, {"word.form", GM_SYMBOL, "its form"}, {0}};

GM_STAGE(SOUND("wild_symbol"), .writes = writes, .process = process);
