/* What the tagger looks at.  A feature is a 64-bit key, a hash of what was seen; the
 * model has a row of weights, one for each label, for the keys that training kept.
 *
 * Features of a word (its letters, shape, classes) depend on the word type alone and
 * count for the tokens up to `reach` away as well: their weights are summed once for
 * each type and each distance.  Features of the context depend on several tokens, and
 * are few. */
#ifndef NER_TEMPLATES_H
#define NER_TEMPLATES_H

#include "lexicon.h"

enum {
    NER_REACH = 2, /* a token sees so many neighbours on either side */
    NER_DISTANCES = 2 * NER_REACH + 1,
    NER_WORD_FEATURES = 96,
    /* Of the classes of four words at most, of other mentions, and some more. */
    NER_CONTEXT_FEATURES = 4 * NER_CLASSES + 4 * (NER_CLASSES + 2) + 24
};

typedef struct ner_feature {
    uint64_t key;
    uint32_t reach; /* 0: of the word itself alone */
} ner_feature;

/* What is kept of a word type for the features of the context. */
typedef struct ner_form {
    uint64_t lower, shape; /* hashes */
    ner_pieces pieces;
    uint32_t traits;  /* enum ner_word_trait */
    uint32_t classes; /* bits, and NER_GOES_ON */
} ner_form;

/* A token's part in the longest name of the lexicon that it is in. */
typedef struct ner_listed {
    uint32_t classes; /* 0: in none of several tokens */
    uint32_t place;   /* 0 first, 1 inner, 2 last */
} ner_listed;

/* Fills `features` (room for NER_WORD_FEATURES) and returns their number. */
uint32_t ner_word_features(const ner_word *word, const ner_lexicon *lexicon,
                           ner_form *form, ner_feature *features);

/* The key of a word's feature for the token that sees it `distance` tokens away, from
 * -NER_REACH (it is before) to NER_REACH. */
uint64_t ner_feature_at(uint64_t key, int distance);

/* Finds the names of several tokens, the longest first, without overlap. */
void ner_find_listed(const ner_lexicon *lexicon, const ner_form *const *forms,
                     uint32_t len, ner_listed *listed);

/* Keys of token i of a sequence; `heads` are the lexicon's.  Room for
 * NER_CONTEXT_FEATURES. */
uint32_t ner_context_features(const ner_form *const *forms, const ner_listed *listed,
                              uint32_t heads, uint32_t len, uint32_t i, uint64_t *keys);

#endif
