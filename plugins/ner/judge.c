/* Tags the documents as the stage would, but for the vote of mentions at its end, and
 * compares. */
#include "judge.h"

#include "tagger.h"

#include <stdlib.h>
#include <string.h>

static bool is_gold(const ner_golds *golds, gm_span span, uint32_t type)
{
    uint32_t low = 0, high = golds->len;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (golds->all[middle].span.begin < span.begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low < golds->len && golds->all[low].span.begin == span.begin &&
           golds->all[low].span.end == span.end && golds->all[low].type == type;
}

static void count_span(const ner_golds *golds, gm_span span, uint32_t type,
                       ner_figures *figures)
{
    bool right = is_gold(golds, span, type);
    figures->all.found++;
    figures->all.right += right;
    figures->of_type[type].found++;
    figures->of_type[type].right += right;
}

static void count_found(const ner_tagger *tagger, const ner_windows *windows,
                        const ner_golds *golds, ner_figures *figures)
{
    for (uint32_t i = 0; i < tagger->founds; i++) {
        ner_found found = tagger->found[i];
        gm_span parts[2];
        uint32_t count = ner_found_parts(tagger, windows, found, parts);
        for (uint32_t part = 0; part < count; part++)
            count_span(golds, parts[part], found.type, figures);
    }
}

static bool judge_document(ner_tagger *tagger, const ner_types *types,
                           const gm_doc *doc, ner_golds *golds, ner_figures *figures)
{
    ner_windows windows = ner_windows_of(doc);
    uint32_t begin, len;
    if (!ner_golds_read(golds, types, doc))
        return false;
    for (uint32_t i = 0; i < golds->len; i++) {
        figures->all.gold++;
        figures->of_type[golds->all[i].type].gold++;
    }
    ner_tagger_read(tagger, windows);
    while ((len = ner_windows_next(&windows, &begin)) > 0) {
        ner_tag(tagger, &windows, begin, len);
        count_found(tagger, &windows, golds, figures);
    }
    return true;
}

bool ner_judge(const ner_model *model, const ner_types *types,
               const gm_doc *const *docs, uint32_t count, ner_figures *figures)
{
    ner_golds golds = {0};
    ner_tagger *tagger = malloc(sizeof *tagger);
    memset(figures, 0, sizeof *figures);
    bool complete = tagger && ner_tagger_init(tagger, model);
    if (!complete) {
        free(tagger);
        return false;
    }
    for (uint32_t i = 0; i < count && complete; i++)
        complete = judge_document(tagger, types, docs[i], &golds, figures);
    free(golds.all);
    ner_tagger_free(tagger);
    free(tagger);
    return complete;
}
