/* Sentences as they are, unless they are longer than a window. */
#include "windows.h"

#include <string.h>

/* The last part of a window in which a mark is looked for to cut after. */
enum { CUT_ZONE = 128 };

ner_windows ner_windows_of(const gm_doc *doc)
{
    const gm_layer *tokens = gm_doc_layer(doc, "token");
    const gm_layer *sentences = gm_doc_layer(doc, "sentence");
    return (ner_windows){
        .text = gm_doc_text(doc).ptr,
        .tokens = gm_layer_spans(tokens),
        .sentences = gm_layer_spans(sentences),
        .token_count = gm_layer_rows(tokens),
        .sentence_count = gm_layer_rows(sentences),
    };
}

static uint32_t cut(const ner_windows *windows, uint32_t begin)
{
    for (uint32_t end = begin + NER_WINDOW; end > begin + NER_WINDOW - CUT_ZONE;
         end--) {
        gm_span last = windows->tokens[end - 1];
        if (last.end - last.begin == 1 &&
            memchr(",;:.!?", windows->text[last.begin], 6))
            return end;
    }
    return begin + NER_WINDOW;
}

uint32_t ner_windows_next(ner_windows *windows, uint32_t *begin)
{
    uint32_t end = *begin = windows->token;
    while (windows->sentence < windows->sentence_count && end < windows->token_count &&
           windows->sentences[windows->sentence].end <= windows->tokens[end].begin)
        windows->sentence++;
    uint32_t next = windows->sentence + 1;
    uint32_t limit =
        next < windows->sentence_count ? windows->sentences[next].begin : UINT32_MAX;
    while (end < windows->token_count && windows->tokens[end].begin < limit &&
           end - *begin <= NER_WINDOW)
        end++;
    if (end - *begin > NER_WINDOW)
        end = cut(windows, *begin);
    windows->token = end;
    return end - *begin;
}
