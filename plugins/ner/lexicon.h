/* What is known of words beforehand: which classes (first name, commune, verb, ...) a
 * word or a name of several words belongs to, and the cluster of a word.
 *
 * The classes are those of the file that training was given: to the tagger they are
 * bits, and what they say about labels is learnt. */
#ifndef NER_LEXICON_H
#define NER_LEXICON_H

#include "table.h"
#include "word.h"

enum { NER_CLASSES = 31, NER_CLUSTERS = 0xFFFF };

/* The bit of a string with which longer entries begin. */
#define NER_GOES_ON (UINT32_C(1) << 31)

typedef struct ner_lexicon {
    ner_table words;      /* hash of pieces -> index of a set */
    ner_table clusters;   /* hash of the lower form -> cluster */
    const uint32_t *sets; /* bits of classes */
    uint32_t set_count;
    uint32_t heads; /* bits of the classes whose words begin names: "head-event" */
} ner_lexicon;

uint64_t ner_pieces_key(ner_pieces pieces);

/* Bits of the classes of a string, and NER_GOES_ON. */
uint32_t ner_lexicon_classes(const ner_lexicon *lexicon, ner_pieces pieces);

/* Cluster of a word plus one; 0 if it has none. */
uint32_t ner_lexicon_cluster(const ner_lexicon *lexicon, const ner_word *word);

#endif
