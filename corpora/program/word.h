/* Words as they are counted: what stands between white space, apostrophes and
 * punctuation, if it has a letter or a digit. */
#ifndef CORPUS_WORD_H
#define CORPUS_WORD_H

#include <guillemet/stage.h>

/* The next word of valid UTF-8; moves `rest` behind it.  False behind the last. */
bool corpus_next_word(gm_text *rest, gm_text *word);

#endif
