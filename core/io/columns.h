/* Text in columns of a fixed width, as terminals show it: a code point a cell. */
#ifndef GM_IO_COLUMNS_H
#define GM_IO_COLUMNS_H

#include "base/buffer.h"

/* Appends `text` on one line, runs of white space made one space, cut to `width` cells
 * with an ellipsis; returns the cells used. */
uint32_t gm_columns_cut(gm_buffer *out, gm_text text, uint32_t width);

/* The same, filled with spaces to `width`. */
void gm_columns_fit(gm_buffer *out, gm_text text, uint32_t width);

/* Appends `text` wrapped between words to `width` cells, every line but the first
 * after `indent` spaces; no line feed at the end. */
void gm_columns_wrap(gm_buffer *out, gm_text text, uint32_t width, uint32_t indent);

#endif
