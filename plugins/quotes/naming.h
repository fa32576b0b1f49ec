/* Makes a speaker of what names it: one of the people, or words of the text. */
#ifndef QUOTES_NAMING_H
#define QUOTES_NAMING_H

#include "resolver.h"

/* What the nouns of speaker-nouns.tsv speak as; KIND_NONE if they do not. */
speaker_kind kind_of_noun(uint32_t nouns);

/* The person by the fullest name that the document gives. */
speaker of_person(const resolver *z, uint32_t who);

/* Who the entity at the word is: one of the people, or a place that speaks. */
speaker of_entity(const resolver *z, uint32_t word);

/* Who the words of a name without an entity are: one of the people, or a person. */
speaker of_name(const resolver *z, unit name);

/* Somebody without a name, by the words of the phrase that name: no article, no
 * apposition, no parenthesis. */
speaker of_phrase(const resolver *z, unit phrase, speaker_kind kind);

/* Somebody without a name, by the fullest phrase of the document with the same head:
 * "la coalition" is "la coalition internationale anti-EI". */
speaker of_description(const resolver *z, unit phrase, uint32_t head);

#endif
