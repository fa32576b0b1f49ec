/* Properties of characters, through ICU outside ASCII. */
#include "characters.h"

#include <unicode/uchar.h>

bool character_is_blank(uint32_t code)
{
    if (code < 0x80)
        return code <= 0x20 || code == 0x7F;
    if (code >= 0xE0020 && code <= 0xE007F)
        return false;
    int8_t category = u_charType((UChar32)code);
    return category == U_FORMAT_CHAR || category == U_CONTROL_CHAR ||
           u_isUWhiteSpace((UChar32)code);
}

bool character_is_upper(uint32_t code)
{
    if (code < 0x80)
        return code >= 'A' && code <= 'Z';
    return u_isUUppercase((UChar32)code) || u_istitle((UChar32)code);
}

bool character_is_lower(uint32_t code)
{
    if (code < 0x80)
        return code >= 'a' && code <= 'z';
    return u_isULowercase((UChar32)code);
}

bool character_is_digit(uint32_t code)
{
    if (code < 0x80)
        return code >= '0' && code <= '9';
    return u_isdigit((UChar32)code);
}

bool character_is_letter(uint32_t code)
{
    if (code < 0x80)
        return (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
    return u_isalpha((UChar32)code);
}

/* The second byte of a two-byte letter, lowered: À–Þ without × in block C3, Œ in C5. */
static char fold_second(char first, char second)
{
    uint8_t lead = (uint8_t)first, trail = (uint8_t)second;
    if (lead == 0xC3 && trail >= 0x80 && trail <= 0x9E && trail != 0x97)
        return (char)(trail + 0x20);
    if (lead == 0xC5 && trail == 0x92)
        return (char)0x93;
    return second;
}

uint32_t fold_french(const char *text, uint32_t begin, uint32_t end,
                     char folded[FOLD_MAX])
{
    uint32_t len = 0;
    if (end - begin > FOLD_MAX)
        return 0;
    for (uint32_t at = begin; at < end; at++) {
        char byte = text[at];
        if (byte >= 'A' && byte <= 'Z')
            folded[len++] = (char)(byte + 0x20);
        else if ((uint8_t)byte == 0xE2 && end - at >= 3 &&
                 (uint8_t)text[at + 1] == 0x80 && (uint8_t)text[at + 2] == 0x99) {
            folded[len++] = '\'';
            at += 2;
        } else if (at > begin)
            folded[len++] = fold_second(text[at - 1], byte);
        else
            folded[len++] = byte;
    }
    return len;
}
