/* Reports without a source: answers, lines of dialogue, "sa devise : « … »", and
 * quotations that go on; see unsourced.h. */
#include "unsourced.h"

#include "anaphora.h"
#include "antecedents.h"
#include "mentions.h"
#include "phrases.h"
#include "salience.h"
#include "subjects.h"

static const wanted anybody = {0, false, false};

/* Who the sentence just before a quotation is about, in the same paragraph. */
static speaker subject_near(const resolver *z, uint32_t word)
{
    const view *v = z->v;
    uint32_t at = unit_of(v, word);
    if (!at || v->words[v->units[at - 1].begin].paragraph != v->words[word].paragraph)
        return nobody;
    unit before = v->units[at - 1];
    const speaker *last = last_speaker(z, before, &anybody);
    return last ? *last : first_subject(z, before);
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
static bool is_answer(const view *v, uint32_t at)
{
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

/* The speaker before, if the report ends in the same paragraph as the word or in the
 * one before it. */
static speaker speaker_before(const resolver *z, uint32_t word)
{
    const view *v = z->v;
    const report *before = &z->r->reports[z->now - 1];
    uint32_t last = z->r->parts[before->first_part + before->parts - 1].end - 1;
    if (before->source.end > last)
        last = before->source.end - 1;
    uint32_t apart = v->words[word].paragraph - v->words[last].paragraph;
    return apart <= 1 ? z->speakers[z->now - 1] : nobody;
}

/* A quotation without a cue, or one whose cue has no source. */
static speaker resolve_going_on(const resolver *z, uint32_t first)
{
    speaker near = subject_near(z, first);
    if (near.kind != KIND_NONE)
        return near;
    if (z->now)
        return speaker_before(z, first);
    bool headline =
        !z->v->words[first].paragraph && z->r->reports[z->now].rule == RULE_ALONE;
    return headline ? topic_person(z, &anybody) : nobody;
}

speaker resolve_nothing(const resolver *z)
{
    const report *now = &z->r->reports[z->now];
    uint32_t first = z->r->parts[now->first_part].begin;
    if (now->rule == RULE_PASSIVE)
        return anonymous;
    if (now->rule == RULE_DIALOGUE)
        return is_answer(z->v, first) ? topic_person(z, &anybody) : resolve_line(z);
    speaker owner = now->rule == RULE_NOUN ? resolve_noun(z, now->cue) : nobody;
    return owner.kind != KIND_NONE ? owner : resolve_going_on(z, first);
}
