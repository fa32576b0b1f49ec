/* What the rules ask about single characters of valid UTF-8: decoding, white space and
 * its like, case, and the folding of short French words for table look-ups. */
#ifndef GUILLEMET_TOKENIZE_CHARACTERS_H
#define GUILLEMET_TOKENIZE_CHARACTERS_H

#include <stdbool.h>
#include <stdint.h>

/* The code point that starts at `at`; `*len` becomes its length in bytes. */
static inline uint32_t character_at(const char *text, uint32_t at, uint32_t *len)
{
    const uint8_t *byte = (const uint8_t *)text + at;
    if (byte[0] < 0x80) {
        *len = 1;
        return byte[0];
    }
    if (byte[0] < 0xE0) {
        *len = 2;
        return (byte[0] & 0x1Fu) << 6 | (byte[1] & 0x3Fu);
    }
    if (byte[0] < 0xF0) {
        *len = 3;
        return (byte[0] & 0x0Fu) << 12 | (byte[1] & 0x3Fu) << 6 | (byte[2] & 0x3Fu);
    }
    *len = 4;
    return (byte[0] & 0x07u) << 18 | (byte[1] & 0x3Fu) << 12 | (byte[2] & 0x3Fu) << 6 |
           (byte[3] & 0x3Fu);
}

/* Where the character that ends at `at` begins. */
static inline uint32_t character_before(const char *text, uint32_t at)
{
    do
        at--;
    while (((uint8_t)text[at] & 0xC0u) == 0x80u);
    return at;
}

/* True of white space, of control characters (NUL too) and of format characters (byte
 * order mark, zero-width space and joiners, soft hyphen, marks of direction): they
 * never stand alone in a token, nor at either end of one.  The tag characters of flag
 * emoji are format characters to Unicode and visible to the reader: not blank. */
bool character_is_blank(uint32_t code);

/* Ends a line, and with it a paragraph. */
static inline bool character_is_break(uint32_t code)
{
    return (code >= 0x0A && code <= 0x0D) || code == 0x85 || code == 0x2028 ||
           code == 0x2029;
}

bool character_is_upper(uint32_t code);
bool character_is_lower(uint32_t code);
bool character_is_digit(uint32_t code);
bool character_is_letter(uint32_t code);

enum { FOLD_MAX = 32 };

/* Writes text[begin, end) in lower case, with ' for ’, to `folded` and returns its
 * length; 0 if it is longer than FOLD_MAX bytes.  Knows the letters of French (ASCII,
 * Latin-1, Œ) and leaves others alone. */
uint32_t fold_french(const char *text, uint32_t begin, uint32_t end,
                     char folded[FOLD_MAX]);

#endif
