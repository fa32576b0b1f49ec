/* Spans of two texts that differ in white space are compared by what they cover: the
 * number of characters before them that are none. */
#include "score/segmentation.h"

#include "score/spans.h"
#include "score/texts.h"
#include "text/space.h"
#include "text/utf8.h"

#include <stdlib.h>

/* Per byte that begins a character, and for the end: characters before it that are no
 * white space.  NULL if memory ran out. */
static uint32_t *count_solid(gm_text text)
{
    uint32_t *before = calloc((size_t)text.len + 1, sizeof *before);
    uint32_t solid = 0;
    for (uint32_t at = 0; before && at < text.len;) {
        before[at] = solid;
        solid += !gm_is_space(gm_utf8_next(text, &at));
    }
    if (before)
        before[text.len] = solid;
    return before;
}

/* The rows of the layer as marks in solid characters; `*marks` is the caller's.  Fails
 * with GM_NOMEM. */
static gm_status collect(const gm_document *document, const char *layer,
                         gm_mark **marks, uint32_t *count)
{
    const gm_table *table = gm_document_table(document, layer);
    uint32_t rows = table ? table->rows : 0;
    uint32_t *before = count_solid(document->text);
    *count = rows;
    *marks = calloc((size_t)rows + 1, sizeof **marks);
    for (uint32_t i = 0; before && *marks && i < rows; i++)
        (*marks)[i].span =
            (gm_span){before[table->spans[i].begin], before[table->spans[i].end]};
    gm_status status = before && *marks ? GM_OK : GM_NOMEM;
    free(before);
    return status;
}

static uint32_t drop_empty(gm_mark *marks, uint32_t count)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (marks[i].span.begin < marks[i].span.end)
            marks[kept++] = marks[i];
    }
    return kept;
}

gm_status gm_segmentation_add(gm_counts *counts, const char *layer,
                              const gm_document *gold, const gm_document *predicted,
                              gm_error *err)
{
    gm_mark *golds = NULL, *found = NULL;
    uint32_t golds_count = 0, found_count = 0;
    gm_status status = GM_OK;
    if (predicted)
        status = gm_texts_same_but_for_space(gold, predicted, err);
    if (status != GM_OK)
        return status;
    status = collect(gold, layer, &golds, &golds_count);
    if (status == GM_OK && predicted)
        status = collect(predicted, layer, &found, &found_count);
    if (status == GM_OK) {
        golds_count = gm_marks_unique(golds, golds_count);
        found_count = gm_marks_unique(found, drop_empty(found, found_count));
        counts->gold += golds_count;
        counts->predicted += found_count;
        counts->right += gm_marks_common(golds, golds_count, found, found_count, false);
    } else {
        gm_error_nomem(err);
    }
    free(golds);
    free(found);
    return status;
}
