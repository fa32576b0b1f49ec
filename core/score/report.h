/* Figures as tables for a person. */
#ifndef GM_SCORE_REPORT_H
#define GM_SCORE_REPORT_H

#include "score/entities.h"
#include "score/quotes.h"

#include <stdio.h>

/* The row of a layer of segmentation; the header goes above the first. */
void gm_report_segmentation_header(FILE *out);
void gm_report_segmentation(FILE *out, const char *layer, gm_counts counts);

/* Fails with GM_NOMEM alone. */
gm_status gm_report_entities(FILE *out, gm_entity_score *score, gm_error *err);

void gm_report_quotes(FILE *out, const gm_quote_score *score);

#endif
