/* What the rules share, and the loop that tries them. */
#include "rules.h"

#include "characters.h"
#include "tables.h"

#include <unicode/uchar.h>

bool is_single_capital(const scan *s, uint32_t at)
{
    const atom *word = &s->atoms[at];
    if (word->class != ATOM_WORD || !word->upper)
        return false;
    uint32_t len;
    character_at(s->text, word->begin, &len);
    return word->end - word->begin == len;
}

/* No character of the atom is of the other case. */
static bool has_no(const scan *s, uint32_t at, bool (*is_other)(uint32_t))
{
    uint32_t place = s->atoms[at].begin, end = s->atoms[at].end, len;
    while (place < end) {
        if (is_other(character_at(s->text, place, &len)))
            return false;
        place += len;
    }
    return true;
}

bool is_all_upper(const scan *s, uint32_t at)
{
    return s->atoms[at].upper && has_no(s, at, character_is_lower);
}

bool is_all_lower(const scan *s, uint32_t at)
{
    return s->atoms[at].class == ATOM_WORD && has_no(s, at, character_is_upper);
}

bool is_raised(const scan *s, uint32_t at)
{
    uint32_t len;
    return u_charType((UChar32)character_at(s->text, s->atoms[at].begin, &len)) ==
           U_OTHER_NUMBER;
}

bool is_plain_digits(const scan *s, uint32_t at, uint32_t *digits)
{
    *digits = 0;
    if (at >= s->count || s->atoms[at].class != ATOM_NUMBER)
        return false;
    for (uint32_t i = s->atoms[at].begin; i < s->atoms[at].end; i++, (*digits)++)
        if (s->text[i] < '0' || s->text[i] > '9')
            return false;
    return true;
}

typedef uint32_t rule(const scan *s, uint32_t at, token *made);

enum { RULES_MAX = 7 };

/* The rules of each class of first atom, in the order they are tried. */
static rule *const rules_of_class[ATOM_CLASSES][RULES_MAX] = {
    [ATOM_WORD] = {rule_web, rule_abbreviation, rule_acronym, rule_initial,
                   rule_elision, rule_compound},
    [ATOM_NUMBER] = {rule_web, rule_number},
    [ATOM_APOSTROPHE] = {rule_repetition, rule_genitive},
    [ATOM_HYPHEN] = {rule_repetition, rule_clitic, rule_signed_number},
    [ATOM_DASH] = {rule_repetition},
    [ATOM_DOT] = {rule_repetition},
    [ATOM_ELLIPSIS] = {rule_repetition},
    [ATOM_COLON] = {rule_emoticon},
    [ATOM_AT] = {rule_tag},
    [ATOM_HASH] = {rule_tag},
    [ATOM_PLUS] = {rule_signed_number},
    [ATOM_MINUS] = {rule_signed_number},
    [ATOM_DEGREE] = {rule_degree},
    [ATOM_SYMBOL] = {rule_repetition},
    [ATOM_EQUALS] = {rule_repetition},
    [ATOM_PUNCTUATION] = {rule_repetition},
};

static const uint8_t kind_of_class[ATOM_CLASSES] = {
    [ATOM_WORD] = KIND_WORD,
    [ATOM_NUMBER] = KIND_NUMBER,
    [ATOM_APOSTROPHE] = KIND_PUNCTUATION,
    [ATOM_HYPHEN] = KIND_PUNCTUATION,
    [ATOM_DASH] = KIND_PUNCTUATION,
    [ATOM_DOT] = KIND_PUNCTUATION,
    [ATOM_ELLIPSIS] = KIND_PUNCTUATION,
    [ATOM_COMMA] = KIND_PUNCTUATION,
    [ATOM_COLON] = KIND_PUNCTUATION,
    [ATOM_MARK] = KIND_PUNCTUATION,
    [ATOM_SLASH] = KIND_PUNCTUATION,
    [ATOM_MIDDLE] = KIND_PUNCTUATION,
    [ATOM_OPEN] = KIND_PUNCTUATION,
    [ATOM_CLOSE] = KIND_PUNCTUATION,
    [ATOM_QUOTE_OPEN] = KIND_PUNCTUATION,
    [ATOM_QUOTE_CLOSE] = KIND_PUNCTUATION,
    [ATOM_QUOTE_EITHER] = KIND_PUNCTUATION,
    [ATOM_AT] = KIND_SYMBOL,
    [ATOM_HASH] = KIND_SYMBOL,
    [ATOM_AMPERSAND] = KIND_SYMBOL,
    [ATOM_PLUS] = KIND_SYMBOL,
    [ATOM_EQUALS] = KIND_SYMBOL,
    [ATOM_DEGREE] = KIND_SYMBOL,
    [ATOM_MINUS] = KIND_SYMBOL,
    [ATOM_PUNCTUATION] = KIND_PUNCTUATION,
    [ATOM_SYMBOL] = KIND_SYMBOL,
};

static const uint8_t sign_of_class[ATOM_CLASSES] = {
    [ATOM_WORD] = SIGN_LOWER,
    [ATOM_NUMBER] = SIGN_DIGIT,
    [ATOM_HYPHEN] = SIGN_DASH,
    [ATOM_DASH] = SIGN_DASH,
    [ATOM_DOT] = SIGN_STOP,
    [ATOM_ELLIPSIS] = SIGN_ELLIPSIS,
    [ATOM_COMMA] = SIGN_COMMA,
    [ATOM_COLON] = SIGN_COLON,
    [ATOM_MARK] = SIGN_MARK,
    [ATOM_MIDDLE] = SIGN_DASH,
    [ATOM_OPEN] = SIGN_OPEN,
    [ATOM_CLOSE] = SIGN_CLOSE,
    [ATOM_QUOTE_OPEN] = SIGN_QUOTE_OPEN,
    [ATOM_QUOTE_CLOSE] = SIGN_QUOTE_CLOSE,
    [ATOM_QUOTE_EITHER] = SIGN_QUOTE_EITHER,
};

/* The classes after which a glued word cannot go on: the token is the word alone. */
static bool ends_word(const scan *s, uint32_t next)
{
    if (!is_glued(s, next))
        return true;
    switch (s->atoms[next].class) {
    case ATOM_COMMA:
    case ATOM_CLOSE:
    case ATOM_MARK:
    case ATOM_QUOTE_CLOSE:
    case ATOM_QUOTE_EITHER:
        return true;
    default:
        return false;
    }
}

static bool is_contraction(const scan *s, uint32_t at)
{
    uint32_t len = atom_len(s, at);
    char first = (char)(s->text[s->atoms[at].begin] | 0x20);
    if (len < 2 || len > 11 || (first != 'd' && first != 'a'))
        return false;
    char folded[FOLD_MAX];
    len = fold_french(s->text, s->atoms[at].begin, s->atoms[at].end, folded);
    return table_has(&contracted_forms, folded, len);
}

/* How many atoms from `at` on make the next token. */
static uint32_t try_rules(const scan *s, uint32_t at, token *made)
{
    atom_class class = (atom_class)s->atoms[at].class;
    if (class == ATOM_WORD && ends_word(s, at + 1))
        return 1;
    for (uint32_t i = 0; i < RULES_MAX && rules_of_class[class][i]; i++) {
        uint32_t taken = rules_of_class[class][i](s, at, made);
        if (taken)
            return taken;
    }
    return 1;
}

bool join_atoms(const scan *s, uint32_t until, token_list *tokens)
{
    for (uint32_t at = 0; at < until;) {
        const atom *first = &s->atoms[at];
        token made = {.begin = first->begin,
                      .kind = kind_of_class[first->class],
                      .sign = first->upper ? SIGN_UPPER : sign_of_class[first->class]};
        uint32_t taken = try_rules(s, at, &made);
        made.end = s->atoms[at + taken - 1].end;
        if (taken == 1 && first->class == ATOM_WORD)
            made.contraction = is_contraction(s, at);
        if (!append_token(tokens, made))
            return false;
        at += taken;
    }
    return true;
}
