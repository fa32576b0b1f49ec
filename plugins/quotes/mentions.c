/* Where mentions stand; see mentions.h.  Nothing here knows who anybody is. */
#include "mentions.h"

uint32_t unit_of(const view *v, uint32_t i)
{
    uint32_t low = 0, high = v->unit_count;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (v->units[middle].begin <= i)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint32_t mention_from(const people *p, uint32_t begin)
{
    uint32_t low = 0, high = p->mention_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (p->mentions[middle].words.begin < begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t person_at(const people *p, uint32_t word)
{
    uint32_t m = mention_from(p, word);
    for (; m < p->mention_count && p->mentions[m].words.begin <= word + 2; m++)
        if (p->mentions[m].words.end > word)
            return p->mentions[m].person;
    return NOWHERE;
}

bool is_governed(const view *v, uint32_t begin, uint32_t low)
{
    uint32_t i = begin;
    while (i > low && classes_of(v, i - 1) & (WORD_DET | WORD_TITLE) &&
           !(classes_of(v, i - 1) & WORD_DE))
        i--;
    return i > low && v->words[i - 1].is_word &&
           classes_of(v, i - 1) & (WORD_DE | WORD_PREP);
}

bool names_thing(const view *v, uint32_t begin)
{
    if (!begin || v->words[begin - 1].capital || v->words[begin - 1].entity)
        return false;
    uint32_t nouns = nouns_of(v, begin - 1);
    bool thing = nouns & (NOUN_ORGANIZATION | NOUN_DOCUMENT | NOUN_MEASURE);
    return thing && !(nouns & NOUN_PERSON);
}
