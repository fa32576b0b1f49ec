/* What stands for somebody named before: pronouns, "ce dernier", "l'entreprise", and
 * quotations that go on; see resolver.h.  Every look back is bounded, and one step
 * deep. */
#include "resolver.h"

#include "phrases.h"

enum { SENTENCES_BACK = 6, LONGEST_ADJUNCT = 16, GROUP_REACH = 80 };

/* The unit that word i is in, by bisection. */
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

/* The first mention at word `begin` or later. */
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
        bool aside =
            at->words.begin && is_point(z->v, at->words.begin - 1, POINT_PAREN);
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
                    (word_is(v, begin, "un") || word_is(v, begin, "une") ||
                     word_is(v, begin, "son") || word_is(v, begin, "sa"));
    bool fits = found.kind == KIND_PERSON && agrees(genders, found.genders) &&
                (found.person != NOWHERE || somebody);
    return fits ? found : nobody;
}

/* Where the subject of a sentence may begin: at its start, or behind "Mardi," and
 * "Dans un communiqué,". */
static uint32_t subject_begin(const view *v, unit sentence)
{
    bool adjunct =
        classes_of(v, sentence.begin) & (WORD_PREP | WORD_TIME | WORD_ADVERB);
    uint32_t stop = sentence.begin + LONGEST_ADJUNCT;
    for (uint32_t i = sentence.begin; adjunct && i < sentence.end && i < stop; i++)
        if (is_point(v, i, POINT_COMMA))
            return i + 1;
    return sentence.begin;
}

/* Who has no name, and whom the first noun phrase of the sentence means: a noun of
 * speaker-nouns.tsv whose gender is told. */
speaker unnamed_subject(const resolver *z, unit sentence)
{
    const view *v = z->v;
    uint32_t begin = subject_begin(v, sentence);
    uint32_t end = sentence.end - begin > 40 ? begin + 40 : sentence.end;
    if (begin >= end || !(classes_of(v, begin) & WORD_DET) || v->words[begin].stretch)
        return nobody;
    uint32_t after = noun_phrase_end(v, begin, end, PHRASE_APPOSITION);
    uint32_t head = after > begin ? head_noun(v, (unit){begin, after}) : NOWHERE;
    if (head == NOWHERE || v->words[after].entity ||
        !(nouns_of(v, head) & NOUN_SPEAKER) || nouns_of(v, head) & NOUN_GROUP ||
        is_alias(v, (unit){begin, after}, head))
        return nobody;
    resolver shallow = *z;
    shallow.looks_back = false;
    speaker found = resolve_phrase(&shallow, (unit){begin, after});
    return found.person == NOWHERE && found.genders ? found : nobody;
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

/* "ils", "elles": the last speakers that are several or a body. */
static speaker resolve_many(const resolver *z, uint32_t word, const wanted *w)
{
    uint32_t end = word, at = unit_of(z->v, word);
    for (uint32_t back = 0; back < SENTENCES_BACK; back++) {
        uint32_t begin = z->v->units[at].begin;
        const speaker *before = last_speaker(z, begin, end, w);
        if (before)
            return *before;
        if (!at)
            break;
        end = begin;
        at--;
    }
    return last_group(z, word);
}

/* "ce dernier": the person mentioned last; "ces derniers": the group. */
speaker resolve_latter(const resolver *z, unit phrase)
{
    if (word_is(z->v, phrase.begin, "ces"))
        return resolve_many(z, phrase.begin, &(wanted){0, true, false});
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

speaker resolve_pronoun(const resolver *z, uint32_t word)
{
    uint32_t classes = classes_of(z->v, word);
    uint32_t genders =
        (classes & WORD_HE ? GENDER_HE : 0u) | (classes & WORD_SHE ? GENDER_SHE : 0u);
    if (classes & WORD_ONE)
        return (speaker){{0, 0}, KIND_ANONYMOUS, NOWHERE, 0};
    const wanted w = {genders, classes & WORD_MANY, false};
    return w.many ? resolve_many(z, word, &w) : resolve_salient(z, word, &w);
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

/* Whether the words of the report stand right behind a question of the paper's. */
static bool is_answer(const resolver *z, uint32_t at)
{
    const view *v = z->v;
    uint32_t i = at;
    while (i > 0 && at - i < 3 && v->words[i - 1].point == POINT_DASH)
        i--;
    return i > 0 && i < at && word_is(v, i - 1, "?") && !v->words[i - 1].stretch;
}

/* "La réponse de X : « … »", "Sa devise : « … »". */
static speaker resolve_noun(const resolver *z, unit cue)
{
    const view *v = z->v;
    if (cue.begin >= cue.end)
        return nobody;
    bool own = word_is(v, cue.begin, "sa") || word_is(v, cue.begin, "son") ||
               word_is(v, cue.begin, "ses");
    if (own)
        return resolve_salient(z, cue.begin, &(wanted){0, false, true});
    if (!(classes_of(v, cue.end) & WORD_DE))
        return nobody;
    uint32_t begin = cue.end + (classes_of(v, cue.end) & WORD_DET ? 0 : 1);
    uint32_t stop = begin + 24 < v->count ? begin + 24 : v->count;
    uint32_t end = noun_phrase_end(v, begin, stop, PHRASE_APPOSITION);
    return end > begin ? resolve_phrase(z, (unit){begin, end}) : nobody;
}

/* Lines of dialogue alternate; other quotations go on with the speaker before. */
speaker resolve_nothing(const resolver *z)
{
    const report *now = &z->r->reports[z->now];
    if (now->rule == RULE_PASSIVE)
        return (speaker){{0, 0}, KIND_ANONYMOUS, NOWHERE, 0};
    const wanted anybody = {0, false, false};
    uint32_t first = z->r->parts[now->first_part].begin;
    if (now->rule == RULE_DIALOGUE)
        return is_answer(z, first) ? topic_person(z, &anybody) : resolve_line(z);
    if (now->rule == RULE_NOUN) {
        speaker owner = resolve_noun(z, now->cue);
        if (owner.kind != KIND_NONE)
            return owner;
    }
    if (!z->now) {
        speaker subject = subject_near(z, first);
        bool headline = !z->v->words[first].paragraph && now->rule == RULE_ALONE;
        return subject.kind == KIND_NONE && headline ? topic_person(z, &anybody)
                                                     : subject;
    }
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
