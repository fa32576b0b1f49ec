/* The rules that join atoms into tokens.
 *
 * A rule looks at the atoms from `at` on and says how many of them make one token; 0 if
 * it does not apply.  It may fill in what it knows of the token: kind and sign are set
 * beforehand from the first atom.  Every rule looks at a bounded number of atoms more
 * than it takes, so that the whole is linear in the length of the text. */
#ifndef GUILLEMET_TOKENIZE_RULES_H
#define GUILLEMET_TOKENIZE_RULES_H

#include "abbreviations.h"
#include "atoms.h"
#include "tokens.h"

/* How far a rule looks ahead, in atoms, before it knows that it applies. */
enum { LOOK_AHEAD = 24 };

typedef struct rule_options {
    bool split_elisions, split_hyphens;
} rule_options;

typedef struct scan {
    const char *text;
    const atom *atoms; /* of one line of the text, or of a part of it */
    uint32_t count;
    uint32_t line_begin;      /* tokens[line_begin] is the first of this line */
    const token_list *tokens; /* those before `at` */
    const abbreviations *abbreviations;
    rule_options options;
} scan;

/* No blank stands between atom `at` and the one before it. */
static inline bool is_glued(const scan *s, uint32_t at)
{
    return at > 0 && at < s->count && s->atoms[at].begin == s->atoms[at - 1].end;
}

/* Atom `at` is glued and of this class. */
static inline bool is_next(const scan *s, uint32_t at, atom_class class)
{
    return is_glued(s, at) && s->atoms[at].class == class;
}

static inline bool is_next_alphanumeric(const scan *s, uint32_t at)
{
    return is_glued(s, at) && s->atoms[at].class <= ATOM_NUMBER;
}

static inline uint32_t atom_len(const scan *s, uint32_t at)
{
    return s->atoms[at].end - s->atoms[at].begin;
}

/* The last token of this line before `at`; NULL if there is none. */
static inline const token *previous_token(const scan *s)
{
    return s->tokens->count > s->line_begin ? &s->tokens->items[s->tokens->count - 1]
                                            : NULL;
}

/* A word of one character, a capital. */
bool is_single_capital(const scan *s, uint32_t at);
/* Every letter of the atom is a capital. */
bool is_all_upper(const scan *s, uint32_t at);
bool is_all_lower(const scan *s, uint32_t at);
/* ² of m², ½ of 2½: a number that is no digit, glued to what it belongs to. */
bool is_raised(const scan *s, uint32_t at);
/* The atom has digits and nothing else; `*digits` counts them. */
bool is_plain_digits(const scan *s, uint32_t at, uint32_t *digits);

/* rules_word.c */
uint32_t rule_elision(const scan *s, uint32_t at, token *made);
uint32_t rule_compound(const scan *s, uint32_t at, token *made);
/* "à-2,5", "vers-365": atom `host` is a preposition before a sign and a number. */
bool is_signed_host(const scan *s, uint32_t host);
/* rules_clitic.c */
uint32_t rule_clitic(const scan *s, uint32_t at, token *made);
bool clitic_begins(const scan *s, uint32_t host, uint32_t at);
/* rules_number.c */
uint32_t rule_number(const scan *s, uint32_t at, token *made);
uint32_t rule_signed_number(const scan *s, uint32_t at, token *made);
/* rules_stop.c */
uint32_t rule_abbreviation(const scan *s, uint32_t at, token *made);
uint32_t rule_acronym(const scan *s, uint32_t at, token *made);
uint32_t rule_initial(const scan *s, uint32_t at, token *made);
uint32_t rule_genitive(const scan *s, uint32_t at, token *made);
uint32_t rule_repetition(const scan *s, uint32_t at, token *made);
uint32_t rule_degree(const scan *s, uint32_t at, token *made);
uint32_t rule_emoticon(const scan *s, uint32_t at, token *made);
/* rules_web.c */
uint32_t rule_web(const scan *s, uint32_t at, token *made);
uint32_t rule_tag(const scan *s, uint32_t at, token *made);

/* Makes tokens of atoms [0, until) and appends them; the atoms after `until` may be
 * looked at.  False if memory ran out. */
bool join_atoms(const scan *s, uint32_t until, token_list *tokens);

#endif
