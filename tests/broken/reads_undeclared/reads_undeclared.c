/* Reads a layer of which its `reads` says nothing. */
#include "broken.h"

static gm_status process(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    (void)err;
    uint32_t rows = gm_layer_rows(gm_doc_layer(doc, "token"));
    const gm_sym *kinds = gm_doc_symbols(doc, "token.kind");
    for (uint32_t i = 0; i < rows; i++)
        gm_doc_string(doc, kinds[i]);
    return GM_OK;
}

GM_STAGE(SOUND("reads_undeclared"), .process = process);
