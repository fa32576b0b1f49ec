/* What of a character counts when words are compared, and the number that stands for a
 * word: a hash of 64 bits.  Two words are the same if their numbers are, so that no
 * text is compared, folded or copied while a document is read. */
#ifndef GUILLEMET_LEXICON_LETTERS_H
#define GUILLEMET_LEXICON_LETTERS_H

#include <guillemet/stage.h>

/* Of characters below TABLED_LETTERS (Latin, its extensions A and B) it is looked up;
 * canonical decomposition makes at most four characters of one. */
enum { TABLED_LETTERS = 0x250, LETTER_PARTS = 4 };

typedef struct letter {
    uint32_t parts[LETTER_PARTS];
    uint32_t count; /* 0: the character does not count */
} letter;

/* Read-only once made. */
typedef struct letters {
    const struct UNormalizer2 *nfd; /* ICU's own, never freed */
    bool folded;                    /* without case and accents */
    letter tabled[TABLED_LETTERS];
} letters;

/* False if ICU has no canonical decomposition. */
bool make_letters(letters *made, bool folded);

/* The same for equivalent spellings (NFC, NFD; kinds of apostrophes, hyphens and
 * blanks; invisible characters), and if folded whatever case and accents are. */
uint64_t number_of_word(const letters *letters, gm_text word);

#endif
