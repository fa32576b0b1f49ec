/* A term to the numbers of its words, cut as the stage "tokenize" cuts a text and,
 * where terms match by stem, stemmed as the stage "stem" does: with their own code, so
 * that a term and its occurrence are cut alike.  Lives while the model is made. */
#ifndef GUILLEMET_LEXICON_CUTTER_H
#define GUILLEMET_LEXICON_CUTTER_H

#include "letters.h"

/* Bounds the work at a token. */
enum { TERM_WORDS_MAX = 64 };

typedef struct cutter cutter;

typedef struct cutter_options {
    const char *abbreviations; /* path of the tokenizer's table */
    bool split_elisions, split_hyphens, stemmed;
    const letters *letters; /* borrowed */
} cutter_options;

gm_status open_cutter(const cutter_options *options, cutter **out, gm_error *err);
void close_cutter(cutter *cutter);

/* `words` has room for TERM_WORDS_MAX; *count is all there are, even if they are more.
 * False if memory ran out. */
bool cut_term(cutter *cutter, gm_text term, uint64_t *words, uint32_t *count);

#endif
