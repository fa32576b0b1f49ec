/* The words that headers, registers and marks may use: those of corpora/GUIDELINE.md.
 */
#ifndef CORPUS_WORDS_H
#define CORPUS_WORDS_H

#include <guillemet/stage.h>

/* Lists end in NULL. */
extern const char *const corpus_sections[];
extern const char *const corpus_genres[];
extern const char *const corpus_kinds[];
extern const char *const corpus_quote_tags[];
extern const char *const corpus_lookalike_tags[];

bool corpus_knows(const char *const *words, gm_text word);

#endif
