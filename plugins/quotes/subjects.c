/* First noun phrases of sentences; see subjects.h.  (The subjects of cues are in
 * sources.c.) */
#include "subjects.h"

#include "descriptions.h"
#include "mentions.h"
#include "phrases.h"
#include "referents.h"
#include "verbs.h"

/* In words, so that the stage stays linear. */
enum { LONGEST_ADJUNCT = 16, LONGEST_SUBJECT = 40 };

/* The noun phrase with its appositions that begins with the word; empty if none. */
static unit phrase_at(const view *v, uint32_t begin, uint32_t end)
{
    uint32_t stop = end - begin > LONGEST_SUBJECT ? begin + LONGEST_SUBJECT : end;
    return (unit){begin, noun_phrase_end(v, begin, stop, PHRASE_APPOSITION)};
}

speaker first_subject(const resolver *z, unit sentence)
{
    const view *v = z->v;
    uint32_t begin = sentence.begin;
    if (!begins_phrase(v, begin) || nouns_of(v, begin) & NOUN_SPEAKER)
        return nobody;
    unit phrase = phrase_at(v, begin, sentence.end);
    if (phrase.end == begin)
        return nobody;
    speaker found = plain_referent(z, phrase);
    uint32_t head = head_noun(v, phrase);
    bool somebody =
        head != NOWHERE && nouns_of(v, head) & NOUN_PERSON && brings_in(v, begin);
    bool fits = found.kind == KIND_PERSON && (found.person != NOWHERE || somebody);
    return fits ? found : nobody;
}

/* Where the subject of a sentence may begin: at its start, or behind "Mardi," and
 * "Dans un communiqué,". */
static uint32_t subject_begin(const view *v, unit sentence)
{
    static const char *const participles[] = {"é", "ée", "és", "ées", NULL};
    bool adjunct =
        classes_of(v, sentence.begin) & (WORD_PREP | WORD_TIME | WORD_ADVERB) ||
        (!v->words[sentence.begin].entity &&
         ends_with_one(v, sentence.begin, participles)); /* "Interrogé, le maire …" */
    uint32_t stop = sentence.begin + LONGEST_ADJUNCT;
    for (uint32_t i = sentence.begin; adjunct && i < sentence.end && i < stop; i++)
        if (is_point(v, i, POINT_COMMA))
            return i + 1;
    return sentence.begin;
}

/* Whether a person is named before the word, whom a noun alone could mean. */
static bool names_anyone(const resolver *z, uint32_t word)
{
    uint32_t looks = 12;
    for (uint32_t m = mention_from(z->p, word); m-- > 0 && looks--;)
        if (z->p->items[z->p->mentions[m].person].kind == ENTITY_PERSON)
            return true;
    return false;
}

/* Whether the phrase is about one person or body, who is neither named behind it nor
 * somebody spoken of before. */
static bool is_unnamed(const resolver *z, unit phrase)
{
    const view *v = z->v;
    uint32_t head = phrase.end > phrase.begin ? head_noun(v, phrase) : NOWHERE;
    return head != NOWHERE && !v->words[phrase.end].entity &&
           nouns_of(v, head) & NOUN_SPEAKER && !(nouns_of(v, head) & NOUN_GROUP) &&
           !(is_alias(v, phrase, head) && names_anyone(z, phrase.begin));
}

speaker unnamed_subject(const resolver *z, unit sentence)
{
    const view *v = z->v;
    uint32_t begin = subject_begin(v, sentence);
    if (begin >= sentence.end || !(classes_of(v, begin) & WORD_DET) ||
        v->words[begin].stretch)
        return nobody;
    unit phrase = phrase_at(v, begin, sentence.end);
    if (!is_unnamed(z, phrase))
        return nobody;
    speaker found = plain_referent(z, phrase);
    return found.person == NOWHERE && found.genders ? found : nobody;
}
