/* What the stage knows once it is open: the terms, the tree of their words, and what of
 * a character counts. */
#ifndef GUILLEMET_LEXICON_MODEL_H
#define GUILLEMET_LEXICON_MODEL_H

#include "cutter.h"
#include "term_list.h"
#include "term_tree.h"

/* The values of the option `match`, in the order of its choices. */
typedef enum match_kind { MATCH_SURFACE, MATCH_FOLDED, MATCH_STEM } match_kind;

typedef struct lexicon_options {
    const char *file, *abbreviations;
    int64_t match;
    bool split_elisions, split_hyphens;
} lexicon_options;

/* Read-only once made, and shared by all threads. */
typedef struct lexicon_model {
    match_kind match;
    letters letters;
    term_list list;
    term_tree tree;
} lexicon_model;

gm_status make_model(const gm_env *env, const lexicon_options *options,
                     lexicon_model **out, gm_error *err);
void free_model(lexicon_model *model);

/* The longest term that begins with the first of `count` words. */
typedef struct term_match {
    const term *term; /* NULL: none does */
    uint32_t words;
} term_match;

term_match longest_match(const lexicon_model *model, const uint64_t *words,
                         uint32_t count);

#endif
