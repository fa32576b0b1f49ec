/* A demonym means whose name it has stood before ("le Norvégien Henrik X"), or else who
 * the sentences before speak of most; see demonyms.h. */
#include "demonyms.h"

#include "descriptions.h"
#include "mentions.h"
#include "naming.h"
#include "salience.h"
#include "verbs.h"

enum { MENTIONS_BACK = 32 };

static bool is_demonym(const view *v, unit phrase)
{
    static const char *const endings[] = {"ais", "aise", "ois",   "oise",  "ien",
                                          "ain", "aine", "éen",   "ienne", "éenne",
                                          "ard", "arde", "inois", NULL};
    uint32_t i = phrase.begin + 1;
    if (phrase.end - phrase.begin != 2 || !is_definite(v, phrase) ||
        !v->words[i].capital || v->words[i].entity || classes_of(v, i))
        return false;
    return nouns_of(v, i) & NOUN_DEMONYM ||
           (!nouns_of(v, i) && v->words[i].fold.len > 4 &&
            ends_with_one(v, i, endings));
}

static uint32_t demonym_genders(const view *v, unit phrase)
{
    uint32_t genders = phrase_genders(v, phrase, phrase.begin + 1);
    if (genders || nouns_of(v, phrase.begin + 1) & NOUN_DEMONYM)
        return genders;
    return ends_with(v, phrase.begin + 1, "e") ? GENDER_SHE : GENDER_HE;
}

/* The person whose name stands right after the same demonym. */
static speaker by_place(const resolver *z, unit phrase, uint32_t genders)
{
    const view *v = z->v;
    uint32_t looks = MENTIONS_BACK;
    for (uint32_t m = mention_from(z->p, phrase.begin); m-- > 0 && looks--;) {
        const mention *at = &z->p->mentions[m];
        const somebody *who = &z->p->items[at->person];
        uint32_t before = at->words.begin;
        if (before && who->kind == ENTITY_PERSON &&
            genders_agree(genders, who->genders) &&
            texts_equal(v->words[before - 1].fold, v->words[phrase.begin + 1].fold))
            return of_person(z, at->person);
    }
    return nobody;
}

speaker resolve_demonym(const resolver *z, unit phrase)
{
    if (!is_demonym(z->v, phrase))
        return nobody;
    const wanted w = {demonym_genders(z->v, phrase), false, true};
    speaker found = by_place(z, phrase, w.genders);
    if (found.kind == KIND_NONE)
        found = resolve_salient(z, phrase.begin, &w);
    return found.person != NOWHERE && found.kind == KIND_PERSON ? found : nobody;
}
