/* What tables.c needs to fill a lexicon, and lexicon.c to look things up in it. */
#ifndef QUOTES_LEXICON_BUILD_H
#define QUOTES_LEXICON_BUILD_H

#include "lexicon.h"

enum { LEXICON_FILES = 6 };

struct lexicon {
    lexeme *entries; /* slots / 2 of them fit */
    uint32_t *heads; /* [slots] entry number + 1; 0: free */
    uint32_t slots, count;
    phrase *phrases;
    uint32_t phrase_count;
    char *files[LEXICON_FILES]; /* the tables as read; forms point into them */
    uint32_t file_count;
};

/* The entry of a form, new if need be; NULL if memory ran out. */
lexeme *lexicon_add(lexicon *words, gm_text form);

/* A new phrase under its first word; NULL if memory ran out. */
phrase *lexicon_add_phrase(lexicon *words, gm_text first);

#endif
