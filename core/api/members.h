/* JSON for editors and people, a member a line: objects and arrays opened and closed in
 * order, members with the key that they have in an object, or NULL in an array.
 *
 * Strings that come from paths and plugins need not be valid UTF-8; what is written is.
 * Want of memory is remembered in the buffer. */
#ifndef GM_API_MEMBERS_H
#define GM_API_MEMBERS_H

#include "base/buffer.h"

/* {.out = buffer} is at the beginning of a document. */
typedef struct gm_members {
    gm_buffer *out;
    uint32_t depth;
    bool follows; /* a member stands before, in the same object or array */
} gm_members;

/* `bracket` is '{' or '[', then '}' or ']'; a line feed ends the outermost. */
void gm_members_open(gm_members *json, const char *key, char bracket);
void gm_members_close(gm_members *json, char bracket);

void gm_members_text(gm_members *json, const char *key, const char *text); /* or null */
void gm_members_flag(gm_members *json, const char *key, bool flag);
void gm_members_integer(gm_members *json, const char *key, int64_t integer);
void gm_members_real(gm_members *json, const char *key, double real); /* finite */

/* A value that the option accepts, as written in a pipeline file: a boolean, a number
 * or a string. */
void gm_members_value(gm_members *json, const char *key, const gm_option *option,
                      const char *value);

/* Appends `text` with U+FFFD in the place of each byte that is not valid UTF-8. */
void gm_members_repair(gm_buffer *out, const char *text);

#endif
