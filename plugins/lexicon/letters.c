/* Folding of characters through ICU, and the numbers of words; see letters.h. */
#include "letters.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

/* What readers take for the same mark. */
static UChar32 plain_mark(UChar32 c)
{
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0xB4:
        return '\'';
    case 0x2010:
    case 0x2011:
        return '-';
    case 0xA0:
    case 0x2009:
    case 0x202F:
        return ' ';
    default:
        return c;
    }
}

static void add_part(letter *made, UChar32 part)
{
    if (made->count < LETTER_PARTS)
        made->parts[made->count++] = (uint32_t)part;
}

/* Letters that people write as two, and that Unicode does not take apart. */
static void add_folded(letter *made, UChar32 part)
{
    static const struct ligature {
        UChar32 letter;
        char parts[2];
    } ligatures[] = {{0x153, "oe"}, {0xE6, "ae"}, {0xDF, "ss"}};
    if (u_charType(part) == U_NON_SPACING_MARK)
        return;
    UChar32 small = u_foldCase(part, U_FOLD_CASE_DEFAULT);
    for (size_t i = 0; i < sizeof ligatures / sizeof *ligatures; i++)
        if (ligatures[i].letter == small) {
            add_part(made, ligatures[i].parts[0]);
            small = ligatures[i].parts[1];
        }
    add_part(made, small);
}

static letter make_letter(const letters *letters, UChar32 c)
{
    letter made = {.count = 0};
    UChar units[2 * LETTER_PARTS];
    UErrorCode status = U_ZERO_ERROR;
    c = plain_mark(c);
    if (u_charType(c) == U_FORMAT_CHAR)
        return made;
    int32_t len = unorm2_getDecomposition(letters->nfd, c, units,
                                          sizeof units / sizeof *units, &status);
    if (len < 0 || U_FAILURE(status)) {
        len = 0;
        U16_APPEND_UNSAFE(units, len, c);
    }
    for (int32_t at = 0; at < len;) {
        UChar32 part;
        U16_NEXT(units, at, len, part);
        if (letters->folded)
            add_folded(&made, part);
        else
            add_part(&made, part);
    }
    return made;
}

bool make_letters(letters *made, bool folded)
{
    UErrorCode status = U_ZERO_ERROR;
    made->folded = folded;
    made->nfd = unorm2_getNFDInstance(&status);
    if (U_FAILURE(status))
        return false;
    for (UChar32 c = 0; c < TABLED_LETTERS; c++)
        made->tabled[c] = make_letter(made, c);
    return true;
}

/* Each step is a bijection of the number (Stafford's multipliers of MurmurHash3's
 * finalizer), so that words that differ in one character alone never meet. */
static uint64_t add_letter(uint64_t number, const letter *added)
{
    for (uint32_t i = 0; i < added->count; i++) {
        number = (number ^ added->parts[i]) * 0xBF58476D1CE4E5B9u;
        number ^= number >> 29;
    }
    return number;
}

uint64_t number_of_word(const letters *letters, gm_text word)
{
    uint64_t number = 0x94D049BB133111EBu;
    for (uint32_t at = 0; at < word.len;) {
        UChar32 c;
        U8_NEXT(word.ptr, at, word.len, c);
        if (c >= 0 && c < TABLED_LETTERS) {
            number = add_letter(number, &letters->tabled[c]);
        } else {
            letter rare = make_letter(letters, c < 0 ? 0xFFFD : c);
            number = add_letter(number, &rare);
        }
    }
    return number;
}
