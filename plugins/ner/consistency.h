/* One name, one type: the mentions of a document that are written alike take the type
 * that most of them have, weighted by how probable each is (the non-local dependency
 * of Finkel, Grenager and Manning 2005, as a vote). */
#ifndef NER_CONSISTENCY_H
#define NER_CONSISTENCY_H

#include "labels.h"

#include <guillemet/stage.h>

/* Scratch of one worker; zeroed at first. */
typedef struct ner_votes {
    uint32_t *slots; /* index + 1 of the first mention with a surface; 0: free */
    uint32_t *group; /* of each mention: the first that is written alike */
    float (*sums)[NER_COLUMNS]; /* of each group, by type */
    uint32_t slot_count, capacity;
} ner_votes;

/* The entities of one document. */
typedef struct ner_entities {
    const char *text;
    const gm_span *spans;
    uint32_t *types;
    float *scores;
    uint32_t len;
} ner_entities;

/* Changes types; the score of a mention that changes is multiplied by the share of the
 * votes that its new type had.  `is_open[type]`: takes part (dates and hours do not).
 * Linear in the number of mentions.  False if memory ran out. */
bool ner_agree(ner_votes *votes, const ner_entities *entities,
               const bool is_open[NER_COLUMNS]);

void ner_votes_free(ner_votes *votes);

#endif
