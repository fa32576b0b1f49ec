/* Pronouns that follow their verb with a hyphen: "dit-elle", "a-t-il", "donne-le-moi",
 * "va-t'en".  The pronoun is a token with its hyphen, as in UD. */
#include "rules.h"

#include "characters.h"
#include "tables.h"

#include <string.h>

/* Pronouns are written in small letters, or all in capitals like the verb. */
static const clitic *clitic_at(const scan *s, uint32_t at)
{
    if (!is_next(s, at, ATOM_WORD))
        return NULL;
    if (!is_all_lower(s, at) && !is_all_upper(s, at))
        return NULL;
    if (is_all_upper(s, at) && atom_len(s, at) == 1)
        return NULL;
    char folded[FOLD_MAX];
    uint32_t len = fold_french(s->text, s->atoms[at].begin, s->atoms[at].end, folded);
    return len ? find_clitic(folded, len) : NULL;
}

static bool is_letter(const scan *s, uint32_t at, const char *letters)
{
    return s->atoms[at].class == ATOM_WORD && atom_len(s, at) == 1 &&
           strchr(letters, s->text[s->atoms[at].begin] | 0x20) != NULL;
}

/* Nothing after atom `at` makes it the middle of a longer compound. */
static bool is_last(const scan *s, uint32_t at)
{
    return !is_next(s, at + 1, ATOM_HYPHEN) && !is_next_alphanumeric(s, at + 1);
}

/* -t-il and, as often written, -t'il: the atoms of the pronoun with its hyphen. */
static uint32_t euphonic_clitic(const scan *s, uint32_t at)
{
    if (!is_next(s, at + 1, ATOM_WORD) || !is_letter(s, at + 1, "t"))
        return 0;
    bool elided = is_next(s, at + 2, ATOM_APOSTROPHE);
    if (!elided && !is_next(s, at + 2, ATOM_HYPHEN))
        return 0;
    const clitic *pronoun = clitic_at(s, at + 3);
    if (!pronoun || !strchr("eio", pronoun->form[0]) ||
        (elided && !strcmp(pronoun->form, "en")))
        return 0;
    return is_last(s, at + 3) ? 4 : 0;
}

/* -t' of va-t'en, -m' of donnez-m'en, -l' of mets-l'y: hyphen, letter, apostrophe. */
static uint32_t elided_clitic(const scan *s, uint32_t at)
{
    if (!is_next(s, at + 1, ATOM_WORD) || !is_letter(s, at + 1, "mtl") ||
        !is_next(s, at + 2, ATOM_APOSTROPHE))
        return 0;
    const clitic *pronoun = clitic_at(s, at + 3);
    if (!pronoun || (strcmp(pronoun->form, "en") && strcmp(pronoun->form, "y")))
        return 0;
    return is_last(s, at + 3) ? 3 : 0;
}

/* The pronoun ends the compound, or another follows: "-le-moi". */
static uint32_t plain_clitic(const scan *s, uint32_t at)
{
    if (!clitic_at(s, at + 1))
        return 0;
    if (is_last(s, at + 1))
        return 2;
    return is_next(s, at + 2, ATOM_HYPHEN) && clitic_at(s, at + 3) && is_last(s, at + 3)
               ? 2
               : 0;
}

static bool ends_with(const char *bytes, uint32_t len, const char *ending, size_t size)
{
    return len >= size && !memcmp(bytes + len - size, ending, size);
}

/* The word ends with one of these endings, separated by spaces. */
static bool has_ending(const char *word, uint32_t len, const char *endings)
{
    while (*endings) {
        size_t size = strcspn(endings, " ");
        if (ends_with(word, len, endings, size))
            return true;
        endings += size + (endings[size] == ' ');
    }
    return false;
}

/* The verb, atom `host`, has one of the endings that the pronoun wants. */
static bool is_verb_of(const scan *s, uint32_t host, const clitic *pronoun)
{
    if (!*pronoun->endings)
        return true;
    char folded[FOLD_MAX];
    uint32_t len =
        fold_french(s->text, s->atoms[host].begin, s->atoms[host].end, folded);
    return has_ending(folded, len, pronoun->endings) ||
           (!s->atoms[host].upper && has_ending(folded, len, pronoun->lower_endings));
}

/* The hyphen at `at`, in a compound whose first atom is `host`, begins a pronoun. */
bool clitic_begins(const scan *s, uint32_t host, uint32_t at)
{
    if (is_letter(s, at - 1, "t"))
        return false; /* "cela va t-il" */
    if (euphonic_clitic(s, at))
        return true;
    if (elided_clitic(s, at))
        return at == host + 1;
    if (!plain_clitic(s, at))
        return false;
    const clitic *pronoun = clitic_at(s, at + 1);
    if (pronoun->simple_host && at != host + 1)
        return false;
    return s->atoms[at - 1].class == ATOM_WORD && is_verb_of(s, at - 1, pronoun);
}

/* A pronoun with its hyphen, where clitic_begins() ended the word before it; -t-il
 * stands after a space and after a quotation mark, too. */
uint32_t rule_clitic(const scan *s, uint32_t at, token *made)
{
    if (s->options.split_hyphens)
        return 0;
    const token *previous = previous_token(s);
    if (!previous)
        return 0;
    uint32_t taken = euphonic_clitic(s, at);
    if (!taken && is_glued(s, at) && s->atoms[at - 1].class == ATOM_WORD) {
        taken = elided_clitic(s, at);
        if (!taken)
            taken = plain_clitic(s, at);
    }
    if (taken) {
        made->kind = KIND_WORD;
        made->sign = SIGN_LOWER;
    }
    return taken;
}
