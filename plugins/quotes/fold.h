/* Lower case of French and its neighbours, without tables of Unicode: capitals of
 * Latin-1 and Latin Extended-A go to small letters, typographic apostrophes and hyphens
 * to plain ones.  The result is never longer than the input. */
#ifndef QUOTES_FOLD_H
#define QUOTES_FOLD_H

#include <guillemet/stage.h>

/* Writes to `out`, which has room for text.len bytes; returns the bytes written. */
uint32_t fold_text(gm_text text, char *out);

/* The code point at the start of `text`, 0 if it is empty; *size: its bytes. */
uint32_t first_character(gm_text text, uint32_t *size);

bool is_capital(gm_text text);
bool texts_equal(gm_text a, gm_text b);
bool text_is(gm_text text, const char *string);

#endif
