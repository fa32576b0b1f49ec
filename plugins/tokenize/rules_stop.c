/* The full stop: abbreviations, acronyms, initials; marks in a row; degrees. */
#include "rules.h"

#include "characters.h"
#include "tables.h"

#include <string.h>

/* Atom `at` is a word that a sentence begins with more often than a name; a single
 * letter but À and Y counts only before its apostrophe. */
static bool is_starter(const scan *s, uint32_t at)
{
    bool elided = is_next(s, at + 1, ATOM_APOSTROPHE);
    if (is_single_capital(s, at) && !elided &&
        (is_next(s, at + 1, ATOM_DOT) || is_next(s, at + 1, ATOM_HYPHEN)))
        return false;
    char folded[FOLD_MAX];
    uint32_t len = fold_french(s->text, s->atoms[at].begin, s->atoms[at].end, folded);
    if (len == 1 && !elided && folded[0] != 'a' && folded[0] != 'y')
        return false;
    return len && table_has(&sentence_starters, folded, len);
}

static bool is_roman(const scan *s, uint32_t at)
{
    for (uint32_t i = s->atoms[at].begin; i < s->atoms[at].end; i++)
        switch (s->text[i]) {
        case 'I':
        case 'V':
        case 'X':
        case 'L':
        case 'C':
            break;
        default:
            return false;
        }
    return true;
}

/* Something that can be a name stands at `at`: a capital, a particle, a mark that
 * stands for a name. */
static bool is_name(const scan *s, uint32_t at)
{
    if (at >= s->count)
        return false;
    const atom *next = &s->atoms[at];
    if (next->class != ATOM_WORD)
        return next->class == ATOM_HYPHEN && is_glued(s, at);
    if (next->upper)
        return true;
    char folded[FOLD_MAX];
    uint32_t len = fold_french(s->text, next->begin, next->end, folded);
    return len && table_has(&name_particles, folded, len);
}

static bool is_number_near(const scan *s, uint32_t next)
{
    const token *previous = previous_token(s);
    if (next < s->count && (s->atoms[next].class == ATOM_NUMBER ||
                            (s->atoms[next].class == ATOM_WORD && is_roman(s, next))))
        return true;
    return previous && previous->kind == KIND_NUMBER;
}

/* What stands after the abbreviation, from atom `next` on, lets it be one. */
static bool fits(const scan *s, abbreviation_class class, uint32_t next)
{
    switch (class) {
    case ABBREVIATION_TITLE:
        return is_name(s, next);
    case ABBREVIATION_NUMBER:
        return is_number_near(s, next);
    case ABBREVIATION_INNER:
        return next < s->count && s->atoms[next].class != ATOM_CLOSE;
    case ABBREVIATION_FINAL:
    case ABBREVIATION_EITHER:
        return true;
    default:
        return false;
    }
}

static token_sign sign_of_abbreviation(abbreviation_class class)
{
    switch (class) {
    case ABBREVIATION_TITLE:
        return SIGN_TITLE;
    case ABBREVIATION_INNER:
        return SIGN_INNER;
    case ABBREVIATION_FINAL:
        return SIGN_FINAL;
    default:
        return SIGN_INITIAL;
    }
}

/* The longest entry of the table that begins here and ends with a full stop. */
uint32_t rule_abbreviation(const scan *s, uint32_t at, token *made)
{
    uint32_t longest = 0, begin = s->atoms[at].begin;
    for (uint32_t i = at + 1; i - at < ABBREVIATION_ATOMS && is_glued(s, i); i++) {
        atom_class class = (atom_class)s->atoms[i].class;
        uint32_t len = s->atoms[i].end - begin;
        if ((class > ATOM_HYPHEN && class != ATOM_DOT) || len > ABBREVIATION_BYTES)
            break;
        if (class != ATOM_DOT || is_next(s, i + 1, ATOM_DOT))
            continue;
        abbreviation_class found =
            find_abbreviation(s->abbreviations, s->text + begin, len);
        if (found != ABBREVIATION_NONE && fits(s, found, i + 1)) {
            longest = i - at + 1;
            made->sign = (uint8_t)sign_of_abbreviation(found);
        }
    }
    return longest;
}

/* E.coli: a small word glued to its initial. */
static bool is_species(const scan *s, uint32_t at)
{
    return is_all_lower(s, at) && atom_len(s, at) >= 4;
}

/* O.U.A., J.A., G.P.S, R.I.Ma: single capitals, each with its full stop. */
uint32_t rule_acronym(const scan *s, uint32_t at, token *made)
{
    uint32_t next = at, letters = 0;
    while (next < s->count && (next == at || is_glued(s, next)) &&
           is_single_capital(s, next) && is_next(s, next + 1, ATOM_DOT) &&
           !is_next(s, next + 2, ATOM_DOT)) {
        letters++;
        next += 2;
        if (is_next(s, next, ATOM_HYPHEN) && is_next(s, next + 1, ATOM_WORD) &&
            is_single_capital(s, next + 1) && is_next(s, next + 2, ATOM_DOT))
            next++;
    }
    if (letters == 0)
        return 0;
    if (is_next_alphanumeric(s, next) &&
        (letters > 1 || is_all_upper(s, next) || is_species(s, next))) {
        if (atom_len(s, next) > 3 && !is_species(s, next))
            return letters > 1 ? next - at : 0;
        made->sign = SIGN_UPPER;
        return next - at + 1;
    }
    if (letters < 2)
        return 0;
    made->sign = SIGN_INITIAL;
    return next - at;
}

/* The letter is a Roman numeral of a king or a version: "Mac OS X". */
static bool is_numeral_letter(char letter)
{
    return letter == 'I' || letter == 'V' || letter == 'X';
}

/* The articles of the French codes: L. 122-1, R. 413, D. 7. */
static bool is_code_article(const scan *s, uint32_t at)
{
    char letter = s->text[s->atoms[at].begin];
    return (letter == 'L' || letter == 'R' || letter == 'D') && at + 2 < s->count &&
           s->atoms[at + 2].class == ATOM_NUMBER && !is_glued(s, at + 2);
}

/* A capital follows that begins no sentence, or a small letter: "C. opilio". */
static bool is_before_name(const scan *s, uint32_t next)
{
    return next < s->count && s->atoms[next].class == ATOM_WORD && !is_starter(s, next);
}

/* The letter numbers the noun before it: "le groupe C." */
static bool is_label(const scan *s)
{
    const token *previous = previous_token(s);
    char folded[FOLD_MAX];
    if (!previous || previous->kind != KIND_WORD)
        return false;
    uint32_t len = fold_french(s->text, previous->begin, previous->end, folded);
    return len && table_has(&label_nouns, folded, len);
}

static bool is_after_name(const scan *s)
{
    const token *previous = previous_token(s);
    return previous && (previous->sign == SIGN_UPPER || previous->sign == SIGN_TITLE ||
                        previous->sign == SIGN_INITIAL);
}

/* "N. Maduro", "Karim B.": one capital and a full stop, beside a name.  "vitamine C.
 * Le" is the end of a sentence: the word before is no name and the next one a starter.
 */
uint32_t rule_initial(const scan *s, uint32_t at, token *made)
{
    if (!is_single_capital(s, at) || !is_next(s, at + 1, ATOM_DOT) ||
        is_next(s, at + 2, ATOM_DOT))
        return 0;
    bool is_article = is_code_article(s, at);
    if (!is_article && is_label(s))
        return 0;
    bool goes_on = is_article || is_before_name(s, at + 2);
    if (!goes_on &&
        (!is_after_name(s) || is_numeral_letter(s->text[s->atoms[at].begin])))
        return 0;
    made->sign = goes_on ? SIGN_TITLE : SIGN_INITIAL;
    return 2;
}

/* "'s" of English, where a space parts it from its word. */
uint32_t rule_genitive(const scan *s, uint32_t at, token *made)
{
    if (is_glued(s, at) || !is_next(s, at + 1, ATOM_WORD) || atom_len(s, at + 1) != 1 ||
        s->text[s->atoms[at + 1].begin] != 's' || is_glued(s, at + 2))
        return 0;
    made->kind = KIND_WORD;
    made->sign = SIGN_LOWER;
    return 2;
}

/* Marks in a row that make one token: .. ... …… -- == ***, but not emoji, %% or $$. */
uint32_t rule_repetition(const scan *s, uint32_t at, token *made)
{
    const atom *first = &s->atoms[at];
    uint32_t next = at + 1, len = first->end - first->begin;
    if (first->class == ATOM_SYMBOL && len > 1)
        return 0;
    if (first->class == ATOM_SYMBOL && strchr("%$", s->text[first->begin]))
        return 0;
    while (is_next(s, next, (atom_class)first->class) && atom_len(s, next) == len &&
           !memcmp(s->text + s->atoms[next].begin, s->text + first->begin, len))
        next++;
    if (next == at + 1)
        return 0;
    if (first->class == ATOM_DOT)
        made->sign = SIGN_ELLIPSIS;
    else if (next == at + 2 && strchr("<>", s->text[first->begin])) {
        made->kind = KIND_PUNCTUATION; /* << and >> typed for guillemets */
        made->sign = s->text[first->begin] == '<' ? SIGN_QUOTE_OPEN : SIGN_QUOTE_CLOSE;
    }
    return next - at;
}

/* "25 °C": the degree and its scale are one token, as in Sequoia (GSD cuts "9°C" in
 * three). */
uint32_t rule_degree(const scan *s, uint32_t at, token *made)
{
    (void)made;
    if (!is_next(s, at + 1, ATOM_WORD) || atom_len(s, at + 1) != 1)
        return 0;
    char scale = s->text[s->atoms[at + 1].begin];
    return scale == 'C' || scale == 'F' ? 2 : 0;
}

/* :-) ;) :D :( are one symbol, where no word is glued to them. */
uint32_t rule_emoticon(const scan *s, uint32_t at, token *made)
{
    uint32_t next = at + 1;
    if (is_glued(s, at) && s->atoms[at - 1].class <= ATOM_NUMBER)
        return 0;
    if (is_next(s, next, ATOM_HYPHEN))
        next++;
    bool is_face =
        is_next(s, next, ATOM_CLOSE) ||
        (is_next(s, next, ATOM_OPEN) && !is_next_alphanumeric(s, next + 1)) ||
        (is_next(s, next, ATOM_WORD) && atom_len(s, next) == 1 &&
         strchr("DPp", s->text[s->atoms[next].begin]));
    if (!is_face)
        return 0;
    made->kind = KIND_SYMBOL;
    made->sign = SIGN_OTHER;
    return next - at + 1;
}
