/* Names, kinds and genders of speakers; see naming.h. */
#include "naming.h"

#include "descriptions.h"
#include "mentions.h"
#include "phrases.h"

/* How far and how often a fuller phrase is looked for: the stage stays linear. */
enum { WORDS_BACK = 4000, PHRASES_BACK = 24 };

speaker_kind kind_of_noun(uint32_t nouns)
{
    if (nouns & NOUN_ANONYMOUS)
        return KIND_ANONYMOUS;
    if (nouns & NOUN_PERSON)
        return KIND_PERSON;
    if (nouns & NOUN_GROUP)
        return KIND_GROUP;
    if (nouns & NOUN_ORGANIZATION)
        return KIND_ORGANIZATION;
    return nouns & (NOUN_DOCUMENT | NOUN_SPEECH) ? KIND_DOCUMENT : KIND_NONE;
}

speaker of_person(const resolver *z, uint32_t who)
{
    const somebody *known = &z->p->items[who];
    return (speaker){.name = words_span(z->v, known->name.begin, known->name.end),
                     .kind =
                         known->kind == ENTITY_PERSON ? KIND_PERSON : KIND_ORGANIZATION,
                     .person = who,
                     .genders = known->genders};
}

speaker of_entity(const resolver *z, uint32_t word)
{
    const view *v = z->v;
    uint32_t who = person_at(z->p, word), end = word, row = v->words[word].entity;
    if (who != NOWHERE)
        return of_person(z, who);
    while (end < v->count && v->words[end].entity == row)
        end++;
    bool body = v->kinds[row - 1] != ENTITY_PERSON;
    return (speaker){words_span(v, word, end), body ? KIND_ORGANIZATION : KIND_PERSON,
                     NOWHERE, 0};
}

speaker of_name(const resolver *z, unit name)
{
    uint32_t who = person_at(z->p, name.begin);
    if (who != NOWHERE)
        return of_person(z, who);
    return (speaker){words_span(z->v, name.begin, name.end), KIND_PERSON, NOWHERE, 0};
}

static gm_span naming_words(const view *v, unit phrase)
{
    uint32_t begin = phrase.begin, end = begin;
    while (begin + 1 < phrase.end && v->words[begin].is_word &&
           !(v->words[begin].entity && v->words[begin].capital) &&
           classes_of(v, begin) & (WORD_DET | WORD_DE))
        begin++;
    for (end = begin; end < phrase.end; end++) {
        point p = v->words[end].point;
        if (p == POINT_COMMA || p == POINT_PAREN || p == POINT_DASH)
            break;
        if (end > begin && v->words[end].known->shapes == VERB_PART &&
            !v->words[end].known->nouns && !(classes_of(v, end - 1) & WORD_DET))
            break;
    }
    return end > begin ? words_span(v, begin, end) : (gm_span){0, 0};
}

speaker of_phrase(const resolver *z, unit phrase, speaker_kind kind)
{
    return (speaker){naming_words(z->v, phrase), kind, NOWHERE, 0};
}

/* The naming words of the longest phrase before with the same head. */
static gm_span fuller_phrase(const view *v, unit phrase, uint32_t head)
{
    gm_span best = naming_words(v, phrase);
    if (phrase.end - head > 2 || !(nouns_of(v, head) & NOUN_SPEAKER))
        return best;
    uint32_t from = head > WORDS_BACK ? head - WORDS_BACK : 0, looks = PHRASES_BACK;
    for (uint32_t i = from; i < head && looks; i++) {
        if (!texts_equal(v->words[i].fold, v->words[head].fold) || !i ||
            !(classes_of(v, i - 1) & WORD_DET))
            continue;
        looks--;
        uint32_t end = noun_phrase_end(v, i - 1, v->count, 0);
        gm_span now = naming_words(v, (unit){i - 1, end});
        if (now.end - now.begin > best.end - best.begin)
            best = now;
    }
    return best;
}

speaker of_description(const resolver *z, unit phrase, uint32_t head)
{
    const view *v = z->v;
    speaker made = {.name = is_indefinite(v, phrase) ? naming_words(v, phrase)
                                                     : fuller_phrase(v, phrase, head),
                    .kind = kind_of_noun(nouns_of(v, head)),
                    .person = NOWHERE,
                    .genders = noun_genders(v, head)};
    if (made.kind == KIND_NONE)
        made.kind = v->words[head].capital ? KIND_ORGANIZATION : KIND_PERSON;
    return made;
}
