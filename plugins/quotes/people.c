/* Gathering the persons and bodies of a document; see people.h.  Names are found by
 * their last word in a hash, so that the work is linear in the entities. */
#include "people.h"

#include "phrases.h"

#include <stdlib.h>
#include <string.h>

enum { FUNCTION_REACH = 12, LONGEST_CHAIN = 16 };

void people_free(people *p)
{
    free(p->items);
    free(p->mentions);
    free(p->functions);
    free(p->keys);
    free(p->nouns);
}

static uint32_t hash_of(gm_text text)
{
    uint32_t hash = 2166136261u;
    for (uint32_t i = 0; i < text.len; i++)
        hash = (hash ^ (uint8_t)text.ptr[i]) * 16777619u;
    return hash;
}

/* A person is known by the last word of the name, a body by its first. */
static uint32_t key_word(unit name, entity_kind kind)
{
    return kind == ENTITY_PERSON ? name.end - 1 : name.begin;
}

static uint32_t slot_of(const people *p, const view *v, uint32_t word)
{
    return hash_of(v->words[word].fold) & (p->slots - 1);
}

/* "N." or "N" for "Nicolas". */
static bool is_initial(const view *v, uint32_t i)
{
    gm_text fold = v->words[i].fold;
    uint32_t size;
    first_character(fold, &size);
    return fold.len == size || (fold.len == size + 1 && fold.ptr[size] == '.');
}

static bool same_initial(const view *v, uint32_t a, uint32_t b)
{
    uint32_t size_a, size_b;
    return first_character(v->words[a].fold, &size_a) ==
           first_character(v->words[b].fold, &size_b);
}

static bool same_word(const view *v, uint32_t a, uint32_t b)
{
    return texts_equal(v->words[a].fold, v->words[b].fold);
}

static bool is_among(const view *v, uint32_t word, unit name)
{
    for (uint32_t i = name.begin; i < name.end; i++)
        if (same_word(v, word, i) || (is_initial(v, word) && same_initial(v, word, i)))
            return true;
    return !v->words[word].is_word;
}

bool same_name(const view *v, unit a, unit b)
{
    unit few = a.end - a.begin <= b.end - b.begin ? a : b;
    unit many = few.begin == a.begin ? b : a;
    if (!same_word(v, few.end - 1, many.end - 1))
        return false;
    for (uint32_t i = few.begin; i < few.end; i++)
        if (!is_among(v, i, many) && !(i == few.begin && is_initial(v, many.begin) &&
                                       same_initial(v, i, many.begin)))
            return false;
    return true;
}

/* One name begins with the other: "Adobe", "Adobe Systems". */
static bool same_body(const view *v, unit a, unit b)
{
    uint32_t few =
        a.end - a.begin < b.end - b.begin ? a.end - a.begin : b.end - b.begin;
    for (uint32_t i = 0; i < few; i++)
        if (!same_word(v, a.begin + i, b.begin + i))
            return false;
    return true;
}

uint32_t person_named(const people *p, const view *v, unit name, entity_kind kind)
{
    if (!p->slots || name.begin >= name.end)
        return NOWHERE;
    uint32_t looks = LONGEST_CHAIN;
    for (uint32_t i = p->keys[slot_of(p, v, key_word(name, kind))]; i && looks--;
         i = p->items[i - 1].next) {
        const person *known = &p->items[i - 1];
        if (known->kind == kind &&
            (kind == ENTITY_PERSON ? same_name(v, known->name, name)
                                   : same_body(v, known->name, name)))
            return i - 1;
    }
    return NOWHERE;
}

static uint32_t name_length(const view *v, unit name)
{
    uint32_t letters = 0;
    for (uint32_t i = name.begin; i < name.end; i++)
        letters += v->words[i].fold.len;
    return letters;
}

static uint32_t add_person(people *p, const view *v, unit name, entity_kind kind)
{
    uint32_t found = person_named(p, v, name, kind);
    if (found != NOWHERE) {
        if (name_length(v, name) > name_length(v, p->items[found].name))
            p->items[found].name = name;
        return found;
    }
    if (!make_room((void **)&p->items, &p->room, p->count + 1, sizeof *p->items))
        return NOWHERE;
    uint32_t slot = slot_of(p, v, key_word(name, kind));
    p->items[p->count] = (person){.kind = kind, .name = name, .next = p->keys[slot]};
    p->keys[slot] = ++p->count;
    return p->count - 1;
}

static uint32_t genders_of(const view *v, uint32_t i)
{
    uint32_t nouns = nouns_of(v, i), classes = classes_of(v, i);
    bool he = nouns & NAME_HE || classes & WORD_SIR;
    bool she = nouns & NAME_SHE || classes & WORD_LADY;
    return (he ? GENDER_HE : 0u) | (she ? GENDER_SHE : 0u);
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

static bool add_function(people *p, const view *v, uint32_t who, uint32_t word)
{
    if (!make_room((void **)&p->functions, &p->function_room, p->function_count + 1,
                   sizeof *p->functions))
        return false;
    uint32_t slot = slot_of(p, v, word);
    p->functions[p->function_count] = (function){who, word, p->nouns[slot]};
    p->nouns[slot] = ++p->function_count;
    p->items[who].genders |= noun_genders(v, word);
    return true;
}

/* "le président russe Vladimir Poutine": nouns before the name, back to an article. */
static bool functions_before(people *p, const view *v, uint32_t who, uint32_t begin)
{
    for (uint32_t i = begin; i-- > 0 && begin - i < FUNCTION_REACH;) {
        const word *w = &v->words[i];
        if (w->point == POINT_COMMA && i + 1 == begin)
            continue;
        if (!w->is_word || is_finite(v, i) ||
            w->known->classes & (WORD_QUE | WORD_SUB | WORD_RELATIVE | WORD_AVOIR))
            break;
        if (w->entity && v->kinds[w->entity - 1] == ENTITY_PERSON)
            break;
        bool head =
            i && classes_of(v, i - 1) & WORD_DE && classes_of(v, i - 1) & WORD_DET;
        if (w->known->nouns & (NOUN_PERSON) && !head && !add_function(p, v, who, i))
            return false;
        if (w->known->classes & WORD_TITLE)
            p->items[who].genders |= genders_of(v, i);
        if (w->known->classes & WORD_DE && i + 1 == begin)
            break;
    }
    return true;
}

/* "Arvind Kejriwal, le chef de l'exécutif". */
static bool functions_after(people *p, const view *v, uint32_t who, uint32_t end)
{
    if (!is_point(v, end, POINT_COMMA))
        return true;
    for (uint32_t i = end + 1; i < v->count && i < end + 5; i++) {
        if (v->words[i].entity || !v->words[i].is_word || is_finite(v, i))
            break;
        if (nouns_of(v, i) & NOUN_PERSON)
            return add_function(p, v, who, i);
    }
    return true;
}

/* "la compagnie Corsica Linea": the noun right before the name of a body, and the
 * gender of its article. */
static bool body_before(people *p, const view *v, uint32_t who, uint32_t begin)
{
    p->items[who].genders |= noun_genders(v, begin);
    for (uint32_t i = begin; i-- > 0 && begin - i < 4;) {
        if (!v->words[i].is_word || classes_of(v, i) & (WORD_DE | WORD_PREP))
            break;
        if (nouns_of(v, i) & NOUN_ORGANIZATION)
            return add_function(p, v, who, i);
    }
    return true;
}

static bool is_acronym(const view *v, unit name)
{
    gm_text text = span_text(v, v->words[name.begin].span);
    uint32_t size, capitals = 0;
    for (uint32_t at = 0; at < text.len; at += size) {
        first_character((gm_text){text.ptr + at, text.len - at}, &size);
        capitals += is_capital((gm_text){text.ptr + at, text.len - at});
    }
    return name.end - name.begin == 1 && capitals > 1 && capitals * 2 > text.len;
}

/* "Open Society Foundations (OSF)", "RTE (Réseau de transport d'électricité)": the last
 * two mentions are one body. */
static void join_acronym(people *p, const view *v)
{
    if (p->mention_count < 2)
        return;
    const mention *a = &p->mentions[p->mention_count - 2], *b = a + 1;
    unit first = {a->begin, a->end}, second = {b->begin, b->end};
    if (b->begin != a->end + 1 || v->words[a->end].point != POINT_PAREN ||
        v->words[b->end].point != POINT_PAREN_END || a->person == b->person)
        return;
    if (is_acronym(v, second) && !is_acronym(v, first))
        p->items[b->person].same_as = a->person + 1;
    else if (is_acronym(v, first) && !is_acronym(v, second))
        p->items[a->person].same_as = b->person + 1;
}

static bool add_mention(people *p, const view *v, unit name, entity_kind kind)
{
    uint32_t who = add_person(p, v, name, kind);
    if (who == NOWHERE || !make_room((void **)&p->mentions, &p->mention_room,
                                     p->mention_count + 1, sizeof *p->mentions))
        return false;
    p->mentions[p->mention_count++] = (mention){who, name.begin, name.end};
    join_acronym(p, v);
    if (kind != ENTITY_PERSON)
        return body_before(p, v, who, name.begin);
    if (name.end - name.begin > 1)
        p->items[who].genders |= genders_of(v, name.begin);
    return functions_before(p, v, who, name.begin) &&
           functions_after(p, v, who, name.end);
}

static bool make_slots(people *p, const view *v)
{
    uint32_t slots = 256;
    while (slots < v->entity_count * 2)
        slots *= 2;
    if (!make_room((void **)&p->keys, &p->keys_room, slots, sizeof *p->keys) ||
        !make_room((void **)&p->nouns, &p->nouns_room, slots, sizeof *p->nouns))
        return false;
    p->slots = slots;
    memset(p->keys, 0, slots * sizeof *p->keys);
    memset(p->nouns, 0, slots * sizeof *p->nouns);
    return true;
}

gm_status find_people(people *p, const view *v, gm_error *err)
{
    p->count = p->mention_count = p->function_count = 0;
    bool fits = make_slots(p, v);
    for (uint32_t row = 0; row < v->entity_count && fits; row++) {
        uint32_t begin = v->entity_first[row], end = begin;
        if (begin == NOWHERE || v->kinds[row] == ENTITY_OTHER)
            continue;
        while (end < v->count && v->words[end].entity == row + 1)
            end++;
        while (begin + 1 < end &&
               (classes_of(v, begin) & WORD_TITLE ||
                (classes_of(v, begin) & WORD_DET && !v->words[begin].capital)))
            begin++;
        fits = add_mention(p, v, (unit){begin, end}, v->kinds[row]);
    }
    return fits ? GM_OK : gm_fail(err, GM_NOMEM, "no memory for the people");
}

/* How many words of the phrase after the noun also stand by the function. */
static uint32_t shared_words(const view *v, uint32_t word, uint32_t end, uint32_t at)
{
    uint32_t shared = 0;
    for (uint32_t i = word + 1; i < end; i++) {
        if (classes_of(v, i) || !v->words[i].is_word)
            continue;
        for (uint32_t k = at + 1; k < at + 7 && k < v->count; k++)
            shared += same_word(v, i, k);
    }
    return shared;
}

uint32_t person_with_function(const people *p, const view *v, uint32_t word,
                              uint32_t end, uint32_t genders)
{
    if (!p->slots)
        return NOWHERE;
    uint32_t best = NOWHERE, score = 0, looks = 4 * LONGEST_CHAIN;
    for (uint32_t i = p->nouns[slot_of(p, v, word)]; i && looks--;
         i = p->functions[i - 1].next) {
        const function *f = &p->functions[i - 1];
        if (!same_word(v, f->word, word))
            continue;
        uint32_t known = p->items[f->person].genders;
        if (genders && known && !(genders & known))
            continue;
        uint32_t now = 1 + 2 * shared_words(v, word, end, f->word) + (f->word < word);
        if (now > score) {
            score = now;
            best = f->person;
        }
    }
    return best;
}
