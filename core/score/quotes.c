/* The pairs with common content are found once; each pairing picks from them. */
#include "score/quotes.h"

#include "score/content.h"
#include "score/names.h"
#include "score/texts.h"

#include <stdlib.h>

const gm_pairing gm_pairings[GM_PAIRINGS] = {{"cover@0.3", false, 0.3},
                                             {"cover@0.8", false, 0.8},
                                             {"iou@0.5", true, 0.5},
                                             {"iou@0.8", true, 0.8}};

const char *const gm_quote_types[GM_QUOTE_TYPES] = {"direct", "mixed", "indirect"};

/* A gold and a predicted quote with common content. */
typedef struct overlap {
    uint32_t gold, predicted;
    double cover, iou;
} overlap;

/* One document's work. */
typedef struct matcher {
    gm_quote_score *score;
    gm_side gold, predicted;
    GM_ARRAY(overlap) overlaps; /* by gold, then by predicted quote */
    overlap *pairs;             /* of the pairing at hand */
    uint32_t pairs_count;
    bool *gold_used, *predicted_used;
    gm_name names[2];
    gm_error *err;
} matcher;

static gm_status find_overlaps(matcher *m, const uint32_t *prefix)
{
    for (uint32_t i = 0; i < m->gold.count; i++) {
        for (uint32_t j = 0; j < m->predicted.count; j++) {
            uint32_t common = gm_content_common(&m->gold, i, &m->predicted, j, prefix);
            if (common == 0)
                continue;
            overlap *found = GM_PUSH(&m->overlaps);
            if (!found)
                return gm_error_nomem(m->err);
            uint32_t gold = m->gold.quotes[i].size;
            uint32_t predicted = m->predicted.quotes[j].size;
            *found = (overlap){i, j, (double)common / gold,
                               (double)common / (gold + predicted - common)};
        }
    }
    return GM_OK;
}

static void pair(matcher *m, const overlap *chosen)
{
    m->gold_used[chosen->gold] = m->predicted_used[chosen->predicted] = true;
    m->pairs[m->pairs_count++] = *chosen;
}

/* Each gold quote in turn takes the free one that covers it best, of equal ones the
 * first. */
static void pair_by_cover(matcher *m, double threshold)
{
    for (uint32_t at = 0; at < m->overlaps.count;) {
        uint32_t gold = m->overlaps.at[at].gold;
        const overlap *best = NULL;
        for (; at < m->overlaps.count && m->overlaps.at[at].gold == gold; at++) {
            const overlap *one = &m->overlaps.at[at];
            if (!m->predicted_used[one->predicted] &&
                (!best || one->cover > best->cover))
                best = one;
        }
        if (best && best->cover > threshold)
            pair(m, best);
    }
}

static int by_iou(const void *left, const void *right)
{
    const overlap *a = left, *b = right;
    if (a->iou != b->iou)
        return a->iou > b->iou ? -1 : 1;
    if (a->gold != b->gold)
        return a->gold < b->gold ? -1 : 1;
    return (a->predicted > b->predicted) - (a->predicted < b->predicted);
}

/* The best pairs of all first.  `sorted` has room for all overlaps. */
static void pair_by_iou(matcher *m, double threshold, overlap *sorted)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < m->overlaps.count; i++) {
        if (m->overlaps.at[i].iou >= threshold)
            sorted[count++] = m->overlaps.at[i];
    }
    qsort(sorted, count, sizeof *sorted, by_iou);
    for (uint32_t i = 0; i < count; i++) {
        if (!m->gold_used[sorted[i].gold] && !m->predicted_used[sorted[i].predicted])
            pair(m, &sorted[i]);
    }
}

/* ---- What the pairs agree on ------------------------------------------------- */

static bool is_none(gm_span span)
{
    return span.begin >= span.end;
}

static bool places_agree(gm_span a, gm_span b)
{
    if (is_none(a) || is_none(b))
        return is_none(a) && is_none(b);
    return a.begin < b.end && b.begin < a.end;
}

static bool texts_agree(gm_text a, gm_text b)
{
    return a.len == b.len && memcmp(a.ptr, b.ptr, a.len) == 0;
}

static gm_status speakers_agree(matcher *m, gm_text a, gm_text b, bool *agree)
{
    gm_status status = gm_name_read(&m->names[0], a, m->err);
    if (status == GM_OK)
        status = gm_name_read(&m->names[1], b, m->err);
    if (status == GM_OK)
        *agree = gm_names_agree(&m->names[0], &m->names[1]);
    return status;
}

static void count_type(uint64_t counts[GM_QUOTE_TYPES], gm_text type)
{
    for (uint32_t i = 0; i < GM_QUOTE_TYPES; i++)
        counts[i] += texts_agree(type, gm_text_of(gm_quote_types[i]));
}

static gm_status count_pairs(matcher *m, uint32_t pairing)
{
    gm_quote_score *score = m->score;
    for (uint32_t i = 0; i < m->pairs_count; i++) {
        const gm_quote *gold = &m->gold.quotes[m->pairs[i].gold];
        const gm_quote *found = &m->predicted.quotes[m->pairs[i].predicted];
        bool source = places_agree(gold->source, found->source), speaker;
        gm_status status = speakers_agree(m, gold->speaker, found->speaker, &speaker);
        if (status != GM_OK)
            return status;
        score->by_pairing[pairing].pairs++;
        score->by_pairing[pairing].cue += places_agree(gold->cue, found->cue);
        score->by_pairing[pairing].source += source;
        score->by_pairing[pairing].speaker += speaker;
        score->by_pairing[pairing].type += texts_agree(gold->type, found->type);
        if (pairing == GM_MAIN_PAIRING) {
            score->full += source && speaker;
            count_type(score->types_right, gold->type);
        }
    }
    return GM_OK;
}

/* ---- A document -------------------------------------------------------------- */

static gm_status apply(matcher *m, uint32_t pairing, overlap *sorted)
{
    m->pairs_count = 0;
    memset(m->gold_used, 0, m->gold.count * sizeof *m->gold_used);
    memset(m->predicted_used, 0, m->predicted.count * sizeof *m->predicted_used);
    if (gm_pairings[pairing].is_iou)
        pair_by_iou(m, gm_pairings[pairing].threshold, sorted);
    else
        pair_by_cover(m, gm_pairings[pairing].threshold);
    return count_pairs(m, pairing);
}

static gm_status apply_all(matcher *m)
{
    overlap *sorted = calloc((size_t)m->overlaps.count + 1, sizeof *sorted);
    m->pairs = calloc((size_t)m->gold.count + 1, sizeof *m->pairs);
    m->gold_used = calloc((size_t)m->gold.count + 1, sizeof *m->gold_used);
    m->predicted_used =
        calloc((size_t)m->predicted.count + 1, sizeof *m->predicted_used);
    gm_status status = GM_OK;
    if (!sorted || !m->pairs || !m->gold_used || !m->predicted_used)
        status = gm_error_nomem(m->err);
    for (uint32_t i = 0; status == GM_OK && i < GM_PAIRINGS; i++)
        status = apply(m, i, sorted);
    free(sorted);
    return status;
}

static void count_quotes(matcher *m)
{
    m->score->gold += m->gold.count;
    m->score->predicted += m->predicted.count;
    for (uint32_t i = 0; i < m->gold.count; i++)
        count_type(m->score->types_gold, m->gold.quotes[i].type);
}

static gm_status match(matcher *m, const gm_document *gold,
                       const gm_document *predicted)
{
    uint32_t *prefix = gm_content_prefix(gold->text);
    gm_status status = GM_OK;
    if (!prefix || gm_side_read(&m->gold, gold, prefix) != GM_OK ||
        gm_side_read(&m->predicted, predicted, prefix) != GM_OK)
        status = gm_error_nomem(m->err);
    if (status == GM_OK)
        status = find_overlaps(m, prefix);
    free(prefix);
    if (status != GM_OK)
        return status;
    count_quotes(m);
    return apply_all(m);
}

gm_status gm_quote_score_add(gm_quote_score *score, const gm_document *gold,
                             const gm_document *predicted, gm_error *err)
{
    matcher m = {.score = score, .err = err};
    gm_status status = GM_OK;
    if (predicted)
        status = gm_texts_same(gold, predicted, err);
    if (status == GM_OK)
        status = match(&m, gold, predicted);
    gm_side_free(&m.gold);
    gm_side_free(&m.predicted);
    free(m.overlaps.at);
    free(m.pairs);
    free(m.gold_used);
    free(m.predicted_used);
    gm_name_free(&m.names[0]);
    gm_name_free(&m.names[1]);
    return status;
}
