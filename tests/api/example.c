/* Who is quoted in a text: the embedding API in thirty lines. */
#include <guillemet/guillemet.h>

#include <string.h>

static void print(const gm_doc *doc, gm_span span)
{
    printf("%.*s", (int)(span.end - span.begin), gm_doc_text(doc).ptr + span.begin);
}

int main(void)
{
    const char *text = "« Il pleut », a dit Marie Curie à Nancy.";
    gm_context *context = gm_context_new();
    gm_pipeline *pipeline = NULL;
    gm_annotator *annotator = NULL;
    const gm_doc *doc;
    gm_status status = gm_pipeline_open(context, "press", &pipeline);
    if (status != GM_OK)
        puts(gm_context_message(context));
    if (status == GM_OK && (status = gm_annotator_open(pipeline, &annotator)) == GM_OK)
        status = gm_annotate(annotator, "example", text, strlen(text), &doc);
    if (status == GM_OK) {
        gm_parts content = gm_doc_parts(doc, "quote.content");
        const gm_sym *speaker = gm_doc_symbols(doc, "quote.speaker");
        for (uint32_t i = 0; i < gm_layer_rows(gm_doc_layer(doc, "quote")); i++) {
            printf("%s: ", gm_doc_string(doc, speaker[i]).ptr);
            print(doc, content.spans[content.first[i]]);
            printf("\n");
        }
    }
    gm_annotator_close(annotator);
    gm_pipeline_close(pipeline);
    gm_context_free(context);
    return status == GM_OK ? 0 : 1;
}
