/* Lengths are compared in code points, so spans are turned into those first. */
#include "score/entities.h"

#include "score/spans.h"
#include "score/texts.h"
#include "text/offsets.h"

#include <stdlib.h>
#include <string.h>

typedef struct mentions {
    gm_mark *at;
    uint32_t count;
} mentions;

static gm_counts *counts_of(gm_entity_score *score, gm_sym type)
{
    while (score->by_type.count <= type) {
        if (!GM_PUSH(&score->by_type))
            return NULL;
    }
    return &score->by_type.at[type];
}

/* A column of the layer's symbols; NULL: all rows have none. */
static const gm_sym *types_of(const gm_table *table)
{
    const gm_column *column = table ? gm_table_column(table, "type") : NULL;
    return column && column->type == GM_SYMBOL ? column->cells : NULL;
}

static gm_status collect(gm_entity_score *score, const gm_document *document,
                         mentions *into, gm_error *err)
{
    gm_offsets offsets = {0};
    const gm_table *table = gm_document_table(document, "entity");
    const gm_sym *types = types_of(table);
    into->count = table ? table->rows : 0;
    into->at = calloc((size_t)into->count + 1, sizeof *into->at);
    if (!into->at)
        return gm_error_nomem(err);
    gm_status status =
        gm_offsets_build(&offsets, document->text, GM_UNIT_CODE_POINT, err);
    for (uint32_t i = 0; status == GM_OK && i < into->count; i++) {
        gm_mark *mark = &into->at[i];
        gm_sym type = types ? types[i] : 0;
        mark->type =
            gm_symbols_intern(&score->types, gm_symbols_text(&document->symbols, type));
        mark->span.begin = gm_offsets_from_byte(&offsets, table->spans[i].begin);
        mark->span.end = gm_offsets_from_byte(&offsets, table->spans[i].end);
        if (score->types.failed || !counts_of(score, mark->type))
            status = gm_error_nomem(err);
    }
    gm_offsets_free(&offsets);
    if (status == GM_OK)
        into->count = gm_marks_unique(into->at, into->count);
    return status;
}

/* ---- Outermost gold mentions ------------------------------------------------- */

typedef struct candidate {
    gm_mark mark;
    gm_text type;
} candidate;

/* Longest first; of equal ones the first in the text; of equal spans, by type. */
static int by_length(const void *left, const void *right)
{
    const candidate *a = left, *b = right;
    uint32_t as = a->mark.span.end - a->mark.span.begin;
    uint32_t bs = b->mark.span.end - b->mark.span.begin;
    if (as != bs)
        return as > bs ? -1 : 1;
    if (a->mark.span.begin != b->mark.span.begin)
        return a->mark.span.begin < b->mark.span.begin ? -1 : 1;
    uint32_t len = a->type.len < b->type.len ? a->type.len : b->type.len;
    int order = len ? memcmp(a->type.ptr, b->type.ptr, len) : 0;
    return order ? order : (a->type.len > b->type.len) - (a->type.len < b->type.len);
}

/* Where a span that ends at `end` goes among disjoint ones in text order: behind all
 * that begin before its end. */
static uint32_t place_of(const gm_mark *kept, uint32_t count, uint32_t end)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (kept[middle].span.begin < end)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Keeps what overlaps nothing longer.  What is kept is disjoint: of those that begin
 * before a span ends, the last is the one that may reach into it.  Empty spans come
 * last, and overlap only what they lie inside of. */
static uint32_t keep_outermost(gm_mark *kept, const candidate *sorted, uint32_t count)
{
    uint32_t used = 0, empty = 0;
    for (uint32_t i = 0; i < count; i++) {
        gm_mark mark = sorted[i].mark;
        uint32_t place = place_of(kept, used, mark.span.end);
        if (place > 0 && kept[place - 1].span.end > mark.span.begin)
            continue;
        if (mark.span.begin == mark.span.end) {
            kept[used + empty++] = mark;
            continue;
        }
        memmove(&kept[place + 1], &kept[place], (used++ - place) * sizeof *kept);
        kept[place] = mark;
    }
    return used + empty;
}

static gm_status drop_nested(const gm_entity_score *score, mentions *gold,
                             gm_error *err)
{
    candidate *sorted = calloc((size_t)gold->count + 1, sizeof *sorted);
    if (!sorted)
        return gm_error_nomem(err);
    for (uint32_t i = 0; i < gold->count; i++)
        sorted[i] =
            (candidate){gold->at[i], gm_symbols_text(&score->types, gold->at[i].type)};
    qsort(sorted, gold->count, sizeof *sorted, by_length);
    gold->count = keep_outermost(gold->at, sorted, gold->count);
    gold->count = gm_marks_unique(gold->at, gold->count);
    free(sorted);
    return GM_OK;
}

/* ---- Counts ------------------------------------------------------------------ */

/* Mentions of one type, in `into`. */
static uint32_t select_type(const mentions *from, gm_sym type, gm_mark *into)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < from->count; i++) {
        if (from->at[i].type == type)
            into[count++] = from->at[i];
    }
    return count;
}

static gm_status count_types(gm_entity_score *score, const mentions *gold,
                             const mentions *found, gm_error *err)
{
    gm_mark *golds = calloc((size_t)gold->count + found->count + 1, sizeof *golds);
    if (!golds)
        return gm_error_nomem(err);
    gm_mark *founds = golds + gold->count;
    for (gm_sym type = 0; type < score->by_type.count; type++) {
        gm_counts *counts = &score->by_type.at[type];
        uint32_t golds_count = select_type(gold, type, golds);
        uint32_t found_count = select_type(found, type, founds);
        counts->gold += golds_count;
        counts->predicted += found_count;
        counts->right +=
            gm_marks_common(golds, golds_count, founds, found_count, false);
    }
    free(golds);
    score->documents++;
    score->spans_right +=
        gm_marks_common(gold->at, gold->count, found->at, found->count, true);
    return GM_OK;
}

static void set_up(gm_entity_score *score)
{
    if (!score->ready)
        gm_symbols_init(&score->types, &score->arena);
    score->ready = true;
}

gm_status gm_entity_score_add(gm_entity_score *score, const gm_document *gold,
                              const gm_document *predicted, gm_error *err)
{
    mentions golds = {0}, found = {0};
    gm_status status = GM_OK;
    set_up(score);
    if (predicted)
        status = gm_texts_same(gold, predicted, err);
    if (status == GM_OK)
        status = collect(score, gold, &golds, err);
    if (status == GM_OK)
        status = drop_nested(score, &golds, err);
    if (status == GM_OK && predicted)
        status = collect(score, predicted, &found, err);
    if (status == GM_OK)
        status = count_types(score, &golds, &found, err);
    free(golds.at);
    free(found.at);
    return status;
}

gm_counts gm_entity_score_micro(const gm_entity_score *score)
{
    gm_counts sum = {0};
    for (gm_sym type = 0; type < score->by_type.count; type++) {
        sum.gold += score->by_type.at[type].gold;
        sum.predicted += score->by_type.at[type].predicted;
        sum.right += score->by_type.at[type].right;
    }
    return sum;
}

void gm_entity_score_free(gm_entity_score *score)
{
    if (score->ready)
        gm_symbols_free(&score->types);
    gm_arena_free(&score->arena);
    free(score->by_type.at);
    *score = (gm_entity_score){0};
}
