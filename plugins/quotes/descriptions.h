/* What a noun phrase says of whom it means, by its article and its nouns alone. */
#ifndef QUOTES_DESCRIPTIONS_H
#define QUOTES_DESCRIPTIONS_H

#include "people.h"

/* The noun that a phrase is about: the first noun of speaker-nouns.tsv before any
 * complement, or else the first word that is no article; NOWHERE if none. */
uint32_t head_noun(const view *v, unit phrase);

/* "les propos de X" are X's: the phrase after the noun, or else the phrase itself. */
unit who_said(const view *v, unit phrase);

/* "ce dernier", "les dernières", and no more words. */
bool is_latter(const view *v, unit phrase);

/* Whether it begins with "le", "la", "ce", "cette"; with "un", "une" or the like. */
bool is_definite(const view *v, unit phrase);
bool is_indefinite(const view *v, unit phrase);

/* Whether it may be a person whom the document names; `head` is its head noun. */
bool is_particular(const view *v, unit phrase, uint32_t head);

/* "le dirigeant russe": the phrase may stand for whoever was spoken of. */
bool is_alias(const view *v, unit phrase, uint32_t head);

/* "un", "une", "son", "sa": the word brings in somebody whom nobody spoke of. */
bool brings_in(const view *v, uint32_t word);

/* The genders that the article or the head noun tells; 0 if it cannot be told. */
uint32_t phrase_genders(const view *v, unit phrase, uint32_t head);

#endif
