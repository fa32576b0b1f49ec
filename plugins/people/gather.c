/* One pass over the words: names with and without an entity, acronyms in brackets and
 * nicknames, and what stands around each; see roster.h. */
#include "names.h"
#include "phrases.h"
#include "roster.h"

enum { BIRTH_REACH = 4 };

/* The words of the name at word i, and what it names. */
typedef struct found_name {
    unit words;
    entity_kind kind;
} found_name;

/* A title or a small article at the front is no part of the name. */
static unit trim_name(const view *v, uint32_t begin, uint32_t end)
{
    while (begin + 1 < end &&
           (classes_of(v, begin) & WORD_TITLE ||
            (classes_of(v, begin) & WORD_DET && !v->words[begin].capital)))
        begin++;
    while (end > begin + 1 && !v->words[end - 1].is_word)
        end--;
    return (unit){begin, end};
}

/* "Société de l'[Acadie …]", "Association des [maires …]": the noun of a body, with a
 * capital, that governs the entity begins its name. */
static uint32_t body_begin(const view *v, uint32_t begin)
{
    uint32_t i = begin;
    while (i > 0 && begin - i < 2 && v->words[i - 1].is_word &&
           classes_of(v, i - 1) & (WORD_DE | WORD_DET))
        i--;
    bool governed = i < begin && classes_of(v, i) & WORD_DE && i > 0;
    bool noun = governed && v->words[i - 1].capital && !v->words[i - 1].entity &&
                nouns_of(v, i - 1) & NOUN_ORGANIZATION &&
                v->words[i - 1].sentence == v->words[begin].sentence;
    bool inside = noun && i > 1 && classes_of(v, i - 2) & (WORD_DET | WORD_PREP);
    return inside ? i - 1 : begin;
}

/* A body that the document names as a person elsewhere, by two words or more, is that
 * person; "Fondation Anne Roux" is not. */
static entity_kind settle_kind(const roster *all, const view *v, unit name,
                               entity_kind kind)
{
    uint32_t len = name.end - name.begin;
    uint32_t who = kind != ENTITY_PERSON && len > 1
                       ? roster_find(all, v, name, ENTITY_PERSON)
                       : NOWHERE;
    if (who == NOWHERE)
        return kind;
    unit known = all->persons[who].name;
    return len <= known.end - known.begin ? ENTITY_PERSON : kind;
}

static bool named_entity(const roster *all, const view *v, uint32_t i,
                         found_name *found)
{
    uint32_t row = v->words[i].entity - 1, end = i;
    entity_kind kind = v->kinds[row];
    if (v->entity_first[row] != i || kind == ENTITY_OTHER)
        return false;
    while (end < v->count && v->words[end].entity == row + 1)
        end++;
    unit name = trim_name(v, i, end);
    uint32_t begin = kind == ENTITY_PERSON ? name.begin : body_begin(v, name.begin);
    if (begin < name.begin)
        kind = ENTITY_ORGANIZATION;
    name.begin = begin;
    *found = (found_name){name, settle_kind(all, v, name, kind)};
    return found->kind != ENTITY_LOCATION;
}

static bool is_bare_capital(const view *v, uint32_t i)
{
    const word *w = &v->words[i];
    return w->capital && !w->entity && !w->known->classes && !w->known->shapes &&
           !(w->known->nouns & NOUN_SPEAKER);
}

/* A name that recognition has missed, but that the document has named before. */
static bool missed_name(const roster *all, const view *v, uint32_t i, found_name *found)
{
    uint32_t end = i;
    if (!is_bare_capital(v, i) || (i && is_bare_capital(v, i - 1)))
        return false;
    while (end < v->count && is_bare_capital(v, end) &&
           v->words[end].sentence == v->words[i].sentence)
        end++;
    if (is_bare_capital(v, end) || (end < v->count && v->words[end].entity))
        return false;
    *found = (found_name){{i, end}, ENTITY_PERSON};
    if (roster_find(all, v, found->words, ENTITY_PERSON) != NOWHERE ||
        (end == i + 1 && roster_find_initials(all, v, i) != NOWHERE))
        return true;
    found->kind = ENTITY_ORGANIZATION;
    return is_acronym(v, found->words) &&
           roster_find(all, v, found->words, ENTITY_ORGANIZATION) != NOWHERE;
}

/* "Open Society Foundations (OSF)", "RTE (Réseau de transport d'électricité)": the last
 * two mentions are one body. */
static void join_acronym(roster *all, const view *v)
{
    if (all->mention_count < 2)
        return;
    const mention *a = &all->mentions[all->mention_count - 2], *b = a + 1;
    bool bracket = b->words.begin == a->words.end + 1 &&
                   is_point(v, a->words.end, POINT_PAREN) &&
                   is_point(v, b->words.end, POINT_PAREN_END);
    if (!bracket || a->person == b->person ||
        all->persons[a->person].kind != ENTITY_ORGANIZATION)
        return;
    if (is_acronym(v, b->words) && !is_acronym(v, a->words))
        roster_join(all, b->person, a->person);
    else if (is_acronym(v, a->words) && !is_acronym(v, b->words))
        roster_join(all, a->person, b->person);
}

/* "dit", "alias", "surnommé", and what may stand between it and the nickname. */
static uint32_t skip_called(const view *v, uint32_t i)
{
    static const char *const called[] = {"dit",      "dite",      "alias",
                                         "surnommé", "surnommée", NULL};
    i += is_point(v, i, POINT_COMMA) || is_point(v, i, POINT_PAREN);
    uint32_t k = 0;
    while (called[k] && !word_is(v, i, called[k]))
        k++;
    if (!called[k])
        return NOWHERE;
    for (i++; i < v->count && !v->words[i].capital; i++)
        if (v->words[i].is_word && !(classes_of(v, i) & WORD_DET))
            return NOWHERE;
    return i < v->count ? i : NOWHERE;
}

/* "Lhoussaine Aït Oumzil, dit Boujanta": the mention added last is another name of the
 * person before. */
static void join_nickname(roster *all, const view *v)
{
    if (all->mention_count < 2)
        return;
    const mention *a = &all->mentions[all->mention_count - 2], *b = a + 1;
    if (all->persons[a->person].kind == ENTITY_PERSON && a->person != b->person &&
        all->persons[b->person].kind == ENTITY_PERSON &&
        b->words.begin - a->words.end < 6 &&
        skip_called(v, a->words.end) == b->words.begin)
        roster_join(all, b->person, a->person);
}

/* "Anne Roux, née Sand", "Né Paul Louis Sand": the name of birth is another name of the
 * person before, who is not far. */
static void join_birth_name(roster *all, const view *v)
{
    const mention *born = &all->mentions[all->mention_count - 1];
    uint32_t i = born->words.begin;
    if (all->persons[born->person].kind != ENTITY_PERSON || !i ||
        !(word_is(v, i - 1, "né") || word_is(v, i - 1, "née")))
        return;
    for (uint32_t m = all->mention_count - 1, looks = BIRTH_REACH;
         m-- > 0 && looks--;) {
        uint32_t who = all->mentions[m].person;
        if (all->persons[who].kind == ENTITY_PERSON && who != born->person) {
            roster_join(all, born->person, who);
            return;
        }
    }
}

/* A name after "dit" that no entity marks. */
static bool is_nickname(const roster *all, const view *v, uint32_t i)
{
    const mention *last =
        all->mention_count ? &all->mentions[all->mention_count - 1] : NULL;
    return last && v->words[i].capital && i - last->words.end < 6 &&
           all->persons[last->person].kind == ENTITY_PERSON &&
           skip_called(v, last->words.end) == i;
}

static bool note_name(roster *all, const view *v, const found_name *found)
{
    uint32_t who = roster_add(all, v, found->words, found->kind);
    if (who == NOWHERE)
        return false;
    join_acronym(all, v);
    join_nickname(all, v);
    join_birth_name(all, v);
    if (found->kind != ENTITY_PERSON)
        return find_body_noun(all, v, who, found->words);
    note_name_gender(all, v, who, found->words);
    note_participles(all, v, who, found->words);
    return find_roles(all, v, who, found->words);
}

static bool name_at(const roster *all, const view *v, uint32_t i, found_name *found)
{
    if (v->words[i].entity)
        return named_entity(all, v, i, found);
    if (is_nickname(all, v, i)) {
        *found = (found_name){{i, i + 1}, ENTITY_PERSON};
        return true;
    }
    return missed_name(all, v, i, found);
}

gm_status roster_fill(roster *all, const view *v, gm_error *err)
{
    bool fits = roster_clear(all, v);
    for (uint32_t i = 0; i < v->count && fits; i++) {
        found_name found;
        if (v->words[i].is_word && name_at(all, v, i, &found))
            fits = note_name(all, v, &found);
    }
    if (!fits)
        return gm_fail(err, GM_NOMEM, "no memory for the people");
    note_pronouns(all, v);
    return GM_OK;
}
