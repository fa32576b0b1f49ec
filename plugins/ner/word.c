/* Characters are taken with ICU; the forms go into fixed arrays, so nothing is
 * allocated. */
#include "word.h"

#include "hash.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf8.h>

static void append(char *out, uint32_t *len, uint32_t capacity, UChar32 c)
{
    UBool full = false;
    int32_t at = (int32_t)*len;
    U8_APPEND((uint8_t *)out, at, (int32_t)capacity, (uint32_t)c, full);
    if (!full)
        *len = (uint32_t)at;
}

/* The two apostrophes and the hyphens that do not break are one. */
static UChar32 fold_mark(UChar32 c)
{
    switch (c) {
    case 0x2019:
    case 0x2BC:
        return '\'';
    case 0x2010:
    case 0x2011:
        return '-';
    case 0xA0:
    case 0x202F:
    case 0x2009:
        return ' ';
    default:
        return c;
    }
}

/* A letter without its accents: the first character of its decomposition. */
static UChar32 bare_letter(UChar32 c)
{
    if (c < 0x80)
        return c;
    UErrorCode failed = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&failed);
    UChar parts[8];
    if (U_FAILURE(failed))
        return c;
    int32_t len = unorm2_getDecomposition(nfd, c, parts, 8, &failed);
    if (U_FAILURE(failed) || len < 1 || U16_IS_SURROGATE(parts[0]))
        return c;
    return parts[0];
}

static void append_plain(ner_word *word, UChar32 small)
{
    UChar32 second = small == 0x153 || small == 0xE6 ? 'e' : 0;
    UChar32 first = small == 0x153 ? 'o' : small == 0xE6 ? 'a' : bare_letter(small);
    if (u_charType(first) == U_NON_SPACING_MARK)
        return;
    append(word->plain, &word->plain_len, sizeof word->plain, first);
    if (second)
        append(word->plain, &word->plain_len, sizeof word->plain, second);
}

/* Runs of one class of characters are written once, so that "Paris" and "Lyon" are
 * both "Aa"; digits count up to four, which tells a year from a day. */
static void append_shape(ner_word *word, UChar32 c)
{
    char class = u_isupper(c) ? 'A' : u_isalpha(c) ? 'a' : u_isdigit(c) ? '0' : '-';
    if (class == '-' && c > 0x20 && c < 0x7F)
        class = (char)c;
    uint32_t run = 0, most = class == '0' ? 4 : class == 'A' ? 2 : 1;
    while (run < word->shape_len && word->shape[word->shape_len - 1 - run] == class)
        run++;
    if (run < most && word->shape_len < sizeof word->shape)
        word->shape[word->shape_len++] = class;
}

static void note_traits(ner_word *word, UChar32 c, uint32_t *smalls, uint32_t *capitals)
{
    if (u_isdigit(c))
        word->traits |= WORD_DIGITS;
    if (!u_isalpha(c))
        return;
    bool capital = u_isupper(c) || u_istitle(c);
    if (word->letters++ == 0)
        word->traits |= capital ? WORD_CAPITAL : WORD_SMALL;
    *capitals += capital;
    *smalls += !capital;
}

void ner_word_look(ner_word *word, const char *ptr, size_t len)
{
    memset(word, 0, sizeof *word);
    uint32_t smalls = 0, capitals = 0, chars = 0;
    int32_t bytes = (int32_t)(len < NER_WORD_BYTES ? len : NER_WORD_BYTES);
    if (len > NER_WORD_BYTES)
        U8_SET_CP_START((const uint8_t *)ptr, 0, bytes);
    for (int32_t at = 0; at < bytes; chars++) {
        UChar32 c;
        U8_NEXT((const uint8_t *)ptr, at, bytes, c);
        c = fold_mark(c < 0 ? 0xFFFD : c);
        UChar32 small = u_tolower(c);
        append(word->text, &word->text_len, sizeof word->text, c);
        append(word->lower, &word->lower_len, sizeof word->lower, small);
        append_plain(word, small);
        append_shape(word, c);
        note_traits(word, c, &smalls, &capitals);
    }
    if (capitals >= 2 && smalls == 0)
        word->traits |= WORD_ALL_CAPITALS;
    if (word->letters == 0 && !(word->traits & WORD_DIGITS))
        word->traits |= WORD_MARK;
    bool dotted = word->text_len > 0 && word->text[word->text_len - 1] == '.';
    if (capitals == 1 && smalls == 0 && (chars == 1 || (chars == 2 && dotted)))
        word->traits |= WORD_INITIAL;
}

uint32_t ner_word_shout(char out[NER_FOLDED_BYTES], const char *ptr, size_t len,
                        bool accents)
{
    uint32_t written = 0;
    int32_t bytes = (int32_t)(len < NER_WORD_BYTES ? len : NER_WORD_BYTES);
    for (int32_t at = 0; at < bytes;) {
        UChar32 c;
        U8_NEXT((const uint8_t *)ptr, at, bytes, c);
        if (c < 0)
            break;
        c = u_toupper(accents ? c : bare_letter(c));
        append(out, &written, NER_FOLDED_BYTES, c);
    }
    return written;
}

uint32_t ner_chars_end(const char *ptr, uint32_t len, uint32_t count)
{
    int32_t at = 0;
    U8_FWD_N((const uint8_t *)ptr, at, (int32_t)len, (int32_t)count);
    return (uint32_t)at;
}

uint32_t ner_chars_begin(const char *ptr, uint32_t len, uint32_t count)
{
    int32_t at = (int32_t)len;
    U8_BACK_N((const uint8_t *)ptr, 0, at, (int32_t)count);
    return (uint32_t)at;
}

ner_pieces ner_pieces_of(const char *plain, uint32_t len)
{
    static const uint64_t base = UINT64_C(0x9e3779b97f4a7c15); /* odd */
    ner_pieces all = {0, 1};
    uint32_t begin = 0;
    for (uint32_t at = 0; at <= len; at++) {
        bool border = at == len || plain[at] == ' ' || plain[at] == '-';
        bool elided = !border && plain[at] == '\'';
        if (!border && !elided)
            continue;
        uint32_t end = elided ? at + 1 : at;
        if (end > begin)
            all = ner_pieces_join(
                all, (ner_pieces){ner_hash(plain + begin, end - begin), base});
        begin = at + 1;
    }
    return all;
}
