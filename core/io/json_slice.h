/* The bytes of an object's members, as they were written.
 *
 * What a document brings along goes out unchanged, to the digits of its numbers; a
 * parser's tree does not keep those, so the bytes themselves are carried. */
#ifndef GM_IO_JSON_SLICE_H
#define GM_IO_JSON_SLICE_H

#include <guillemet/stage.h>

typedef struct gm_json_slice {
    gm_text key;   /* between its quotes, escapes and all */
    gm_text value; /* without white space around it */
} gm_json_slice;

/* The members of `object`, one a call, `at` starting from 0; false behind the last.
 * `object` has been parsed before: it is valid JSON, and an object. */
bool gm_json_next_member(gm_text object, uint32_t *at, gm_json_slice *member);

/* Behind the closing quote of the string that opens at `at`. */
uint32_t gm_json_skip_string(gm_text text, uint32_t at);

#endif
