/* Counts, and the percentages that are printed of them. */
#ifndef GM_SCORE_FIGURES_H
#define GM_SCORE_FIGURES_H

#include <stdint.h>

typedef struct gm_counts {
    uint64_t gold, predicted, right;
} gm_counts;

typedef struct gm_figures {
    double precision, recall, f1; /* per cent */
} gm_figures;

/* 100 * part / whole; 0 of nothing. */
double gm_percent(uint64_t part, uint64_t whole);

gm_figures gm_figures_of(gm_counts counts);

/* The same but for the last bit: shares are multiplied by 100 after the division, as
 * the scorer of quotes does, so that figures agree to the printed digit. */
gm_figures gm_figures_of_shares(gm_counts counts);

#endif
