/* Whoever reads a message has a terminal, which obeys control characters. */
#include "shown.h"

#include <string.h>

static uint32_t sequence_len(uint8_t first)
{
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* The bytes of the character at `at`; 0: it is none.  Surrogates and overlong forms of
 * three and four bytes pass: they do no harm on a screen. */
static uint32_t character_len(gm_text text, uint32_t at)
{
    uint32_t len = sequence_len((uint8_t)text.ptr[at]);
    if (len > text.len - at)
        return 0;
    for (uint32_t i = 1; i < len; i++) {
        if (((uint8_t)text.ptr[at + i] & 0xC0) != 0x80)
            return 0;
    }
    return len;
}

/* C0, DEL, and C1, whose bytes are C2 80 to C2 9F. */
static bool is_control(gm_text text, uint32_t at)
{
    uint8_t first = (uint8_t)text.ptr[at];
    return first < 0x20 || first == 0x7F ||
           (first == 0xC2 && (uint8_t)text.ptr[at + 1] < 0xA0);
}

shown show_text(gm_text text)
{
    shown result;
    uint32_t at = 0, len = 0;
    while (at < text.len) {
        uint32_t bytes = character_len(text, at);
        bool plain = bytes > 0 && !is_control(text, at);
        if (len + (plain ? bytes : 1) > SHOWN_MOST)
            break;
        memcpy(result.string + len, plain ? text.ptr + at : "?", plain ? bytes : 1);
        len += plain ? bytes : 1;
        at += bytes ? bytes : 1;
    }
    const char *rest = at < text.len ? "…" : "";
    memcpy(result.string + len, rest, strlen(rest) + 1);
    return result;
}

gm_text text_of_string(const char *string)
{
    return (gm_text){string, (uint32_t)strlen(string)};
}
