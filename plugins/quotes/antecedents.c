/* What stands for somebody named before: pronouns, "ce dernier", "l'entreprise", and
 * quotations that go on; see resolver.h.  Every look back is bounded, and one step
 * deep. */
#include "resolver.h"

#include "phrases.h"

enum { SENTENCES_BACK = 6 };

/* The unit that word i is in, by bisection. */
static uint32_t unit_of(const view *v, uint32_t i)
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

/* The first mention at word `begin` or later. */
uint32_t mention_from(const people *p, uint32_t begin)
{
    uint32_t low = 0, high = p->mention_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (p->mentions[middle].begin < begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool agrees(uint32_t wanted, uint32_t known)
{
    return !wanted || !known || wanted & known;
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

/* The person that the sentence [begin, end) speaks of first. */
static uint32_t first_mention(const resolver *z, uint32_t begin, uint32_t end,
                              uint32_t genders, entity_kind kind)
{
    uint32_t second = NOWHERE, looks = 48;
    for (uint32_t m = mention_from(z->p, begin); m < z->p->mention_count && looks--;
         m++) {
        const mention *at = &z->p->mentions[m];
        if (at->begin >= end)
            break;
        const person *who = &z->p->items[at->person];
        if (who->kind != kind || !agrees(genders, who->genders))
            continue;
        if (!is_governed(z->v, at->begin, begin) && !z->v->words[at->begin].stretch)
            return at->person;
        if (second == NOWHERE)
            second = at->person;
    }
    return second;
}

static bool can_be(const speaker *found, const wanted *w)
{
    if (found->kind == KIND_NONE || found->kind == KIND_DOCUMENT)
        return false;
    if (w->named && (found->person == NOWHERE || found->kind != KIND_PERSON))
        return false;
    if (w->many && found->person != NOWHERE && found->kind == KIND_PERSON)
        return false;
    return (w->many || found->kind != KIND_GROUP) && agrees(w->genders, found->genders);
}

/* The last report before the one at hand whose source stands in [begin, end). */
static const speaker *last_speaker(const resolver *z, uint32_t begin, uint32_t end,
                                   const wanted *w)
{
    uint32_t looks = 8;
    for (uint32_t i = z->now; i-- > 0 && looks--;) {
        const report *before = &z->r->reports[i];
        uint32_t at = before->source.begin;
        if (before->source.end <= at)
            continue;
        if (at < begin)
            break;
        if (at < end && can_be(&z->speakers[i], w))
            return &z->speakers[i];
    }
    return NULL;
}

/* "ce dernier": the person mentioned last. */
speaker resolve_latter(const resolver *z, unit phrase)
{
    uint32_t genders = word_is(z->v, phrase.begin, "cette") ? GENDER_SHE : GENDER_HE;
    uint32_t looks = 12;
    for (uint32_t m = mention_from(z->p, phrase.begin); m-- > 0 && looks--;) {
        uint32_t who = z->p->mentions[m].person;
        if (z->p->items[who].kind == ENTITY_PERSON &&
            agrees(genders, z->p->items[who].genders))
            return of_person(z, who);
    }
    return nobody;
}

/* "le texte", "l'entreprise": the speaker of that kind before, or the body named last.
 */
speaker resolve_thing(const resolver *z, uint32_t word, speaker_kind kind)
{
    uint32_t looks = 6;
    for (uint32_t i = z->now; i-- > 0 && looks--;)
        if (z->speakers[i].kind == kind)
            return z->speakers[i];
    looks = 12;
    for (uint32_t m = mention_from(z->p, word);
         m-- > 0 && looks-- && kind == KIND_ORGANIZATION;) {
        const mention *at = &z->p->mentions[m];
        bool aside = at->begin && is_point(z->v, at->begin - 1, POINT_PAREN);
        if (z->p->items[at->person].kind == ENTITY_ORGANIZATION && !aside)
            return of_person(z, at->person);
    }
    return nobody;
}

/* The person that the noun phrase at the start of a sentence means. */
static speaker first_subject(const resolver *z, uint32_t begin, uint32_t end,
                             uint32_t genders)
{
    const view *v = z->v;
    if (!begins_phrase(v, begin) || nouns_of(v, begin) & NOUN_SPEAKER)
        return nobody;
    uint32_t stop = end - begin > 40 ? begin + 40 : end;
    end = stop;
    uint32_t after = noun_phrase_end(v, begin, end, PHRASE_APPOSITION);
    if (after == begin)
        return nobody;
    resolver shallow = *z;
    shallow.looks_back = false;
    speaker found = resolve_phrase(&shallow, (unit){begin, after});
    uint32_t head = head_noun(v, (unit){begin, after});
    bool somebody = head != NOWHERE && nouns_of(v, head) & NOUN_PERSON &&
                    (word_is(v, begin, "un") || word_is(v, begin, "une"));
    bool fits = found.kind == KIND_PERSON && agrees(genders, found.genders) &&
                (found.person != NOWHERE || somebody);
    return fits ? found : nobody;
}

/* The speaker or the subject of this or an earlier sentence, that agrees. */
speaker resolve_back(const resolver *z, uint32_t word, const wanted *w)
{
    const view *v = z->v;
    uint32_t genders = w->genders;
    bool many = w->many;
    uint32_t end = word, at = unit_of(v, word);
    for (uint32_t back = 0; back < SENTENCES_BACK; back++) {
        uint32_t begin = v->units[at].begin;
        const speaker *before = last_speaker(z, begin, end, w);
        if (before)
            return *before;
        speaker subject =
            back && !many ? first_subject(z, begin, end, genders) : nobody;
        if (subject.kind != KIND_NONE && (subject.person != NOWHERE || !w->named))
            return subject;
        uint32_t who =
            many ? NOWHERE : first_mention(z, begin, end, genders, ENTITY_PERSON);
        if (who == NOWHERE && back > 1 && !many && !w->named)
            who = first_mention(z, begin, end, 0, ENTITY_ORGANIZATION);
        if (who != NOWHERE)
            return of_person(z, who);
        if (!at)
            break;
        end = begin;
        at--;
    }
    return nobody;
}

speaker resolve_pronoun(const resolver *z, uint32_t word)
{
    uint32_t classes = classes_of(z->v, word);
    uint32_t genders =
        (classes & WORD_HE ? GENDER_HE : 0u) | (classes & WORD_SHE ? GENDER_SHE : 0u);
    if (classes & WORD_ONE)
        return (speaker){{0, 0}, KIND_ANONYMOUS, NOWHERE, 0};
    const wanted w = {genders, classes & WORD_MANY, false};
    return resolve_back(z, word, &w);
}

/* Who the sentence just before a quotation is about, in the same paragraph. */
static speaker subject_near(const resolver *z, uint32_t word)
{
    const view *v = z->v;
    uint32_t at = unit_of(v, word);
    if (!at || v->words[v->units[at - 1].begin].paragraph != v->words[word].paragraph)
        return nobody;
    unit before = v->units[at - 1];
    const wanted anybody = {0, false, false};
    const speaker *last = last_speaker(z, before.begin, before.end, &anybody);
    return last ? *last : first_subject(z, before.begin, before.end, 0);
}

/* Whether the report is a line of dialogue, with or without a cue. */
static bool is_line_report(const resolver *z, uint32_t i)
{
    uint32_t s = z->v->words[z->r->parts[z->r->reports[i].first_part].begin].stretch;
    return s && z->v->stretches[s - 1].spoken;
}

/* Lines of dialogue are spoken in turn: by who spoke the last line but one. */
static speaker resolve_line(const resolver *z)
{
    bool two_before =
        z->now > 1 && is_line_report(z, z->now - 1) && is_line_report(z, z->now - 2);
    return two_before ? z->speakers[z->now - 2] : nobody;
}

/* Lines of dialogue alternate; other quotations go on with the speaker before. */
speaker resolve_nothing(const resolver *z)
{
    const report *now = &z->r->reports[z->now];
    if (now->rule == RULE_PASSIVE)
        return (speaker){{0, 0}, KIND_ANONYMOUS, NOWHERE, 0};
    if (now->rule == RULE_DIALOGUE)
        return resolve_line(z);
    if (!z->now)
        return subject_near(z, z->r->parts[now->first_part].begin);
    const report *before = &z->r->reports[z->now - 1];
    uint32_t at = z->r->parts[now->first_part].begin;
    speaker near = subject_near(z, at);
    if (near.kind != KIND_NONE)
        return near;
    uint32_t last = z->r->parts[before->first_part + before->parts - 1].end - 1;
    if (before->source.end > last)
        last = before->source.end - 1;
    uint32_t apart = z->v->words[at].paragraph - z->v->words[last].paragraph;
    return apart <= 1 ? z->speakers[z->now - 1] : nobody;
}
