/* The table of well-formed byte sequences: Unicode Standard, table 3-7. */
#include "text/utf8.h"

#include <string.h>

/* Length of the sequence that `lead` begins, and the bounds of its second byte (the
 * ones after it are 80..BF); 0 if it begins none. */
static size_t sequence(uint8_t lead, uint8_t *low, uint8_t *high)
{
    *low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    *high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

static bool well_formed(const uint8_t *byte, size_t left, size_t *length)
{
    uint8_t low, high;
    *length = sequence(byte[0], &low, &high);
    if (*length == 0 || *length > left)
        return false;
    if (*length > 1 && (byte[1] < low || byte[1] > high))
        return false;
    for (size_t i = 2; i < *length; i++) {
        if ((byte[i] & 0xC0) != 0x80)
            return false;
    }
    return true;
}

static bool is_ascii(const uint8_t *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return (word & 0x8080808080808080u) == 0;
}

size_t gm_utf8_valid_prefix(const char *ptr, size_t len)
{
    const uint8_t *bytes = (const uint8_t *)ptr;
    size_t at = 0, length;
    while (at < len) {
        if (len - at >= 8 && is_ascii(bytes + at))
            at += 8;
        else if (well_formed(bytes + at, len - at, &length))
            at += length;
        else
            break;
    }
    return at;
}

size_t gm_utf8_count(const char *ptr, size_t len)
{
    size_t count = 0;
    for (size_t i = 0; i < len; i++)
        count += gm_utf8_is_start(ptr[i]);
    return count;
}
