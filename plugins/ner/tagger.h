/* Finds the entities of a document with a model, sequence by sequence.  One thread at
 * a time; what is found depends on the document and the model alone. */
#ifndef NER_TAGGER_H
#define NER_TAGGER_H

#include "mentions.h"
#include "model.h"
#include "windows.h"
#include "words.h"

/* Word types whose scores are kept; when they are all taken, all are forgotten. */
enum { NER_CACHE = 32768 };

typedef struct ner_found {
    uint32_t begin, end; /* tokens of the document */
    uint32_t type;       /* of the model, from 1 */
    float probability;   /* that exactly this span has this type */
} ner_found;

typedef struct ner_tagger {
    const ner_model *model;
    ner_words words;
    float (*scores)[NER_DISTANCES][NER_LABELS]; /* of each word, for each distance */
    ner_lattice lattice;
    uint32_t indexes[NER_WINDOW]; /* of the sequence's words */
    const ner_form *forms[NER_WINDOW];
    ner_listed listed[NER_WINDOW];
    ner_mentions mentions; /* of the document */
    ner_found found[NER_WINDOW];
    uint32_t founds;
} ner_tagger;

/* False if memory ran out. */
bool ner_tagger_init(ner_tagger *tagger, const ner_model *model);
void ner_tagger_free(ner_tagger *tagger);

/* Looks through a document before its sequences are tagged. */
void ner_tagger_read(ner_tagger *tagger, ner_windows windows);

/* Where something found stands in the text; where it is a range of dates or hours, its
 * two parts.  Returns how many there are. */
uint32_t ner_found_parts(const ner_tagger *tagger, const ner_windows *windows,
                         ner_found found, gm_span parts[2]);

/* Fills `found` from the sequence of `len` tokens of that document at `begin`. */
void ner_tag(ner_tagger *tagger, const ner_windows *windows, uint32_t begin,
             uint32_t len);

#endif
