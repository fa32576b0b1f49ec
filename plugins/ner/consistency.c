#include "consistency.h"

#include "hash.h"

#include <stdlib.h>
#include <string.h>

static bool reserve(ner_votes *votes, uint32_t len)
{
    if (len <= votes->capacity)
        return true;
    uint32_t slot_count = 16;
    while (slot_count < 2 * len)
        slot_count *= 2;
    ner_votes_free(votes);
    votes->slots = malloc(slot_count * sizeof *votes->slots);
    votes->group = malloc(len * sizeof *votes->group);
    votes->sums = malloc(len * sizeof *votes->sums);
    if (!votes->slots || !votes->group || !votes->sums)
        return false;
    votes->slot_count = slot_count;
    votes->capacity = len;
    return true;
}

static bool is_written_alike(const ner_entities *entities, uint32_t a, uint32_t b)
{
    gm_span one = entities->spans[a], other = entities->spans[b];
    return one.end - one.begin == other.end - other.begin &&
           memcmp(entities->text + one.begin, entities->text + other.begin,
                  one.end - one.begin) == 0;
}

/* The first mention that is written as mention i is: itself, if it is the first. */
static uint32_t find_group(ner_votes *votes, const ner_entities *entities, uint32_t i)
{
    gm_span span = entities->spans[i];
    uint32_t mask = votes->slot_count - 1;
    uint32_t at =
        (uint32_t)ner_hash(entities->text + span.begin, span.end - span.begin) & mask;
    while (votes->slots[at] && !is_written_alike(entities, votes->slots[at] - 1, i))
        at = (at + 1) & mask;
    if (!votes->slots[at]) {
        votes->slots[at] = i + 1;
        memset(votes->sums[i], 0, sizeof votes->sums[i]);
    }
    return votes->slots[at] - 1;
}

static uint32_t winner(const float sums[NER_COLUMNS])
{
    uint32_t best = 1;
    for (uint32_t type = 2; type < NER_COLUMNS; type++)
        if (sums[type] > sums[best])
            best = type;
    return best;
}

static void count_votes(ner_votes *votes, const ner_entities *entities,
                        const bool is_open[NER_COLUMNS])
{
    memset(votes->slots, 0, votes->slot_count * sizeof *votes->slots);
    for (uint32_t i = 0; i < entities->len; i++) {
        if (!is_open[entities->types[i]])
            continue;
        votes->group[i] = find_group(votes, entities, i);
        votes->sums[votes->group[i]][entities->types[i]] += entities->scores[i];
    }
}

static float total(const float sums[NER_COLUMNS])
{
    float sum = 0;
    for (uint32_t type = 1; type < NER_COLUMNS; type++)
        sum += sums[type];
    return sum;
}

bool ner_agree(ner_votes *votes, const ner_entities *entities,
               const bool is_open[NER_COLUMNS])
{
    if (entities->len < 2)
        return true;
    if (!reserve(votes, entities->len))
        return false;
    count_votes(votes, entities, is_open);
    for (uint32_t i = 0; i < entities->len; i++) {
        if (!is_open[entities->types[i]])
            continue;
        const float *sums = votes->sums[votes->group[i]];
        uint32_t type = winner(sums);
        if (type == entities->types[i])
            continue;
        entities->types[i] = type;
        float votes_cast = total(sums);
        entities->scores[i] *= votes_cast > 0 ? sums[type] / votes_cast : 1;
    }
    return true;
}

void ner_votes_free(ner_votes *votes)
{
    free(votes->slots);
    free(votes->group);
    free(votes->sums);
    *votes = (ner_votes){0};
}
