/* One word to its stem: folding through ICU, elisions and clitics undone, Snowball. */
#ifndef GUILLEMET_STEM_STEMMER_H
#define GUILLEMET_STEM_STEMMER_H

#include <guillemet/stage.h>

/* Owned by one thread: Snowball keeps its last result inside itself. */
typedef struct stemmer stemmer;

/* NULL if memory ran out or libstemmer has no French. */
stemmer *new_stemmer(void);
void free_stemmer(stemmer *s);

/* The word in lower case, in NFC, with ' for ’ and without invisible characters; then,
 * if `stemmed`, its stem.  Valid until the next call.  False if memory ran out. */
bool stem_word(stemmer *s, gm_text word, bool stemmed, gm_text *stem);

#endif
