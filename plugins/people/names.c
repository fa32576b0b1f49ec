/* Comparison of names; see names.h.  Words are compared folded. */
#include "names.h"

#include <string.h>

bool same_word(const view *v, uint32_t a, uint32_t b)
{
    return texts_equal(v->words[a].fold, v->words[b].fold);
}

/* Takes the first part of a hyphenated word off `rest`. */
static gm_text next_part(gm_text *rest)
{
    const char *hyphen = memchr(rest->ptr, '-', rest->len);
    uint32_t len = hyphen ? (uint32_t)(hyphen - rest->ptr) : rest->len;
    gm_text part = {rest->ptr, len};
    uint32_t taken = len + (hyphen ? 1 : 0);
    *rest = (gm_text){rest->ptr + taken, rest->len - taken};
    return part;
}

/* "n." or "n" */
static bool is_letter(gm_text part)
{
    uint32_t size;
    first_character(part, &size);
    return size &&
           (part.len == size || (part.len == size + 1 && part.ptr[size] == '.'));
}

bool is_initial(const view *v, uint32_t word)
{
    gm_text rest = v->words[word].fold;
    bool all = rest.len > 0;
    while (rest.len && all)
        all = is_letter(next_part(&rest));
    return all;
}

/* Whether the letters of "r.-m." begin the parts of "rose-mirlande". */
bool is_abbreviated(const view *v, uint32_t initial, uint32_t word)
{
    gm_text few = v->words[initial].fold, many = v->words[word].fold;
    while (few.len && many.len) {
        uint32_t size;
        gm_text a = next_part(&few), b = next_part(&many);
        if (first_character(a, &size) != first_character(b, &size))
            return false;
    }
    return !few.len;
}

static bool matches(const view *v, uint32_t a, uint32_t b)
{
    return same_word(v, a, b) || (is_initial(v, a) && is_abbreviated(v, a, b));
}

static bool is_among(const view *v, uint32_t word, unit name)
{
    for (uint32_t i = name.begin; i < name.end; i++)
        if (matches(v, word, i))
            return true;
    return !v->words[word].is_word;
}

/* Two words at least, and the other goes on: "Edson Arantes". */
static bool begins_with(const view *v, unit many, unit few)
{
    if (few.end - few.begin < 2 || is_initial(v, few.begin))
        return false;
    for (uint32_t i = 0; i < few.end - few.begin; i++)
        if (!same_word(v, few.begin + i, many.begin + i))
            return false;
    return true;
}

bool same_name(const view *v, unit a, unit b)
{
    unit few = a.end - a.begin <= b.end - b.begin ? a : b;
    unit many = few.begin == a.begin ? b : a;
    if (!matches(v, few.end - 1, many.end - 1) &&
        !matches(v, many.end - 1, few.end - 1))
        return begins_with(v, many, few);
    for (uint32_t i = few.begin; i < few.end; i++)
        if (!is_among(v, i, many) && !(i == few.begin && is_initial(v, many.begin) &&
                                       is_abbreviated(v, many.begin, i)))
            return false;
    return true;
}

bool same_body(const view *v, unit a, unit b)
{
    uint32_t few =
        a.end - a.begin < b.end - b.begin ? a.end - a.begin : b.end - b.begin;
    for (uint32_t i = 0; i < few; i++)
        if (!same_word(v, a.begin + i, b.begin + i))
            return false;
    return true;
}

bool is_acronym(const view *v, unit name)
{
    gm_text text = span_text(v, v->words[name.begin].span);
    uint32_t size, capitals = 0, letters = 0;
    for (uint32_t at = 0; at < text.len; at += size) {
        gm_text rest = {text.ptr + at, text.len - at};
        letters += first_character(rest, &size) != '.';
        capitals += is_capital(rest);
    }
    return name.end - name.begin == 1 && capitals > 1 && capitals * 2 > letters;
}

/* The next letter of an acronym, stops left out; 0 at its end. */
static uint32_t next_letter(gm_text *rest)
{
    uint32_t size, letter = '.';
    while (rest->len && letter == '.') {
        letter = first_character(*rest, &size);
        *rest = (gm_text){rest->ptr + size, rest->len - size};
    }
    return letter == '.' ? 0 : letter;
}

bool stands_for(const view *v, uint32_t acronym, unit name)
{
    gm_text letters = v->words[acronym].fold;
    uint32_t size, wanted = next_letter(&letters);
    for (uint32_t i = name.begin; i < name.end; i++) {
        gm_text parts = v->words[i].fold;
        bool small = !v->words[i].capital &&
                     v->words[i].known->classes &
                         (WORD_DET | WORD_DE | WORD_PREP | WORD_A | WORD_COORD);
        while (parts.len && v->words[i].is_word && !small) {
            if (first_character(next_part(&parts), &size) != wanted)
                return false;
            wanted = next_letter(&letters);
        }
    }
    return name.end - name.begin > 1 && !wanted;
}
