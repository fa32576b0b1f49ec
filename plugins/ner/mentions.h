/* What a document says around the other mentions of a capitalised word: where "Trump"
 * stands alone, the "Donald" before another "Trump" of the same document helps. */
#ifndef NER_MENTIONS_H
#define NER_MENTIONS_H

#include "templates.h"

enum {
    NER_MENTIONED = 4096, /* words that are remembered, the first of a document */
    NER_MENTIONS = 4,     /* mentions of each, the first of a document */
    NER_MENTION_SLOTS = 4 * NER_MENTIONED
};

typedef struct ner_mention {
    uint32_t token; /* of the document */
    uint32_t classes_before;
    uint64_t before, after; /* hashes of the neighbours' small letters; 0: none */
} ner_mention;

typedef struct ner_mentioned {
    uint64_t word; /* hash of its small letters */
    uint32_t len;
    ner_mention mentions[NER_MENTIONS];
} ner_mentioned;

typedef struct ner_mentions {
    uint16_t slots[NER_MENTION_SLOTS]; /* index + 1 into `all` */
    ner_mentioned all[NER_MENTIONED];
    uint32_t len;
} ner_mentions;

/* Forgets a document. */
void ner_mentions_clear(ner_mentions *mentions);

/* Takes note of the capitalised words of a sequence that begins at a token of the
 * document; its first word has its capital for another reason. */
void ner_mentions_note(ner_mentions *mentions, const ner_form *const *forms,
                       uint32_t begin, uint32_t len);

/* Keys for a word at a token, from its other mentions; room for NER_CONTEXT_FEATURES.
 */
uint32_t ner_mention_features(const ner_mentions *mentions, const ner_form *form,
                              uint32_t token, uint64_t *keys);

#endif
