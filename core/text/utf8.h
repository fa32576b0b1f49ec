/* UTF-8, as RFC 3629 has it: no surrogates, no overlong forms, at most U+10FFFF.
 *
 * Text is validated once, where it comes in; from then on it is an invariant. */
#ifndef GM_TEXT_UTF8_H
#define GM_TEXT_UTF8_H

#include <guillemet/stage.h>

/* The offset of the first byte that belongs to no valid sequence; `len` if all do. */
size_t gm_utf8_valid_prefix(const char *ptr, size_t len);

/* How many code points valid text has. */
size_t gm_utf8_count(const char *ptr, size_t len);

static inline bool gm_utf8_is_start(char byte)
{
    return ((uint8_t)byte & 0xC0) != 0x80;
}

/* The code point at `at` of valid text; moves `at` behind it. */
static inline uint32_t gm_utf8_next(gm_text text, uint32_t *at)
{
    const uint8_t *byte = (const uint8_t *)text.ptr + *at;
    if (byte[0] < 0x80)
        return *at += 1, byte[0];
    if (byte[0] < 0xE0)
        return *at += 2, (byte[0] & 0x1Fu) << 6 | (byte[1] & 0x3Fu);
    if (byte[0] < 0xF0)
        return *at += 3,
               (byte[0] & 0x0Fu) << 12 | (byte[1] & 0x3Fu) << 6 | (byte[2] & 0x3Fu);
    return *at += 4, (byte[0] & 0x07u) << 18 | (byte[1] & 0x3Fu) << 12 |
                         (byte[2] & 0x3Fu) << 6 | (byte[3] & 0x3Fu);
}

#endif
