/* Words: elisions, compounds, inclusive writing. */
#include "rules.h"

#include "characters.h"
#include "tables.h"

/* The table has the text of atoms [first, last], folded. */
static bool table_has_atoms(const form_table *table, const scan *s, uint32_t first,
                            uint32_t last)
{
    char folded[FOLD_MAX];
    uint32_t len =
        fold_french(s->text, s->atoms[first].begin, s->atoms[last].end, folded);
    return len && table_has(table, folded, len);
}

/* How many atoms of a word that begins like an elision and is none, such as
 * "c'est-à-dire"; 0 if there is no such word here. */
static uint32_t whole_form(const scan *s, uint32_t at)
{
    uint32_t last = at, longest = 0;
    while (last - at < LOOK_AHEAD && is_glued(s, last + 1) &&
           (s->atoms[last + 1].class == ATOM_WORD ||
            s->atoms[last + 1].class == ATOM_HYPHEN ||
            s->atoms[last + 1].class == ATOM_APOSTROPHE))
        last++;
    for (; last > at + 1; last--)
        if (table_has_atoms(&whole_forms, s, at, last)) {
            longest = last - at + 1;
            break;
        }
    return longest;
}

/* A vowel or h, accents aside: what an elision stands before. */
static bool elides(uint32_t code)
{
    switch (code | 0x20) {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'y':
    case 'h':
        return true;
    default:
        return code >= 0x80;
    }
}

/* N'Djamena, M'Bappé, D'Souza: a capital, and after the apostrophe a capital consonant
 * with small letters, is a name of another language. */
static bool is_foreign_name(const scan *s, uint32_t at)
{
    if (!is_single_capital(s, at) || !is_next(s, at + 2, ATOM_WORD))
        return false;
    uint32_t len;
    return s->atoms[at + 2].upper && !is_all_upper(s, at + 2) &&
           !elides(character_at(s->text, s->atoms[at + 2].begin, &len));
}

/* ' or ’; or ‘, ´ or `, which keyboards and converters put for it, between two words.
 */
static bool is_apostrophe(const scan *s, uint32_t at)
{
    if (!is_glued(s, at))
        return false;
    if (s->atoms[at].class == ATOM_APOSTROPHE)
        return true;
    if (!is_next(s, at + 1, ATOM_WORD) || s->atoms[at - 1].class != ATOM_WORD)
        return false;
    uint32_t len, code = character_at(s->text, s->atoms[at].begin, &len);
    return code == 0x2018 || code == 0xB4 || code == '`';
}

static bool is_elided(const scan *s, uint32_t at)
{
    return is_apostrophe(s, at + 1) && table_has_atoms(&elided_forms, s, at, at) &&
           !is_foreign_name(s, at);
}

uint32_t rule_elision(const scan *s, uint32_t at, token *made)
{
    (void)made;
    if (!is_apostrophe(s, at + 1))
        return 0;
    uint32_t whole = whole_form(s, at);
    if (whole)
        return whole;
    return s->options.split_elisions && is_elided(s, at) ? 2 : 0;
}

/* The suffix of "étudiant.e.s" and "VOIE(S)". */
static bool is_inclusive_suffix(const scan *s, uint32_t at)
{
    return is_next(s, at, ATOM_WORD) && (is_all_lower(s, at) || is_all_upper(s, at)) &&
           table_has_atoms(&inclusive_suffixes, s, at, at);
}

/* "inscrit(e)s": how many atoms the bracket and what follows it have. */
static uint32_t bracketed_suffix(const scan *s, uint32_t open)
{
    if (s->text[s->atoms[open].begin] != '(' || !is_inclusive_suffix(s, open + 1) ||
        !is_next(s, open + 2, ATOM_CLOSE))
        return 0;
    return is_inclusive_suffix(s, open + 3) ? 4 : 3;
}

/* H/C/562: single capitals and numbers between slashes, a number among them. */
static uint32_t slashed_code(const scan *s, uint32_t slash)
{
    if (!is_single_capital(s, slash - 1))
        return 0;
    uint32_t at = slash;
    bool has_number = false;
    while (at - slash < LOOK_AHEAD && is_next(s, at, ATOM_SLASH) &&
           is_next_alphanumeric(s, at + 1) &&
           (s->atoms[at + 1].class == ATOM_NUMBER || is_single_capital(s, at + 1))) {
        has_number |= s->atoms[at + 1].class == ATOM_NUMBER;
        at += 2;
    }
    return has_number ? at - slash : 0;
}

/* Canal+, LGBT+, C++: a plus at the end of a name; UTC+2: one before its number. */
static uint32_t plus_of_name(const scan *s, uint32_t first, uint32_t plus)
{
    if (!s->atoms[first].upper)
        return 0;
    if (is_next(s, plus + 1, ATOM_NUMBER))
        return 2;
    return is_next(s, plus + 1, ATOM_WORD) || is_next(s, plus + 1, ATOM_SLASH) ? 0 : 1;
}

/* IIb/IIIa, GPIIb/IIIa: capitals that end in a Roman numeral and may have a letter. */
static bool is_roman_code(const scan *s, uint32_t at)
{
    const atom *word = &s->atoms[at];
    uint32_t end = word->end;
    if (end - word->begin > 2 && s->text[end - 1] >= 'a' && s->text[end - 1] <= 'd')
        end--;
    for (uint32_t i = word->begin; i < end; i++)
        if (s->text[i] < 'A' || s->text[i] > 'Z')
            return false;
    char last = s->text[end - 1];
    return end - word->begin > 1 && (last == 'I' || last == 'V' || last == 'X');
}

bool is_signed_host(const scan *s, uint32_t host)
{
    return s->atoms[host].class == ATOM_WORD && is_next(s, host + 2, ATOM_NUMBER) &&
           table_has_atoms(&signed_hosts, s, host, host);
}

/* How many atoms the mark at `at` and what it joins to the word before it have. */
static uint32_t joined(const scan *s, uint32_t first, uint32_t at)
{
    bool before_word = is_next_alphanumeric(s, at + 1);
    switch (s->atoms[at].class) {
    case ATOM_HYPHEN:
        if (s->options.split_hyphens || !before_word || clitic_begins(s, first, at) ||
            (at == first + 1 && is_signed_host(s, first)))
            return 0;
        return 2;
    case ATOM_APOSTROPHE:
    case ATOM_EQUALS:
    case ATOM_MIDDLE:
        return before_word ? 2 : 0;
    case ATOM_DOT:
        return is_inclusive_suffix(s, at + 1) && atom_len(s, first) > 1 ? 2 : 0;
    case ATOM_OPEN:
        return bracketed_suffix(s, at);
    case ATOM_SYMBOL:
    case ATOM_QUOTE_OPEN:
        return is_apostrophe(s, at) ? 2 : 0;
    case ATOM_SLASH:
        if (is_next(s, at + 1, ATOM_WORD) && is_roman_code(s, at - 1) &&
            is_roman_code(s, at + 1))
            return 2;
        return slashed_code(s, at);
    case ATOM_AMPERSAND:
        return before_word && s->atoms[at - 1].upper && s->atoms[at + 1].upper ? 2 : 0;
    case ATOM_PLUS:
        return plus_of_name(s, first, at);
    case ATOM_HASH: /* C# */
        return is_single_capital(s, at - 1) && !is_next_alphanumeric(s, at + 1);
    case ATOM_DEGREE:
        return at == first + 1 && table_has_atoms(&number_signs, s, first, first);
    case ATOM_WORD:
        return is_raised(s, at);
    default:
        return 0;
    }
}

/* Rendez-vous and its like, that end like a verb with its pronoun. */
static uint32_t whole_compound(const scan *s, uint32_t at)
{
    uint32_t last = at;
    while (last - at < LOOK_AHEAD && is_next(s, last + 1, ATOM_HYPHEN) &&
           is_next(s, last + 2, ATOM_WORD))
        last += 2;
    if (last == at || is_next(s, last + 1, ATOM_APOSTROPHE))
        return 0;
    return table_has_atoms(&whole_compounds, s, at, last) ? last - at + 1 : 0;
}

uint32_t rule_compound(const scan *s, uint32_t at, token *made)
{
    (void)made;
    uint32_t next = at + 1;
    if (is_glued(s, at) && s->atoms[at - 1].class == ATOM_NUMBER)
        return 1; /* the unit of 20h30-22h */
    uint32_t whole = s->options.split_hyphens ? 0 : whole_compound(s, at);
    if (whole)
        return whole;
    while (is_glued(s, next)) {
        uint32_t added = joined(s, at, next);
        if (!added)
            break;
        next += added;
    }
    return next - at;
}
