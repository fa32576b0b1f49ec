/* Prepositions with an article or pronoun in them, which Universal Dependencies cut
 * into two words. */
#ifndef GM_WRITE_CONTRACTIONS_H
#define GM_WRITE_CONTRACTIONS_H

#include <guillemet/stage.h>

typedef struct gm_two_words {
    const char *first, *second;
} gm_two_words;

/* Sets `words` to the two of a form, with the capitals that the form has; false if it
 * is none.  The strings are constant. */
bool gm_contraction_words(gm_text form, gm_two_words *words);

#endif
