/* Lower-casing of words and comparison of texts; see fold.h. */
#include "fold.h"

#include <string.h>

uint32_t first_character(gm_text text, uint32_t *size)
{
    *size = 0;
    if (!text.len)
        return 0;
    const uint8_t *at = (const uint8_t *)text.ptr;
    if (at[0] < 0x80 || text.len < 2) {
        *size = 1;
        return at[0];
    }
    if (at[0] < 0xE0) {
        *size = 2;
        return (at[0] & 0x1Fu) << 6 | (at[1] & 0x3Fu);
    }
    if (at[0] < 0xF0 && text.len >= 3) {
        *size = 3;
        return (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
    }
    *size = text.len < 4 ? text.len : 4;
    return 0xFFFD;
}

/* Latin Extended-A pairs capital and small letter, but the parity changes twice. */
static bool is_extended_capital(uint32_t c)
{
    if (c >= 0x139 && c <= 0x148)
        return c & 1;
    if (c >= 0x179 && c <= 0x17E)
        return c & 1;
    return c >= 0x100 && c <= 0x177 && c != 0x138 && !(c & 1);
}

static uint32_t lower(uint32_t c)
{
    if (c >= 'A' && c <= 'Z')
        return c + 32;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7)
        return c + 32;
    if (c == 0x178)
        return 0xFF;
    return is_extended_capital(c) ? c + 1 : c;
}

static uint32_t fold_one(uint32_t c)
{
    if (c == 0x2019 || c == 0x2BC)
        return '\'';
    if (c == 0x2010 || c == 0x2011)
        return '-';
    return lower(c);
}

static uint32_t put(uint32_t c, char *out)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    out[0] = (char)(0xC0 | c >> 6);
    out[1] = (char)(0x80 | (c & 0x3F));
    return 2;
}

uint32_t fold_text(gm_text text, char *out)
{
    uint32_t written = 0, size;
    for (uint32_t at = 0; at < text.len; at += size) {
        gm_text rest = {text.ptr + at, text.len - at};
        uint32_t c = first_character(rest, &size), folded = fold_one(c);
        if (folded < 0x800 && size <= 3 && c != 0xFFFD) {
            written += put(folded, out + written);
        } else {
            memcpy(out + written, rest.ptr, size);
            written += size;
        }
    }
    return written;
}

bool is_capital(gm_text text)
{
    uint32_t size, c = first_character(text, &size);
    return lower(c) != c;
}

bool texts_equal(gm_text a, gm_text b)
{
    return a.len == b.len && (!a.len || !memcmp(a.ptr, b.ptr, a.len));
}

bool text_is(gm_text text, const char *string)
{
    return texts_equal(text, (gm_text){string, (uint32_t)strlen(string)});
}
