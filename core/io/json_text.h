/* JSON strings and numbers, written by hand: the hot path of every run. */
#ifndef GM_IO_JSON_TEXT_H
#define GM_IO_JSON_TEXT_H

#include "base/buffer.h"

/* A string with its quotes, escaped as RFC 8259 asks; UTF-8 goes out as it is. */
void gm_json_string(gm_buffer *out, gm_text text);

/* A real to six significant digits, with a point whatever the locale. */
void gm_json_real(gm_buffer *out, float real);

#endif
