/* Building a roster; see roster.h.  Names are found by their first and their last word
 * in hashes, and chains are followed only so far, so that the work is linear. */
#include "roster.h"

#include "names.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_CHAIN = 16, ACRONYM_REACH = 48 };

void roster_free(roster *all)
{
    free(all->persons);
    free(all->mentions);
    free(all->roles);
    free(all->last_keys);
    free(all->first_keys);
    free(all->rows);
}

bool roster_clear(roster *all, const view *v)
{
    uint32_t slots = 256;
    while (slots < v->entity_count * 2)
        slots *= 2;
    all->count = all->mention_count = all->role_count = 0;
    if (!make_room((void **)&all->last_keys, &all->last_room, slots,
                   sizeof *all->last_keys) ||
        !make_room((void **)&all->first_keys, &all->first_room, slots,
                   sizeof *all->first_keys))
        return false;
    all->slots = slots;
    memset(all->last_keys, 0, slots * sizeof *all->last_keys);
    memset(all->first_keys, 0, slots * sizeof *all->first_keys);
    return true;
}

/* FNV-1a, 32 bits. */
static uint32_t slot_of(const roster *all, const view *v, uint32_t word)
{
    gm_text text = v->words[word].fold;
    uint32_t hash = 2166136261u;
    for (uint32_t i = 0; i < text.len; i++)
        hash = (hash ^ (uint8_t)text.ptr[i]) * 16777619u;
    return hash & (all->slots - 1);
}

static bool is_same(const view *v, const person *known, unit name, entity_kind kind)
{
    return known->kind == kind &&
           (kind == ENTITY_PERSON ? same_name(v, known->name, name)
                                  : same_body(v, known->name, name));
}

uint32_t roster_find(const roster *all, const view *v, unit name, entity_kind kind)
{
    uint32_t looks = LONGEST_CHAIN;
    for (uint32_t i = all->last_keys[slot_of(all, v, name.end - 1)]; i && looks--;
         i = all->persons[i - 1].by_last)
        if (is_same(v, &all->persons[i - 1], name, kind))
            return i - 1;
    looks = LONGEST_CHAIN;
    for (uint32_t i = all->first_keys[slot_of(all, v, name.begin)]; i && looks--;
         i = all->persons[i - 1].by_first)
        if (is_same(v, &all->persons[i - 1], name, kind))
            return i - 1;
    return NOWHERE;
}

uint32_t roster_find_first(const roster *all, const view *v, uint32_t word)
{
    uint32_t found = NOWHERE, looks = LONGEST_CHAIN;
    for (uint32_t i = all->first_keys[slot_of(all, v, word)]; i && looks--;
         i = all->persons[i - 1].by_first) {
        const person *known = &all->persons[i - 1];
        if (known->kind != ENTITY_PERSON || known->name.end - known->name.begin < 2 ||
            !same_word(v, known->name.begin, word))
            continue;
        if (found != NOWHERE)
            return NOWHERE;
        found = i - 1;
    }
    return found;
}

uint32_t roster_find_initials(const roster *all, const view *v, uint32_t word)
{
    if (!is_initial(v, word) ||
        !memchr(v->words[word].fold.ptr, '-', v->words[word].fold.len))
        return NOWHERE;
    for (uint32_t i = all->count; i-- > 0 && all->count - i <= ACRONYM_REACH;)
        if (all->persons[i].kind == ENTITY_PERSON &&
            is_abbreviated(v, word, all->persons[i].name.end - 1))
            return i;
    return NOWHERE;
}

uint32_t roster_find_acronym(const roster *all, const view *v, uint32_t word)
{
    for (uint32_t i = all->count; i-- > 0 && all->count - i <= ACRONYM_REACH;)
        if (all->persons[i].kind == ENTITY_ORGANIZATION &&
            stands_for(v, word, all->persons[i].name))
            return i;
    return NOWHERE;
}

static uint32_t name_length(const view *v, unit name)
{
    uint32_t letters = 0;
    for (uint32_t i = name.begin; i < name.end; i++)
        letters += v->words[i].fold.len;
    return letters;
}

static uint32_t add_person(roster *all, const view *v, unit name, entity_kind kind)
{
    if (!make_room((void **)&all->persons, &all->room, all->count + 1,
                   sizeof *all->persons))
        return NOWHERE;
    uint32_t *last = &all->last_keys[slot_of(all, v, name.end - 1)];
    uint32_t *first = &all->first_keys[slot_of(all, v, name.begin)];
    all->persons[all->count] =
        (person){.kind = kind, .name = name, .by_last = *last, .by_first = *first};
    *last = *first = ++all->count;
    return all->count - 1;
}

bool roster_add_mention(roster *all, const view *v, uint32_t who, unit name)
{
    if (!make_room((void **)&all->mentions, &all->mention_room, all->mention_count + 1,
                   sizeof *all->mentions))
        return false;
    person *known = &all->persons[who];
    if (name_length(v, name) > name_length(v, known->name))
        known->name = name;
    all->mentions[all->mention_count++] = (mention){who, name};
    known->latest = all->mention_count;
    return true;
}

uint32_t roster_add(roster *all, const view *v, unit name, entity_kind kind)
{
    uint32_t who = roster_find(all, v, name, kind);
    if (who == NOWHERE && name.end - name.begin == 1)
        who = kind == ENTITY_PERSON ? roster_find_first(all, v, name.begin)
              : is_acronym(v, name) ? roster_find_acronym(all, v, name.begin)
                                    : NOWHERE;
    if (who == NOWHERE && kind == ENTITY_PERSON && name.end - name.begin == 1)
        who = roster_find_initials(all, v, name.begin);
    if (who == NOWHERE)
        who = add_person(all, v, name, kind);
    return who != NOWHERE && roster_add_mention(all, v, who, name) ? who : NOWHERE;
}

/* Whether the noun has been added to the person just now. */
static bool has_role(const roster *all, uint32_t who, unit words)
{
    for (uint32_t i = all->role_count, looks = 4; i-- > 0 && looks--;)
        if (all->roles[i].person == who && all->roles[i].words.begin == words.begin)
            return true;
    return false;
}

bool roster_add_role(roster *all, uint32_t who, unit words)
{
    if (has_role(all, who, words))
        return true;
    if (!make_room((void **)&all->roles, &all->role_room, all->role_count + 1,
                   sizeof *all->roles))
        return false;
    all->roles[all->role_count++] = (role){who, words};
    return true;
}

void roster_join(roster *all, uint32_t other, uint32_t who)
{
    other = roster_chief(all, other);
    who = roster_chief(all, who);
    if (other == who)
        return;
    all->persons[other].same_as = who + 1;
    for (uint32_t e = 0; e < EVIDENCES; e++)
        all->persons[who].genders[e] |= all->persons[other].genders[e];
}
