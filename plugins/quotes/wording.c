/* Words that are somebody's, told from names, terms and charges by their first word, by
 * the word before them and by their number; see wording.h. */
#include "wording.h"

#include "verbs.h"

enum { LONGEST_TERM = 4 };

static bool is_class(const view *v, uint32_t i, uint32_t classes)
{
    return v->words[i].is_word && classes_of(v, i) & classes;
}

static bool is_indefinite(const view *v, uint32_t i)
{
    return word_is(v, i, "un") || word_is(v, i, "une") || word_is(v, i, "en");
}

/* Words that no name and no term begins with: "« jusqu'à nouvel ordre »", "« qui veut
 * tout casser »". */
static bool begins_adjunct(const view *v, const stretch *said)
{
    uint32_t i = said->begin;
    uint32_t adjunct =
        WORD_PREP | WORD_ADVERB | WORD_NEGATION | WORD_NE | WORD_RELATIVE;
    return is_class(v, i, adjunct) && !is_class(v, i, WORD_DET | WORD_A);
}

/* "pour « ne pas céder »", "pour « les victimes »": a purpose; a charge begins with its
 * noun: "pour « escroquerie en bande organisée »". */
static bool begins_purpose(const view *v, const stretch *said)
{
    uint32_t i = said->begin;
    return is_class(v, i, WORD_NE | WORD_DET | WORD_CLITIC) || is_infinitive(v, i);
}

/* Set off by commas, or at the end of the sentence: "…, « sans condition ». " */
static bool stands_apart(const view *v, const stretch *said)
{
    const word *before = &v->words[said->open - 1], *after = &v->words[said->close + 1];
    return before->point == POINT_COMMA &&
           (after->point == POINT_COMMA || after->point == POINT_STOP ||
            after->paragraph != before->paragraph);
}

/* They begin small, and are many, or a few after an indefinite article or with the
 * first word of an adjunct: a term is shorter, or stands after a definite article. */
bool is_wording(const view *v, const stretch *said)
{
    uint32_t words = said->end - said->begin;
    if (!said->open || said->close == NOWHERE || v->words[said->begin].capital ||
        !v->words[said->begin].is_word || words < 2)
        return false;
    const word *before = &v->words[said->open - 1];
    if (before->paragraph != v->words[said->open].paragraph || is_named(v, said))
        return false;
    if (!before->is_word)
        return words >= LONGEST_TERM && begins_adjunct(v, said) &&
               stands_apart(v, said);
    if (text_is(before->fold, "pour"))
        return words > LONGEST_TERM && begins_purpose(v, said);
    bool definite = before->known->classes & WORD_DET;
    if (words > LONGEST_TERM)
        return !definite || words > 2 * LONGEST_TERM;
    return words + 1 >= LONGEST_TERM &&
           (is_indefinite(v, said->open - 1) || (!definite && begins_adjunct(v, said)));
}
