/* Text in columns of a fixed width, as terminals show it: a code point a cell.
 *
 * Control characters, with which a text could take a terminal over, come out as their
 * pictures (U+2400 and so on), those of U+0080 to U+009F as U+FFFD. */
#ifndef GM_IO_COLUMNS_H
#define GM_IO_COLUMNS_H

#include "base/buffer.h"

/* Appends `text` as it is, but for control characters. */
void gm_columns_add(gm_buffer *out, gm_text text);

/* Appends `text` on one line, runs of white space made one space, cut to `width` cells
 * with an ellipsis; returns the cells used. */
uint32_t gm_columns_cut(gm_buffer *out, gm_text text, uint32_t width);

/* The same, filled with spaces to `width`. */
void gm_columns_fit(gm_buffer *out, gm_text text, uint32_t width);

/* Appends `text` wrapped between words to `width` cells, every line but the first
 * after `indent` spaces; no line feed at the end. */
void gm_columns_wrap(gm_buffer *out, gm_text text, uint32_t width, uint32_t indent);

#endif
