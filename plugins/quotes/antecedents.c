/* What stands for the last one of a kind: "ce dernier", "ils", "l'entreprise"; see
 * antecedents.h. */
#include "antecedents.h"

#include "mentions.h"
#include "naming.h"
#include "phrases.h"

enum { SENTENCES_BACK = 6, GROUP_REACH = 80 };

static bool can_be(const speaker *found, const wanted *w)
{
    if (found->kind == KIND_NONE || found->kind == KIND_DOCUMENT)
        return false;
    if (w->named && (found->person == NOWHERE || found->kind != KIND_PERSON))
        return false;
    if (w->many && found->person != NOWHERE && found->kind == KIND_PERSON)
        return false;
    return (w->many || found->kind != KIND_GROUP) &&
           genders_agree(w->genders, found->genders);
}

const speaker *last_speaker(const resolver *z, unit sentence, const wanted *w)
{
    uint32_t looks = 8;
    for (uint32_t i = z->now; i-- > 0 && looks--;) {
        const report *before = &z->r->reports[i];
        uint32_t at = before->source.begin;
        if (before->source.end <= at)
            continue;
        if (at < sentence.begin)
            break;
        if (at < sentence.end && can_be(&z->speakers[i], w))
            return &z->speakers[i];
    }
    return NULL;
}

/* The group that the words before speak of last: "les climatologues … ils". */
static speaker last_group(const resolver *z, uint32_t word)
{
    const view *v = z->v;
    for (uint32_t i = word; i-- > 1 && word - i < GROUP_REACH;) {
        bool group = nouns_of(v, i) & NOUN_GROUP && !v->words[i].stretch;
        if (!group || !(classes_of(v, i - 1) & WORD_DET))
            continue;
        uint32_t end = noun_phrase_end(v, i - 1, word, 0);
        if (end > i)
            return of_phrase(z, (unit){i - 1, end}, KIND_GROUP);
    }
    return nobody;
}

speaker resolve_many(const resolver *z, uint32_t word, const wanted *w)
{
    uint32_t end = word, at = unit_of(z->v, word);
    for (uint32_t back = 0; back < SENTENCES_BACK; back++) {
        uint32_t begin = z->v->units[at].begin;
        const speaker *before = last_speaker(z, (unit){begin, end}, w);
        if (before)
            return *before;
        if (!at)
            break;
        end = begin;
        at--;
    }
    return last_group(z, word);
}

/* The body that the words before name last, outside of parentheses. */
static speaker last_body(const resolver *z, uint32_t word)
{
    uint32_t looks = 12;
    for (uint32_t m = mention_from(z->p, word); m-- > 0 && looks--;) {
        const mention *at = &z->p->mentions[m];
        bool aside =
            at->words.begin && is_point(z->v, at->words.begin - 1, POINT_PAREN);
        if (z->p->items[at->person].kind == ENTITY_ORGANIZATION && !aside)
            return of_person(z, at->person);
    }
    return nobody;
}

/* The person of that gender whom the words from `low` on name last. */
static speaker last_named(const resolver *z, uint32_t word, uint32_t low,
                          uint32_t genders)
{
    uint32_t looks = 12;
    for (uint32_t m = mention_from(z->p, word); m-- > 0 && looks--;) {
        uint32_t who = z->p->mentions[m].person;
        if (z->p->mentions[m].words.begin < low)
            break;
        if (z->p->items[who].kind == ENTITY_PERSON &&
            genders_agree(genders, z->p->items[who].genders))
            return of_person(z, who);
    }
    return nobody;
}

speaker resolve_latter(const resolver *z, unit phrase)
{
    if (word_is(z->v, phrase.begin, "ces"))
        return resolve_many(z, phrase.begin, &(wanted){0, true, false});
    uint32_t genders = word_is(z->v, phrase.begin, "cette") ? GENDER_SHE : GENDER_HE;
    uint32_t at = unit_of(z->v, phrase.begin),
             near = z->v->units[at ? at - 1 : 0].begin;
    speaker named = last_named(z, phrase.begin, near, genders);
    const speaker *said =
        last_speaker(z, (unit){near, phrase.begin}, &(wanted){genders, false, false});
    if (named.kind == KIND_NONE && said)
        return *said; /* "le syndicat … ce dernier" */
    if (named.kind == KIND_NONE)
        named = last_named(z, phrase.begin, 0, genders);
    return named.kind == KIND_NONE ? last_body(z, phrase.begin) : named;
}

speaker resolve_thing(const resolver *z, uint32_t word, speaker_kind kind)
{
    uint32_t looks = 6;
    for (uint32_t i = z->now; i-- > 0 && looks--;)
        if (z->speakers[i].kind == kind)
            return z->speakers[i];
    return kind == KIND_ORGANIZATION ? last_body(z, word) : nobody;
}
