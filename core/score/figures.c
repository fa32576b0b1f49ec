#include "score/figures.h"

static double harmonic(double precision, double recall, double factor)
{
    double sum = precision + recall;
    return sum > 0 ? factor * precision * recall / sum : 0;
}

double gm_percent(uint64_t part, uint64_t whole)
{
    return whole ? (double)(100 * part) / (double)whole : 0;
}

gm_figures gm_figures_of(gm_counts counts)
{
    double precision = gm_percent(counts.right, counts.predicted);
    double recall = gm_percent(counts.right, counts.gold);
    return (gm_figures){precision, recall, harmonic(precision, recall, 2)};
}

static double share(uint64_t part, uint64_t whole)
{
    return whole ? (double)part / (double)whole : 0;
}

gm_figures gm_figures_of_shares(gm_counts counts)
{
    double precision = share(counts.right, counts.predicted);
    double recall = share(counts.right, counts.gold);
    return (gm_figures){100 * precision, 100 * recall,
                        harmonic(precision, recall, 200)};
}
