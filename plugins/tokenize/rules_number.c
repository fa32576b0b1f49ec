/* Numbers: groups of three digits, decimals, dates, times, scores, fractions, signs. */
#include "rules.h"

/* Bytes [begin, end) are one space of those that group digits: U+0020, U+00A0, U+202F,
 * U+2009. */
static bool is_one_space(const scan *s, uint32_t begin, uint32_t end)
{
    const uint8_t *byte = (const uint8_t *)s->text + begin;
    switch (end - begin) {
    case 1:
        return byte[0] == ' ';
    case 2:
        return byte[0] == 0xC2 && byte[1] == 0xA0;
    case 3:
        return byte[0] == 0xE2 && byte[1] == 0x80 &&
               (byte[2] == 0xAF || byte[2] == 0x89);
    default:
        return false;
    }
}

/* Atom `at` is a group of exactly three digits after one space. */
static bool is_group(const scan *s, uint32_t at)
{
    uint32_t digits;
    return is_plain_digits(s, at, &digits) && digits == 3 &&
           is_one_space(s, s->atoms[at - 1].end, s->atoms[at].begin);
}

/* "12 000", "1 234 567": how many atoms; 1 where no group follows. */
static uint32_t grouped_digits(const scan *s, uint32_t at)
{
    uint32_t digits, last = at;
    if (!is_plain_digits(s, at, &digits) || digits > 3 ||
        s->text[s->atoms[at].begin] == '0')
        return 1;
    while (is_group(s, last + 1))
        last++;
    return last - at + 1;
}

/* The mark at `at` joins the digits on both its sides. */
static bool joins_digits(const scan *s, uint32_t at)
{
    uint32_t before, after;
    bool plain = is_plain_digits(s, at - 1, &before);
    plain = is_plain_digits(s, at + 1, &after) && plain;
    switch (s->atoms[at].class) {
    case ATOM_DOT:
    case ATOM_COMMA:
        return true;
    case ATOM_COLON: /* 14:30, 2:15:08 */
        return plain && s->text[s->atoms[at].begin] == ':' && after == 2 && before <= 2;
    case ATOM_APOSTROPHE: /* 10'000 */
        return plain && after == 3;
    case ATOM_SLASH: /* 1/10, 23/12/2006, but 1/10 000 is a ratio of two numbers */
        return plain && grouped_digits(s, at + 1) == 1;
    default:
        return false;
    }
}

/* 1914-1918, 4-3, and 4-temps: a hyphen before what is glued to it. */
static uint32_t hyphenated(const scan *s, uint32_t at, token *made)
{
    if (s->options.split_hyphens || !is_next_alphanumeric(s, at + 1))
        return 0;
    if (s->atoms[at + 1].class == ATOM_WORD)
        made->kind = KIND_WORD;
    return 2;
}

/* 10.JPG, 2.mp3: a file name; 1.Introduction is an item of a list. */
static bool is_file_ending(const scan *s, uint32_t dot)
{
    return is_next(s, dot + 1, ATOM_WORD) && atom_len(s, dot + 1) <= 4 &&
           atom_len(s, dot + 1) >= 3 && is_all_upper(s, dot + 1);
}

/* 90's: an English decade. */
static bool is_decade(const scan *s, uint32_t apostrophe)
{
    return is_next(s, apostrophe + 1, ATOM_WORD) && atom_len(s, apostrophe + 1) == 1 &&
           s->text[s->atoms[apostrophe + 1].begin] == 's';
}

/* How many atoms the mark at `at` and what it joins to the number have. */
static uint32_t joined_to_number(const scan *s, uint32_t at, token *made)
{
    atom_class class = (atom_class)s->atoms[at].class;
    if (class == ATOM_WORD)
        return is_raised(s, at);
    if (class == ATOM_HYPHEN)
        return hyphenated(s, at, made);
    if (class == ATOM_DOT && is_file_ending(s, at))
        return 2;
    if (class == ATOM_APOSTROPHE && is_decade(s, at))
        return 2;
    if (is_next(s, at + 1, ATOM_NUMBER) && joins_digits(s, at))
        return 2;
    return 0;
}

/* The minutes of 20h30: a number glued to the unit before it. */
static bool follows_unit(const scan *s, uint32_t at)
{
    return is_glued(s, at) && s->atoms[at - 1].class == ATOM_WORD;
}

/* "1.8.2. de": the full stop after a number of three parts is its own where the
 * sentence goes on with a small letter. */
static bool keeps_stop(const scan *s, uint32_t at, uint32_t stop)
{
    return stop - at >= 5 && is_next(s, stop, ATOM_DOT) &&
           s->atoms[stop - 2].class == ATOM_DOT &&
           s->atoms[stop - 4].class == ATOM_DOT && stop + 1 < s->count &&
           s->atoms[stop + 1].class == ATOM_WORD && !s->atoms[stop + 1].upper;
}

uint32_t rule_number(const scan *s, uint32_t at, token *made)
{
    uint32_t next = at + grouped_digits(s, at);
    if (follows_unit(s, at))
        return 1;
    while (is_glued(s, next)) {
        uint32_t added = joined_to_number(s, next, made);
        if (!added)
            break;
        next += added;
    }
    return next - at + keeps_stop(s, at, next);
}

/* What a sign may stand after to belong to the number that follows it; after a word it
 * stands only where rule_compound() left it: "à-2,5". */
static bool is_sign_place(const scan *s, uint32_t at)
{
    return !is_glued(s, at) || is_signed_host(s, at - 1) ||
           s->atoms[at - 1].class == ATOM_OPEN ||
           s->atoms[at - 1].class == ATOM_QUOTE_OPEN;
}

/* -2,5 and +14, but not "à Lyon -2,5 h" with a blank after the hyphen; and +/-. */
uint32_t rule_signed_number(const scan *s, uint32_t at, token *made)
{
    if (s->atoms[at].class == ATOM_PLUS && is_next(s, at + 1, ATOM_SLASH) &&
        is_next(s, at + 2, ATOM_HYPHEN))
        return 3;
    if (s->options.split_hyphens || !is_sign_place(s, at) ||
        !is_next(s, at + 1, ATOM_NUMBER))
        return 0;
    made->kind = KIND_NUMBER;
    made->sign = SIGN_DIGIT;
    return 1 + rule_number(s, at + 1, made);
}
