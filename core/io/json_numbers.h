/* Numbers that a parser of JSON has no type for.
 *
 * JSON sets no bound on numbers, jansson does: what goes beyond int64_t or double fails
 * the whole line, though nobody may read that number. */
#ifndef GM_IO_JSON_NUMBERS_H
#define GM_IO_JSON_NUMBERS_H

#include <guillemet/stage.h>

/* Puts `true` in place of each number, outside of strings, of 19 digits or more before
 * the point, or with an exponent of three digits or more; byte offsets stay.  A reader
 * that wants a number there sees a value of the wrong type. */
void gm_json_mask_numbers(char *json, uint32_t len);

/* "-12": digits alone, behind a sign or none. */
bool gm_json_is_whole(gm_text number);

#endif
