/* Resolving sources to speakers; see speakers.h.  Reports are taken in text order, so
 * that pronouns and quotations that go on can look back at those before. */
#include "speakers.h"

#include "phrases.h"
#include "resolver.h"

enum { WORDS_BACK = 4000 };

speaker of_person(const resolver *z, uint32_t who)
{
    const somebody *known = &z->p->items[who];
    return (speaker){.name = words_span(z->v, known->name.begin, known->name.end),
                     .kind =
                         known->kind == ENTITY_PERSON ? KIND_PERSON : KIND_ORGANIZATION,
                     .person = who,
                     .genders = known->genders};
}

static speaker_kind kind_of_noun(uint32_t nouns)
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

/* The noun that a phrase is about: the first noun of speaker-nouns.tsv before any
 * complement, or else the first word that is no article; NOWHERE if none. */
uint32_t head_noun(const view *v, unit phrase)
{
    uint32_t first = NOWHERE;
    for (uint32_t i = phrase.begin; i < phrase.end; i++) {
        const word *w = &v->words[i];
        if (!w->is_word ||
            (w->known->classes & (WORD_DE | WORD_PREP) && first != NOWHERE))
            break;
        if (w->known->nouns & NOUN_SPEAKER)
            return i;
        if (first == NOWHERE && !(w->known->classes & (WORD_DET | WORD_DE)))
            first = i;
    }
    return first;
}

/* The words of a phrase that name: no article, no apposition, no parenthesis. */
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
            !v->words[end].known->nouns)
            break;
    }
    return end > begin ? words_span(v, begin, end) : (gm_span){0, 0};
}

speaker of_phrase(const resolver *z, unit phrase, speaker_kind kind)
{
    return (speaker){naming_words(z->v, phrase), kind, NOWHERE, 0};
}

/* The entity in the phrase that is who it means: not one that a noun governs. */
static uint32_t own_entity(const resolver *z, unit phrase, entity_kind kind)
{
    const view *v = z->v;
    for (uint32_t i = phrase.begin; i < phrase.end; i++) {
        uint32_t row = v->words[i].entity;
        if (i > phrase.begin && is_point(v, i, POINT_PAREN))
            break;
        if (!row || (i > phrase.begin && v->words[i - 1].entity == row))
            continue;
        if (v->kinds[row - 1] != kind || is_governed(v, i, phrase.begin))
            continue;
        return i;
    }
    return NOWHERE;
}

static uint32_t person_at(const resolver *z, uint32_t word)
{
    uint32_t m = mention_from(z->p, word);
    for (; m < z->p->mention_count && z->p->mentions[m].words.begin <= word + 2; m++)
        if (z->p->mentions[m].words.end > word)
            return z->p->mentions[m].person;
    return NOWHERE;
}

/* Who the entity at the word is: one of the people, or a place that speaks. */
static speaker of_entity(const resolver *z, uint32_t word)
{
    const view *v = z->v;
    uint32_t who = person_at(z, word), end = word, row = v->words[word].entity;
    if (who != NOWHERE)
        return of_person(z, who);
    while (end < v->count && v->words[end].entity == row)
        end++;
    bool body = v->kinds[row - 1] != ENTITY_PERSON;
    return (speaker){words_span(v, word, end), body ? KIND_ORGANIZATION : KIND_PERSON,
                     NOWHERE, 0};
}

/* The end of "Anne Roux et Paul Sand", which begins at the word; NOWHERE if no second
 * person follows. */
static uint32_t second_name(const resolver *z, uint32_t word, uint32_t end)
{
    const view *v = z->v;
    uint32_t i = word, row = v->words[word].entity;
    while (i < end && v->words[i].entity == row)
        i++;
    if (i + 1 >= end || !word_is(v, i, "et") || !v->words[i + 1].entity)
        return NOWHERE;
    uint32_t other = v->words[++i].entity;
    if (v->kinds[other - 1] != ENTITY_PERSON)
        return NOWHERE;
    while (i < end && v->words[i].entity == other)
        i++;
    return i;
}

/* A longer phrase of the document with the same head: "la coalition" is "la coalition
 * internationale anti-EI". */
static gm_span fuller_phrase(const resolver *z, uint32_t head, unit phrase)
{
    const view *v = z->v;
    gm_span best = naming_words(v, phrase);
    if (phrase.end - head > 2 || !(nouns_of(v, head) & NOUN_SPEAKER))
        return best;
    uint32_t from = head > WORDS_BACK ? head - WORDS_BACK : 0, looks = 24;
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

static bool is_dernier(const view *v, unit phrase)
{
    return phrase.end - phrase.begin == 2 && classes_of(v, phrase.begin) & WORD_DET &&
           (word_is(v, phrase.end - 1, "dernier") ||
            word_is(v, phrase.end - 1, "derniers") ||
            word_is(v, phrase.end - 1, "dernières") ||
            word_is(v, phrase.end - 1, "dernière"));
}

static bool is_definite(const view *v, unit phrase)
{
    return word_is(v, phrase.begin, "le") || word_is(v, phrase.begin, "la") ||
           word_is(v, phrase.begin, "l'") || word_is(v, phrase.begin, "ce") ||
           word_is(v, phrase.begin, "cet") || word_is(v, phrase.begin, "cette");
}

/* A noun alone, or with one adjective: what has a complement is a person of its own. */
static bool is_short(const view *v, unit phrase, uint32_t head)
{
    bool complement = false;
    uint32_t end = phrase.end;
    bool age =
        end > head + 3 && word_is(v, end - 1, "ans") && v->words[end - 2].is_number;
    if (age)
        end -= 3; /* "de 23 ans" */
    for (uint32_t i = head + 1; i < end; i++)
        complement |= !v->words[i].is_word || v->words[i].entity ||
                      classes_of(v, i) & (WORD_DE | WORD_PREP | WORD_A);
    return !complement && end - head <= 2;
}

bool is_alias(const view *v, unit phrase, uint32_t head)
{
    uint32_t nouns = nouns_of(v, head);
    return nouns & NOUN_ALIAS && nouns & NOUN_PERSON && is_definite(v, phrase) &&
           is_short(v, phrase, head);
}

static uint32_t phrase_genders(const view *v, unit phrase, uint32_t head)
{
    if (word_is(v, phrase.begin, "la") || word_is(v, phrase.begin, "cette"))
        return GENDER_SHE;
    if (word_is(v, phrase.begin, "le") || word_is(v, phrase.begin, "ce"))
        return GENDER_HE;
    return noun_genders(v, head);
}

/* "une plafonneuse" of the headline is whom the article then names with that noun. */
static bool is_headline(const view *v, unit phrase)
{
    return !v->words[phrase.begin].paragraph;
}

static speaker resolve_function(const resolver *z, unit phrase, uint32_t head)
{
    const view *v = z->v;
    uint32_t nouns = nouns_of(v, head);
    bool indefinite = classes_of(v, phrase.begin) & WORD_INDEF ||
                      word_is(v, phrase.begin, "un") || word_is(v, phrase.begin, "une");
    if (nouns & NOUN_PERSON && (!indefinite || is_headline(v, phrase))) {
        uint32_t genders = phrase_genders(v, phrase, head);
        uint32_t who = person_with_role(z->p, v, (unit){head, phrase.end}, genders);
        if (who == NOWHERE)
            who = person_with_office(z->p, v, (unit){head, phrase.end});
        if (who != NOWHERE)
            return of_person(z, who);
        speaker last =
            z->looks_back && is_alias(v, phrase, head)
                ? resolve_salient(z, phrase.begin, &(wanted){genders, false, true})
                : nobody;
        if (last.person != NOWHERE && last.kind == KIND_PERSON)
            return last;
    }
    if (nouns & NOUN_ORGANIZATION && is_definite(v, phrase) && phrase.end - head == 1) {
        uint32_t who = person_with_role(z->p, v, (unit){head, phrase.end}, 0);
        if (who != NOWHERE)
            return of_person(z, who);
    }
    if (nouns & NOUN_ALIAS && !(nouns & NOUN_PERSON) && is_definite(v, phrase) &&
        phrase.end - head == 1) {
        speaker last = resolve_thing(z, phrase.begin, kind_of_noun(nouns));
        if (last.kind != KIND_NONE)
            return last;
    }
    gm_span name =
        indefinite ? naming_words(v, phrase) : fuller_phrase(z, head, phrase);
    speaker made = {name, kind_of_noun(nouns), NOWHERE, noun_genders(v, head)};
    if (made.kind == KIND_NONE)
        made.kind = v->words[head].capital ? KIND_ORGANIZATION : KIND_PERSON;
    return made;
}

/* "un porte-parole de l'entreprise RTE": the name is a body's, and a person speaks. */
static bool is_body_of(const view *v, uint32_t i, uint32_t head)
{
    uint32_t row = v->words[i].entity;
    return row && v->kinds[row - 1] != ENTITY_PERSON && head != NOWHERE && head < i &&
           nouns_of(v, head) & NOUN_PERSON;
}

/* Names without an entity: a run of capitals, when recognition has missed it. */
static speaker resolve_capitals(const resolver *z, unit phrase, uint32_t head)
{
    const view *v = z->v;
    uint32_t i = phrase.begin;
    while (i < phrase.end && v->words[i].point != POINT_PAREN &&
           (!v->words[i].capital || classes_of(v, i) & WORD_TITLE ||
            nouns_of(v, i) & NOUN_SPEAKER || classes_of(v, i) & (WORD_DET | WORD_PREP)))
        i++;
    uint32_t end = i;
    while (end < phrase.end && v->words[end].capital)
        end++;
    if (i == end || is_governed(v, i, phrase.begin) || is_body_of(v, i, head))
        return nobody;
    uint32_t who = person_at(z, i);
    if (who != NOWHERE)
        return of_person(z, who);
    return (speaker){words_span(v, i, end), KIND_PERSON, NOWHERE, 0};
}

/* "les propos de X" are X's: the phrase after the noun, if it is one. */
static unit who_said(const view *v, unit phrase)
{
    uint32_t head = head_noun(v, phrase);
    if (head == NOWHERE || !(nouns_of(v, head) & NOUN_SPEECH) ||
        head + 2 >= phrase.end || !(classes_of(v, head + 1) & WORD_DE))
        return phrase;
    bool article = classes_of(v, head + 1) & WORD_DET; /* du, des */
    return (unit){article ? head + 1 : head + 2, phrase.end};
}

speaker resolve_phrase(const resolver *z, unit phrase)
{
    const view *v = z->v;
    phrase = who_said(v, phrase);
    if (is_dernier(v, phrase))
        return resolve_latter(z, phrase);
    uint32_t word = own_entity(z, phrase, ENTITY_PERSON);
    uint32_t second = word == NOWHERE ? word : second_name(z, word, phrase.end);
    if (second != NOWHERE)
        return (speaker){words_span(v, word, second), KIND_GROUP, NOWHERE, 0};
    if (word == NOWHERE) {
        uint32_t head = head_noun(v, phrase);
        bool person = head != NOWHERE && nouns_of(v, head) & NOUN_PERSON;
        if (!person)
            word = own_entity(z, phrase, ENTITY_ORGANIZATION);
        if (!person && word == NOWHERE)
            word = own_entity(z, phrase, ENTITY_LOCATION);
    }
    if (word != NOWHERE)
        return of_entity(z, word);
    uint32_t head = head_noun(v, phrase);
    speaker named = resolve_capitals(z, phrase, head);
    if (named.kind != KIND_NONE &&
        (head == NOWHERE || !(nouns_of(v, head) & NOUN_DOCUMENT)))
        return named;
    return head == NOWHERE ? named : resolve_function(z, phrase, head);
}

void resolve_speakers(const reading *r, const people *p, speaker *speakers)
{
    resolver z = {r, &r->view, p, speakers, 0, true};
    for (uint32_t i = 0; i < r->count; i++) {
        const report *now = &r->reports[i];
        z.now = i;
        uint32_t first = now->source.begin;
        if (now->source.end <= first)
            speakers[i] = resolve_nothing(&z);
        else if (now->source.end - first == 1 && !z.v->words[first].entity &&
                 classes_of(z.v, first) & (WORD_SUBJECT | WORD_PRONOUN))
            speakers[i] = resolve_pronoun(&z, first);
        else
            speakers[i] = resolve_phrase(&z, now->source);
    }
}
