/* Heads, articles and complements of noun phrases; see descriptions.h. */
#include "descriptions.h"

uint32_t head_noun(const view *v, unit phrase)
{
    uint32_t first = NOWHERE;
    for (uint32_t i = phrase.begin; i < phrase.end; i++) {
        const word *w = &v->words[i];
        if (!w->is_word ||
            (w->known->classes & (WORD_DE | WORD_PREP) && first != NOWHERE))
            break;
        if (w->known->nouns & NOUN_SPEAKER)
            return i;
        if (first == NOWHERE && !(w->known->classes & (WORD_DET | WORD_DE)))
            first = i;
    }
    return first;
}

unit who_said(const view *v, unit phrase)
{
    uint32_t head = head_noun(v, phrase);
    if (head == NOWHERE || !(nouns_of(v, head) & NOUN_SPEECH) ||
        head + 2 >= phrase.end || !(classes_of(v, head + 1) & WORD_DE))
        return phrase;
    bool article = classes_of(v, head + 1) & WORD_DET; /* du, des */
    return (unit){article ? head + 1 : head + 2, phrase.end};
}

bool is_latter(const view *v, unit phrase)
{
    return phrase.end - phrase.begin == 2 && classes_of(v, phrase.begin) & WORD_DET &&
           (word_is(v, phrase.end - 1, "dernier") ||
            word_is(v, phrase.end - 1, "derniers") ||
            word_is(v, phrase.end - 1, "dernières") ||
            word_is(v, phrase.end - 1, "dernière"));
}

bool is_definite(const view *v, unit phrase)
{
    return word_is(v, phrase.begin, "le") || word_is(v, phrase.begin, "la") ||
           word_is(v, phrase.begin, "l'") || word_is(v, phrase.begin, "ce") ||
           word_is(v, phrase.begin, "cet") || word_is(v, phrase.begin, "cette");
}

bool is_indefinite(const view *v, unit phrase)
{
    return classes_of(v, phrase.begin) & WORD_INDEF || word_is(v, phrase.begin, "un") ||
           word_is(v, phrase.begin, "une");
}

/* "une plafonneuse" of the headline is whom the article then names with that noun. */
static bool is_headline(const view *v, unit phrase)
{
    return !v->words[phrase.begin].paragraph;
}

bool is_particular(const view *v, unit phrase, uint32_t head)
{
    return nouns_of(v, head) & NOUN_PERSON &&
           (!is_indefinite(v, phrase) || is_headline(v, phrase));
}

/* A noun alone, or with one adjective: what has a complement is a person of its own. */
static bool is_short(const view *v, unit phrase, uint32_t head)
{
    bool complement = false;
    uint32_t end = phrase.end;
    bool age =
        end > head + 3 && word_is(v, end - 1, "ans") && v->words[end - 2].is_number;
    if (age)
        end -= 3; /* "de 23 ans" */
    for (uint32_t i = head + 1; i < end; i++)
        complement |= !v->words[i].is_word || v->words[i].entity ||
                      classes_of(v, i) & (WORD_DE | WORD_PREP | WORD_A);
    return !complement && end - head <= 2;
}

bool is_alias(const view *v, unit phrase, uint32_t head)
{
    uint32_t nouns = nouns_of(v, head);
    return nouns & NOUN_ALIAS && nouns & NOUN_PERSON && is_definite(v, phrase) &&
           is_short(v, phrase, head);
}

bool brings_in(const view *v, uint32_t word)
{
    return word_is(v, word, "un") || word_is(v, word, "une") ||
           word_is(v, word, "son") || word_is(v, word, "sa");
}

uint32_t phrase_genders(const view *v, unit phrase, uint32_t head)
{
    if (word_is(v, phrase.begin, "la") || word_is(v, phrase.begin, "cette"))
        return GENDER_SHE;
    if (word_is(v, phrase.begin, "le") || word_is(v, phrase.begin, "ce"))
        return GENDER_HE;
    return noun_genders(v, head);
}
