/* "Did you mean": the nearest of some names by Damerau-Levenshtein distance (optimal
 * string alignment) on bytes, where upper and lower case of ASCII are the same.
 *
 *     gm_nearest nearest = {.wanted = "qotes"};
 *     gm_nearest_try(&nearest, "quotes");    for each name there is
 *     if (nearest.best[0]) ... */
#ifndef GM_CONFIG_NEAREST_H
#define GM_CONFIG_NEAREST_H

#include <stdint.h>

enum { GM_NEAREST_LONGEST = 63 }; /* bytes; longer names are never suggested */

typedef struct gm_nearest {
    const char *wanted;
    uint32_t distance;                 /* of `best` */
    char best[GM_NEAREST_LONGEST + 1]; /* "" while nothing is near enough */
} gm_nearest;

/* Near enough is one edit for each three bytes of the wanted name, and at least one.
 * Of equally near names that of the nearest length is the best, then the first. */
void gm_nearest_try(gm_nearest *nearest, const char *candidate);

/* The distance, or `limit` + 1 if it is more than `limit`. */
uint32_t gm_edit_distance(const char *left, const char *right, uint32_t limit);

#endif
