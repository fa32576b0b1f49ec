/* Which code points are white space: those of category Zs, and those whose
 * bidirectional class is a separator or white space (UAX #9: B, S, WS).  The list is
 * that of Unicode 15, and has not changed since Unicode 6.3. */
#ifndef GM_TEXT_SPACE_H
#define GM_TEXT_SPACE_H

#include <stdbool.h>
#include <stdint.h>

static inline bool gm_is_space(uint32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

#endif
