/* Annotated documents as training sees them: sequences of word types with gold labels,
 * and the numbers of their features. */
#ifndef NER_CORPUS_H
#define NER_CORPUS_H

#include "gold.h"
#include "index.h"
#include "mentions.h"
#include "windows.h"
#include "words.h"

typedef struct ner_sequence {
    uint32_t begin, len;   /* tokens of the corpus */
    uint32_t document, at; /* and where it stands in which document */
    bool shouted;
} ner_sequence;

typedef struct ner_corpus {
    const ner_lexicon *lexicon;
    ner_types types;
    ner_words words;
    uint32_t *word_counts;
    uint32_t word_count_capacity;
    uint32_t *tokens; /* the word of each token */
    uint8_t *labels;  /* of each token */
    uint32_t len, token_capacity, label_capacity;
    ner_sequence *sequences;
    uint32_t sequence_count, sequence_capacity;
    ner_index index;
    ner_lists of_word[NER_DISTANCES]; /* what a word shows at each distance */
    ner_lists of_token;               /* features of the context of each token */
    uint32_t documents;
    uint32_t golds, lost; /* gold entities, and those that do not end on tokens */
} ner_corpus;

typedef struct ner_reading {
    uint32_t
        shouted;     /* every so many-th sequence is also learnt in capitals; 0: none */
    uint32_t cutoff; /* features seen less often are left out */
} ner_reading;

/* False if memory ran out; the corpus is to be freed all the same.  `types` are set
 * already, and `lexicon` outlives the corpus. */
bool ner_corpus_read(ner_corpus *corpus, const gm_doc *const *docs, uint32_t count,
                     ner_reading reading);
void ner_corpus_free(ner_corpus *corpus);

#endif
