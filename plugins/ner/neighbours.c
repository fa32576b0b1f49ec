/* Pairs are sorted by their second word, then by their first: a radix sort with words
 * as digits, in time that grows with the text alone. */
#include "neighbours.h"

#include <stdlib.h>

/* Turns the sizes of rows, each kept one place further on, into where they begin. */
static void sum_up(uint32_t *first, uint32_t rows)
{
    for (uint32_t i = 0; i < rows; i++)
        first[i + 1] += first[i];
}

/* After a row was filled, its beginning stands where its end is. */
static void step_back(uint32_t *first, uint32_t rows)
{
    for (uint32_t i = rows; i > 0; i--)
        first[i] = first[i - 1];
    first[0] = 0;
}

/* Where the rows of `len` words begin. */
static uint32_t *find_rows(const uint32_t *words, uint32_t len, uint32_t rows)
{
    uint32_t *first = calloc((size_t)rows + 1, sizeof *first);
    if (!first)
        return NULL;
    for (uint32_t i = 0; i < len; i++)
        first[words[i] + 1]++;
    sum_up(first, rows);
    return first;
}

/* Lists what comes before each word, in the order of the text. */
static void list_before(const uint32_t *sequence, uint32_t pairs, uint32_t *first,
                        uint32_t rows, uint32_t *before)
{
    for (uint32_t i = 0; i < pairs; i++)
        before[first[sequence[i + 1]]++] = sequence[i];
    step_back(first, rows);
}

/* Lists what comes after each word, ascending. */
static void list_after(const uint32_t *before, const uint32_t *first_before,
                       uint32_t *first, uint32_t rows, uint32_t *after)
{
    for (uint32_t word = 0; word < rows; word++)
        for (uint32_t i = first_before[word]; i < first_before[word + 1]; i++)
            after[first[before[i]]++] = word;
    step_back(first, rows);
}

static bool allocate(ner_neighbours *list, uint32_t rows, uint32_t len)
{
    *list = (ner_neighbours){
        .first = calloc((size_t)rows + 1, sizeof *list->first),
        .words = malloc(((size_t)len + 1) * sizeof *list->words),
        .counts = malloc(((size_t)len + 1) * sizeof *list->counts),
        .rows = rows,
    };
    if (list->first && list->words && list->counts)
        return true;
    ner_neighbours_free(list);
    return false;
}

/* Whether a neighbour is the one before it in the same row. */
static bool repeats(const uint32_t *words, uint32_t begin, uint32_t i)
{
    return i > begin && words[i] == words[i - 1];
}

static uint32_t count_different(const uint32_t *words, const uint32_t *first,
                                uint32_t rows)
{
    uint32_t different = 0;
    for (uint32_t row = 0; row < rows; row++)
        for (uint32_t i = first[row]; i < first[row + 1]; i++)
            different += !repeats(words, first[row], i);
    return different;
}

/* Makes of equal neighbours one with their count. */
static void merge(ner_neighbours *list, const uint32_t *words, const uint32_t *first)
{
    uint32_t len = 0;
    for (uint32_t row = 0; row < list->rows; row++) {
        for (uint32_t i = first[row]; i < first[row + 1]; i++) {
            if (!repeats(words, first[row], i)) {
                list->words[len] = words[i];
                list->counts[len++] = 0;
            }
            list->counts[len - 1]++;
        }
        list->first[row + 1] = len;
    }
}

bool ner_neighbours_after(ner_neighbours *after, uint32_t *sequence, uint32_t len,
                          uint32_t rows)
{
    uint32_t pairs = len > 0 ? len - 1 : 0;
    uint32_t *before = malloc(((size_t)pairs + 1) * sizeof *before);
    uint32_t *first = find_rows(sequence, pairs, rows);
    uint32_t *first_before = find_rows(sequence + (len > 0), pairs, rows);
    bool made = before && first && first_before;
    if (made) {
        list_before(sequence, pairs, first_before, rows, before);
        list_after(before, first_before, first, rows, sequence);
        made = allocate(after, rows, count_different(sequence, first, rows));
    }
    if (made)
        merge(after, sequence, first);
    free(before);
    free(first);
    free(first_before);
    return made;
}

bool ner_neighbours_before(ner_neighbours *before, const ner_neighbours *after)
{
    uint32_t rows = after->rows, len = after->first[rows];
    if (!allocate(before, rows, len))
        return false;
    for (uint32_t i = 0; i < len; i++)
        before->first[after->words[i] + 1]++;
    sum_up(before->first, rows);
    for (uint32_t word = 0; word < rows; word++) {
        for (uint32_t i = after->first[word]; i < after->first[word + 1]; i++) {
            uint32_t place = before->first[after->words[i]]++;
            before->words[place] = word;
            before->counts[place] = after->counts[i];
        }
    }
    step_back(before->first, rows);
    return true;
}

void ner_neighbours_free(ner_neighbours *neighbours)
{
    free(neighbours->first);
    free(neighbours->words);
    free(neighbours->counts);
    *neighbours = (ner_neighbours){.rows = 0};
}
