/* Looking up the people of a document; see people.h.  Roles are found by their noun in
 * a hash, and chains are followed only so far, so that the work is linear. */
#include "people.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_CHAIN = 64, LONGEST_COMPLEMENT = 12 };

void people_free(people *p)
{
    roster_free(&p->roster);
    free(p->items);
    free(p->nouns);
    free(p->next);
}

/* The article before a body tells the gender of the pronouns that stand for it. */
static uint32_t article_genders(const view *v, uint32_t begin)
{
    if (!begin)
        return 0;
    if (word_is(v, begin - 1, "la") || word_is(v, begin - 1, "une"))
        return GENDER_SHE;
    bool he = word_is(v, begin - 1, "le") || word_is(v, begin - 1, "un") ||
              word_is(v, begin - 1, "du") || word_is(v, begin - 1, "au");
    return he ? GENDER_HE : 0;
}

static void describe(people *p, const view *v)
{
    roster *all = &p->roster;
    for (uint32_t who = 0; who < all->count; who++) {
        evidence by;
        const person *named = &all->persons[who];
        p->items[who] = (somebody){.kind = named->kind, .name = named->name};
        if (named->kind == ENTITY_PERSON)
            p->items[who].genders = gender_of(named, &by);
    }
    for (uint32_t m = 0; m < all->mention_count; m++) {
        mention *now = &all->mentions[m];
        now->person = roster_chief(all, now->person);
        somebody *who = &p->items[now->person];
        who->times++;
        if (who->kind == ENTITY_ORGANIZATION && !who->genders)
            who->genders = article_genders(v, now->words.begin);
    }
}

static uint32_t slot_of(const people *p, gm_text text)
{
    uint32_t hash = 2166136261u;
    for (uint32_t i = 0; i < text.len; i++)
        hash = (hash ^ (uint8_t)text.ptr[i]) * 16777619u;
    return hash & (p->slots - 1);
}

static bool make_slots(people *p)
{
    uint32_t slots = 64, roles = p->roster.role_count;
    while (slots < roles * 2)
        slots *= 2;
    if (!make_room((void **)&p->nouns, &p->nouns_room, slots, sizeof *p->nouns) ||
        !make_room((void **)&p->next, &p->next_room, roles, sizeof *p->next))
        return false;
    p->slots = slots;
    memset(p->nouns, 0, slots * sizeof *p->nouns);
    return true;
}

static void hash_roles(people *p, const view *v)
{
    for (uint32_t i = 0; i < p->roster.role_count; i++) {
        role *now = &p->roster.roles[i];
        uint32_t slot = slot_of(p, v->words[now->words.begin].fold);
        now->person = roster_chief(&p->roster, now->person);
        p->next[i] = p->nouns[slot];
        p->nouns[slot] = i + 1;
    }
}

gm_status find_people(people *p, const view *v, gm_error *err)
{
    gm_status status = roster_fill(&p->roster, v, err);
    if (status)
        return status;
    if (!make_room((void **)&p->items, &p->room, p->roster.count, sizeof *p->items) ||
        !make_slots(p))
        return gm_fail(err, GM_NOMEM, "no memory for the people");
    describe(p, v);
    hash_roles(p, v);
    p->mentions = p->roster.mentions;
    p->mention_count = p->roster.mention_count;
    return GM_OK;
}

uint32_t noun_genders(const view *v, uint32_t i)
{
    uint32_t nouns = nouns_of(v, i) & NOUN_PERSON;
    if (nouns == NOUN_MAN)
        return GENDER_HE;
    if (nouns == NOUN_WOMAN)
        return GENDER_SHE;
    for (uint32_t k = i; k-- > 0 && i - k < 4;) {
        if (word_is(v, k, "la") || word_is(v, k, "une") || word_is(v, k, "cette"))
            return GENDER_SHE;
        if (word_is(v, k, "le") || word_is(v, k, "un") || word_is(v, k, "ce"))
            return GENDER_HE;
    }
    return 0;
}

/* Whether a word of a complement tells apart: no grammatical word. */
static bool tells(const view *v, uint32_t i)
{
    return v->words[i].is_word && !classes_of(v, i);
}

/* How many words of the complement the role has too. */
static uint32_t shared_words(const view *v, unit noun, const role *known)
{
    uint32_t shared = 0, stop = known->words.begin + LONGEST_COMPLEMENT;
    for (uint32_t i = noun.begin + 1; i < noun.end; i++)
        for (uint32_t k = known->words.begin + 1; k < known->words.end && k < stop; k++)
            shared += tells(v, i) && texts_equal(v->words[i].fold, v->words[k].fold);
    return shared;
}

/* Whether the noun has a complement or an adjective of its own. */
static bool has_complement(const view *v, unit noun)
{
    for (uint32_t i = noun.begin + 1; i < noun.end; i++)
        if (tells(v, i))
            return true;
    return false;
}

/* "le maire de Bellocq" is not "X, maire de Pau". */
static bool differs(const view *v, unit noun, const role *known, uint32_t shared)
{
    return !shared && has_complement(v, noun) && has_complement(v, known->words);
}

uint32_t person_with_role(const people *p, const view *v, unit noun, uint32_t genders)
{
    uint32_t best = NOWHERE, score = 0, looks = LONGEST_CHAIN;
    for (uint32_t i = p->nouns[slot_of(p, v->words[noun.begin].fold)]; i && looks--;
         i = p->next[i - 1]) {
        const role *known = &p->roster.roles[i - 1];
        uint32_t whose = p->items[known->person].genders;
        if (!texts_equal(v->words[known->words.begin].fold,
                         v->words[noun.begin].fold) ||
            (genders && whose && !(genders & whose)))
            continue;
        uint32_t shared = shared_words(v, noun, known);
        if (differs(v, noun, known, shared))
            continue;
        uint32_t now = 1 + 2 * shared + (known->words.begin < noun.begin);
        if (now > score) {
            score = now;
            best = known->person;
        }
    }
    return best;
}

/* Two ways to call one office: a noun with the noun of its complement, and the noun
 * that names it, with a word of its own complement where several have that noun. */
static const struct {
    const char *noun, *complement, *office, *of;
} offices[] = {
    {"chef", "état", "président", NULL},
    {"chef", "etat", "président", NULL},
    {"cheffe", "état", "présidente", NULL},
    {"chef", "gouvernement", "premier", NULL},
    {"cheffe", "gouvernement", "première", NULL},
    {"chef", "exécutif", "président", NULL},
    {"chef", "diplomatie", "ministre", "étrangères"},
    {"cheffe", "diplomatie", "ministre", "étrangères"},
    {"garde", "sceaux", "ministre", "justice"},
    {"locataire", "élysée", "président", NULL},
    {"locataire", "matignon", "premier", NULL},
    {"locataire", "beauvau", "ministre", "intérieur"},
    {"locataire", "maison", "président", NULL},
    {"pontife", NULL, "pape", NULL},
    {"souverain", NULL, "roi", NULL},
    {"souveraine", NULL, "reine", NULL},
};

static bool has_word(const view *v, unit words, const char *string)
{
    for (uint32_t i = words.begin + 1; i < words.end; i++)
        if (word_is(v, i, string))
            return true;
    return false;
}

/* Of those who have the office, the one that is named most. */
static uint32_t most_named(const people *p, const view *v, gm_text office,
                           const char *of)
{
    uint32_t best = NOWHERE, looks = LONGEST_CHAIN;
    for (uint32_t i = p->nouns[slot_of(p, office)]; i && looks--; i = p->next[i - 1]) {
        const role *known = &p->roster.roles[i - 1];
        if (texts_equal(v->words[known->words.begin].fold, office) &&
            (!of || has_word(v, known->words, of)) &&
            (best == NOWHERE || p->items[known->person].times > p->items[best].times))
            best = known->person;
    }
    return best;
}

uint32_t person_with_office(const people *p, const view *v, unit noun)
{
    for (size_t i = 0; i < sizeof offices / sizeof *offices; i++)
        if (word_is(v, noun.begin, offices[i].noun) &&
            (!offices[i].complement || has_word(v, noun, offices[i].complement)))
            return most_named(
                p, v, (gm_text){offices[i].office, (uint32_t)strlen(offices[i].office)},
                offices[i].of);
    return NOWHERE;
}
