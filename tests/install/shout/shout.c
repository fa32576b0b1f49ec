/* A stage of somebody else's: marks the tokens that are written in capitals. */
#include <guillemet/stage.h>

static bool is_shouted(gm_text text, gm_span span)
{
    for (uint32_t i = span.begin; i < span.end; i++) {
        if (text.ptr[i] < 'A' || text.ptr[i] > 'Z')
            return false;
    }
    return span.end - span.begin > 1;
}

static gm_status shout_process(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    const gm_layer *tokens = gm_doc_layer(doc, "token");
    const gm_span *spans = gm_layer_spans(tokens);
    uint32_t *shouted = gm_doc_add_flags(doc, "token.shouted");
    if (!shouted)
        return gm_fail(err, GM_NOMEM, "no memory for token.shouted");
    for (uint32_t i = 0; i < gm_layer_rows(tokens); i++)
        shouted[i] = is_shouted(gm_doc_text(doc), spans[i]);
    return GM_OK;
}

static const char *const reads[] = {"token", NULL};
static const gm_feature writes[] = {{"token.shouted", GM_FLAG, "all in capitals"}, {0}};

GM_STAGE(.name = "shout", .version = "1.0.0", .license = "MIT",
         .summary = "marks the tokens that are written in capitals", .reads = reads,
         .writes = writes, .process = shout_process);
