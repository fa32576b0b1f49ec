/* From the pieces of ICU's word iterator to atoms. */
#include "atoms.h"

#include "characters.h"
#include "tables.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

static const uint8_t ascii_classes[128] = {
    ['!'] = ATOM_MARK,        ['"'] = ATOM_QUOTE_EITHER, ['#'] = ATOM_HASH,
    ['$'] = ATOM_SYMBOL,      ['%'] = ATOM_SYMBOL,       ['&'] = ATOM_AMPERSAND,
    ['\''] = ATOM_APOSTROPHE, ['('] = ATOM_OPEN,         [')'] = ATOM_CLOSE,
    ['*'] = ATOM_SYMBOL,      ['+'] = ATOM_PLUS,         [','] = ATOM_COMMA,
    ['-'] = ATOM_HYPHEN,      ['.'] = ATOM_DOT,          ['/'] = ATOM_SLASH,
    [':'] = ATOM_COLON,       [';'] = ATOM_COLON,        ['<'] = ATOM_SYMBOL,
    ['='] = ATOM_EQUALS,      ['>'] = ATOM_SYMBOL,       ['?'] = ATOM_MARK,
    ['@'] = ATOM_AT,          ['['] = ATOM_OPEN,         ['\\'] = ATOM_PUNCTUATION,
    [']'] = ATOM_CLOSE,       ['^'] = ATOM_SYMBOL,       ['_'] = ATOM_PUNCTUATION,
    ['`'] = ATOM_SYMBOL,      ['{'] = ATOM_OPEN,         ['|'] = ATOM_SYMBOL,
    ['}'] = ATOM_CLOSE,       ['~'] = ATOM_SYMBOL,       ['0'] = ATOM_NUMBER,
    ['1'] = ATOM_NUMBER,      ['2'] = ATOM_NUMBER,       ['3'] = ATOM_NUMBER,
    ['4'] = ATOM_NUMBER,      ['5'] = ATOM_NUMBER,       ['6'] = ATOM_NUMBER,
    ['7'] = ATOM_NUMBER,      ['8'] = ATOM_NUMBER,       ['9'] = ATOM_NUMBER,
};

/* Characters whose class is not that of their Unicode category. */
typedef struct special_character {
    uint32_t code;
    atom_class class;
} special_character;

static const special_character special_characters[] = {
    {0x00A7, ATOM_SYMBOL},      /* § */
    {0x00AB, ATOM_QUOTE_OPEN},  /* « */
    {0x00B0, ATOM_DEGREE},      /* ° */
    {0x00B7, ATOM_MIDDLE},      /* · */
    {0x00BA, ATOM_DEGREE},      /* º, typed for ° */
    {0x00BB, ATOM_QUOTE_CLOSE}, /* » */
    {0x2010, ATOM_HYPHEN},      /* hyphen */
    {0x2011, ATOM_HYPHEN},      /* non-breaking hyphen */
    {0x2018, ATOM_QUOTE_OPEN},  /* ‘ */
    {0x2019, ATOM_APOSTROPHE},  /* ’ */
    {0x201C, ATOM_QUOTE_OPEN},  /* “ */
    {0x201D, ATOM_QUOTE_CLOSE}, /* ” */
    {0x201E, ATOM_QUOTE_OPEN},  /* „ */
    {0x2022, ATOM_MIDDLE},      /* • */
    {0x2026, ATOM_ELLIPSIS},    /* … */
    {0x2027, ATOM_MIDDLE},      /* ‧ */
    {0x2030, ATOM_SYMBOL},      /* ‰ */
    {0x2039, ATOM_QUOTE_OPEN},  /* ‹ */
    {0x203A, ATOM_QUOTE_CLOSE}, /* › */
    {0x203C, ATOM_MARK},        /* ‼ */
    {0x203D, ATOM_MARK},        /* ‽ */
    {0x2047, ATOM_MARK},        /* ⁇ */
    {0x2048, ATOM_MARK},        /* ⁈ */
    {0x2049, ATOM_MARK},        /* ⁉ */
    {0x2212, ATOM_MINUS},       /* − */
    {0x22C5, ATOM_MIDDLE},      /* ⋅ */
};

static atom_class classify_by_category(uint32_t code)
{
    switch (u_charType((UChar32)code)) {
    case U_DECIMAL_DIGIT_NUMBER:
        return ATOM_NUMBER;
    case U_DASH_PUNCTUATION:
        return ATOM_DASH;
    case U_START_PUNCTUATION:
        return ATOM_OPEN;
    case U_END_PUNCTUATION:
        return ATOM_CLOSE;
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
        return ATOM_PUNCTUATION;
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
        return ATOM_WORD;
    default:
        return ATOM_SYMBOL;
    }
}

atom_class classify_character(uint32_t code)
{
    if (code < 128)
        return (atom_class)ascii_classes[code];
    if (code >= 0xC0 && code < 0x2C0 && code != 0xD7 && code != 0xF7)
        return ATOM_WORD;
    uint32_t low = 0, high = sizeof special_characters / sizeof *special_characters;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (special_characters[middle].code < code)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < sizeof special_characters / sizeof *special_characters &&
        special_characters[low].code == code)
        return special_characters[low].class;
    return classify_by_category(code);
}

static bool grow_atoms(atom_list *list)
{
    uint32_t capacity = list->capacity ? list->capacity * 2 : 1024;
    atom *items = realloc(list->items, (size_t)capacity * sizeof *items);
    if (!items)
        return false;
    list->items = items;
    list->capacity = capacity;
    return true;
}

static bool append_atom(atom_list *list, atom added)
{
    if (list->count == list->capacity && !grow_atoms(list))
        return false;
    list->items[list->count++] = added;
    return true;
}

/* True of what may follow within the atom that a letter or digit began: everything in
 * ICU's piece but the marks that rules join again. */
static bool continues_word(uint32_t code)
{
    if (code < 128)
        return ascii_classes[code] <= ATOM_NUMBER || code == '_';
    switch (classify_character(code)) {
    case ATOM_WORD:
    case ATOM_NUMBER:
    case ATOM_SYMBOL:
        return true;
    default:
        return false;
    }
}

/* Where the run of letters and digits that begins at `at` ends; the blanks (a soft
 * hyphen, a joiner) inside it stay, those at its end do not.  White space ends it: ICU
 * keeps U+202F within a word. */
static uint32_t word_end(const char *text, uint32_t at, uint32_t end)
{
    uint32_t last = at;
    while (at < end) {
        uint8_t byte = (uint8_t)text[at];
        if (byte < 128 && byte > 0x20) {
            if (!continues_word(byte))
                return last;
            last = ++at;
            continue;
        }
        uint32_t len, code = character_at(text, at, &len);
        at += len;
        if (u_isUWhiteSpace((UChar32)code) ||
            (!character_is_blank(code) && !continues_word(code)))
            return last;
        if (character_is_blank(code))
            continue;
        last = at;
    }
    return last;
}

/* Where the mark at `begin` ends: an emoji sequence is one piece to ICU and one atom
 * here, and so is a mark with the combining characters that ICU hangs on it; up to
 * white space, and less the blanks at the end. */
static uint32_t mark_end(const char *text, uint32_t begin, uint32_t end)
{
    uint32_t last = begin, len;
    for (uint32_t at = begin; at < end; at += len) {
        uint32_t code = character_at(text, at, &len);
        if (u_isUWhiteSpace((UChar32)code))
            break;
        if (!character_is_blank(code))
            last = at + len;
    }
    return last;
}

static bool is_ascii_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Where to cut [begin, end), which begins with a digit, before or after a unit of the
 * table: "20h30" at 2, and then "h30" at 1.  Returns `end` to leave it whole. */
static uint32_t unit_cut(const char *text, uint32_t begin, uint32_t end)
{
    uint32_t unit = begin, after;
    while (unit < end && is_ascii_digit(text[unit]))
        unit++;
    after = unit;
    while (after < end && !is_ascii_digit(text[after]))
        after++;
    for (uint32_t at = after; at < end; at++)
        if (!is_ascii_digit(text[at]) || (text[unit] | 0x20) != 'h')
            return end;
    return table_has(&glued_units, text + unit, after - unit) ? unit : end;
}

/* A number with its unit is up to three atoms. */
static bool append_number(atom_list *list, const char *text, atom number)
{
    uint32_t end = number.end, unit = end;
    if (end - number.begin > 1)
        unit = unit_cut(text, number.begin, end);
    number.end = unit;
    if (!append_atom(list, number))
        return false;
    if (unit == end)
        return true;
    uint32_t after = unit;
    while (after < end && !is_ascii_digit(text[after]))
        after++;
    if (!append_atom(list, (atom){unit, after, ATOM_WORD, false}))
        return false;
    return after == end || append_atom(list, (atom){after, end, ATOM_NUMBER, false});
}

/* Where the atom that begins with the character of `len` bytes at `at` ends; `whole` if
 * it begins ICU's piece as well.  ICU joins words with "_", which is a mark where it
 * does not stand inside one. */
static uint32_t atom_end(const char *text, atom begun, uint32_t len, uint32_t end,
                         bool whole)
{
    if (begun.class <= ATOM_NUMBER)
        return word_end(text, begun.begin + len, end);
    if (whole && text[begun.begin] != '_')
        return mark_end(text, begun.begin, end);
    return begun.begin + len;
}

bool append_atoms(atom_list *list, const char *text, uint32_t begin, uint32_t end)
{
    for (uint32_t at = begin, len; at < end;) {
        uint32_t code = character_at(text, at, &len);
        if (character_is_blank(code)) {
            at += len;
            continue;
        }
        atom added = {.begin = at, .class = (uint8_t)classify_character(code)};
        added.upper = added.class == ATOM_WORD && character_is_upper(code);
        added.end = atom_end(text, added, len, end, at == begin);
        bool appended = added.class == ATOM_NUMBER ? append_number(list, text, added)
                                                   : append_atom(list, added);
        if (!appended)
            return false;
        at = added.end;
    }
    return true;
}
