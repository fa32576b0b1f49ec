/* How likely a quote is right: a logistic model of a few traits of the report, with the
 * weights of models/french/quote-scores.tsv.  The recipe models/recipes/quote-scores.py
 * makes them, and tells the same traits from the annotated document: what changes here
 * changes there. */
#ifndef QUOTES_SCORES_H
#define QUOTES_SCORES_H

#include "reading.h"

enum { REPORT_TYPES = REPORT_INDIRECT + 1, LENGTHS = 7 };

typedef enum source_look {
    SOURCE_NONE,
    SOURCE_WORD,
    SOURCE_NAME,
    SOURCE_NOUN
} source_look;

/* Each trait holds of a report or does not; those of one group exclude each other. */
enum {
    TRAIT_BIAS, /* of every report */
    TRAIT_WHY,  /* + rule */
    TRAIT_TYPE = TRAIT_WHY + RULES,
    TRAIT_WORDS = TRAIT_TYPE + REPORT_TYPES,      /* + how long the content is */
    TRAIT_SOURCE = TRAIT_WORDS + LENGTHS,         /* + source_look */
    TRAIT_COMMA = TRAIT_SOURCE + SOURCE_NOUN + 1, /* in the content */
    TRAIT_BROKEN,    /* its sentence goes on after the content */
    TRAIT_SENTENCES, /* more than one */
    TRAIT_ALLEGATION,
    TRAITS
};

typedef struct traits {
    uint32_t of[TRAITS];
    uint32_t count;
} traits;

typedef struct scores {
    double weights[TRAITS]; /* 0: the table has none */
} scores;

extern const char *const rule_names[RULES];
extern const char *const type_names[REPORT_TYPES];

/* Reads the table; GM_MODEL, naming file and line, if one is not as it should be. */
gm_status scores_load(const char *path, scores *out, gm_error *err); /* score_table.c */

traits traits_of(const reading *r, const report *made);
double score_of(const scores *s, const traits *held);

/* Sets the score of every report. */
void score_reports(const scores *s, reading *r);

#endif
