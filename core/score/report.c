/* Columns are as wide as in the header, so that a table reads from top to bottom and a
 * program finds its fields by white space.  Only the name of a row may have spaces, and
 * two follow it. */
#include "score/report.h"

#include "score/figures.h"

#include <inttypes.h>
#include <stdlib.h>

enum { NAME_WIDTH = 18 };

static void put_name(FILE *out, gm_text name)
{
    int pad = NAME_WIDTH - (int)name.len;
    fprintf(out, "%.*s%*s", (int)name.len, name.ptr, pad > 0 ? pad : 0, "");
}

/* ---- Tokens, sentences, entities --------------------------------------------- */

static void put_counts_header(FILE *out, const char *title)
{
    put_name(out, gm_text_of(title));
    fprintf(out, "  precision  recall      F1    gold\n");
}

static void put_counts(FILE *out, gm_text name, gm_counts counts, int decimals)
{
    gm_figures figures = gm_figures_of(counts);
    put_name(out, name);
    fprintf(out, "  %9.*f  %6.*f  %6.*f  %6" PRIu64 "\n", decimals, figures.precision,
            decimals, figures.recall, decimals, figures.f1, counts.gold);
}

void gm_report_segmentation_header(FILE *out)
{
    put_counts_header(out, "segmentation");
}

void gm_report_segmentation(FILE *out, const char *layer, gm_counts counts)
{
    put_counts(out, gm_text_of(layer), counts, 2);
}

static int by_bytes(const void *left, const void *right)
{
    const gm_text *a = left, *b = right;
    uint32_t len = a->len < b->len ? a->len : b->len;
    int order = len ? memcmp(a->ptr, b->ptr, len) : 0;
    return order ? order : (a->len > b->len) - (a->len < b->len);
}

/* The types that occur, by name. */
static uint32_t sort_types(const gm_entity_score *score, gm_text *types)
{
    uint32_t count = 0;
    for (gm_sym type = 0; type < score->by_type.count; type++) {
        const gm_counts *counts = &score->by_type.at[type];
        if (counts->gold + counts->predicted > 0)
            types[count++] = gm_symbols_text(&score->types, type);
    }
    qsort(types, count, sizeof *types, by_bytes);
    return count;
}

gm_status gm_report_entities(FILE *out, gm_entity_score *score, gm_error *err)
{
    gm_text *types = calloc((size_t)score->by_type.count + 1, sizeof *types);
    if (!types)
        return gm_error_nomem(err);
    gm_counts micro = gm_entity_score_micro(score), spans = micro;
    spans.right = score->spans_right;
    fprintf(out, "%" PRIu64 " documents with entities\n", score->documents);
    put_counts_header(out, "entity");
    put_counts(out, gm_text_of("micro"), micro, 1);
    put_counts(out, gm_text_of("span only"), spans, 1);
    uint32_t count = sort_types(score, types);
    for (uint32_t i = 0; i < count; i++) {
        gm_sym type = gm_symbols_intern(&score->types, types[i]);
        put_counts(out, types[i].len ? types[i] : gm_text_of("(no type)"),
                   score->by_type.at[type], 1);
    }
    free(types);
    return GM_OK;
}

/* ---- Quotes ------------------------------------------------------------------ */

static void put_shares(FILE *out, const gm_quote_score *score, const char *name,
                       uint64_t right)
{
    gm_figures figures =
        gm_figures_of_shares((gm_counts){score->gold, score->predicted, right});
    put_name(out, gm_text_of(name));
    fprintf(out, "  %9.1f  %6.1f  %6.1f", figures.precision, figures.recall,
            figures.f1);
}

static void put_pairing(FILE *out, const gm_quote_score *score, uint32_t i)
{
    uint64_t pairs = score->by_pairing[i].pairs;
    put_shares(out, score, gm_pairings[i].name, pairs);
    fprintf(out, "  %5.1f  %6.1f  %7.1f  %5.1f\n",
            gm_percent(score->by_pairing[i].cue, pairs),
            gm_percent(score->by_pairing[i].source, pairs),
            gm_percent(score->by_pairing[i].speaker, pairs),
            gm_percent(score->by_pairing[i].type, pairs));
}

/* Below the pairing that they belong to. */
static void put_details(FILE *out, const gm_quote_score *score)
{
    put_shares(out, score, "full@0.5", score->full);
    fprintf(out, "\n");
    for (uint32_t i = 0; i < GM_QUOTE_TYPES; i++) {
        char name[32];
        snprintf(name, sizeof name, "recall of %s", gm_quote_types[i]);
        put_name(out, gm_text_of(name));
        fprintf(out, "             %6.1f\n",
                gm_percent(score->types_right[i], score->types_gold[i]));
    }
}

void gm_report_quotes(FILE *out, const gm_quote_score *score)
{
    fprintf(out, "%" PRIu64 " gold quotes, %" PRIu64 " predicted\n", score->gold,
            score->predicted);
    put_name(out, gm_text_of("quote"));
    fprintf(out, "  precision  recall      F1    cue  source  speaker   type\n");
    for (uint32_t i = 0; i < GM_PAIRINGS; i++) {
        put_pairing(out, score, i);
        if (i == GM_MAIN_PAIRING)
            put_details(out, score);
    }
}
