/* Raw text as a sequence of numbered words, to learn word clusters from.
 *
 * The words are cut by a few rules that come close to the tokenizer's, which has no
 * part in training beyond the annotated documents: white space ends a word, a mark is a
 * word of its own, an elision ends after its apostrophe, a pronoun after a hyphen
 * ("-elle") stands apart.  A line is a sentence.  Words are known by their small
 * letters, as ner_word_look() has them, with 0 for every digit. */
#ifndef NER_RAW_H
#define NER_RAW_H

#include "index.h"

#include <guillemet/stage.h>

/* The number that stands in a sequence for the border between two lines. */
#define NER_BORDER UINT32_MAX

typedef struct ner_raw {
    ner_index words;    /* by the hash of the small letters; counts their occurrences */
    ner_index surfaces; /* by the hash of the bytes, so that each is looked at once */
    uint32_t *word_of;  /* of each surface */
    uint32_t *sequence; /* begins and ends with a border, unless it is empty */
    uint32_t len, capacity, surface_capacity;
    uint32_t borders; /* in the sequence */
} ner_raw;

/* Reads files of plain UTF-8 text, whose paths a line feed separates.  Fails with
 * GM_INPUT, naming the file and the line.  To be freed in any case. */
gm_status ner_raw_read(ner_raw *raw, const char *paths, gm_error *err);
void ner_raw_free(ner_raw *raw);

#endif
