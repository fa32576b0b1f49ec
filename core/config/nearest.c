/* The table of edits by rows; three rows are enough for swapped neighbours. */
#include "config/nearest.h"

#include <string.h>

enum { BYTES_PER_EDIT = 3 };

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte;
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

uint32_t gm_edit_distance(const char *left, const char *right, uint32_t limit)
{
    uint32_t rows[3][GM_NEAREST_LONGEST + 1];
    size_t lefts = strlen(left), rights = strlen(right);
    if (lefts > GM_NEAREST_LONGEST || rights > GM_NEAREST_LONGEST)
        return limit + 1;
    for (uint32_t j = 0; j <= rights; j++)
        rows[0][j] = j;
    for (uint32_t i = 1; i <= lefts; i++) {
        uint32_t *row = rows[i % 3];
        const uint32_t *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (uint32_t j = 1; j <= rights; j++) {
            char a = lower(left[i - 1]), b = lower(right[j - 1]);
            row[j] = least(above[j], row[j - 1]) + 1;
            row[j] = least(row[j], above[j - 1] + (a != b));
            if (i > 1 && j > 1 && a == lower(right[j - 2]) && b == lower(left[i - 2]))
                row[j] = least(row[j], two_above[j - 2] + 1);
        }
    }
    return least(rows[lefts % 3][rights], limit + 1);
}

static size_t difference(size_t a, size_t b)
{
    return a > b ? a - b : b - a;
}

static int is_better(const gm_nearest *nearest, const char *candidate,
                     uint32_t distance)
{
    size_t len = strlen(nearest->wanted);
    if (!nearest->best[0] || distance != nearest->distance)
        return !nearest->best[0] || distance < nearest->distance;
    return difference(strlen(candidate), len) < difference(strlen(nearest->best), len);
}

void gm_nearest_try(gm_nearest *nearest, const char *candidate)
{
    size_t len = strlen(nearest->wanted);
    uint32_t limit = len < BYTES_PER_EDIT ? 1 : (uint32_t)(len / BYTES_PER_EDIT);
    if (len == 0 || len > GM_NEAREST_LONGEST || candidate[0] == '\0')
        return;
    uint32_t distance = gm_edit_distance(nearest->wanted, candidate, limit);
    if (distance > limit || distance >= strlen(candidate))
        return;
    if (!is_better(nearest, candidate, distance))
        return;
    nearest->distance = distance;
    memcpy(nearest->best, candidate, strlen(candidate) + 1);
}
