/* Going through the sentences of a document: each cue is read by the rules of its kind;
 * see rules.h. */
#include "rules.h"

#include "marks.h"
#include "phrases.h"

#include <stdlib.h>

/* "(Ottawa) « Il pleut »": the word behind a place in brackets, or else the first. */
static uint32_t after_bracket(const view *v, unit now)
{
    uint32_t i = now.begin;
    if (!is_point(v, i, POINT_PAREN) || !v->words[i + 1].capital)
        return now.begin;
    while (i < now.end && i < now.begin + 6 && v->words[i].point != POINT_PAREN_END)
        i++;
    return is_point(v, i, POINT_PAREN_END) ? i + 1 : now.begin;
}

/* "16 mai 2016 . –", "Marseille, 12 mars 2025 (AFP) -", "11h40 -" at the start of a
 * paragraph are no part of its first sentence: names, dates and signs up to a dash. */
static uint32_t after_dateline(const view *v, unit now)
{
    if (now.begin && v->words[now.begin - 1].paragraph == v->words[now.begin].paragraph)
        return now.begin;
    uint32_t bracket = after_bracket(v, now);
    if (bracket > now.begin)
        return bracket;
    for (uint32_t i = now.begin; i + 1 < now.end && i < now.begin + 10; i++) {
        const word *w = &v->words[i];
        if (w->point == POINT_DASH && i > now.begin)
            return i + 1;
        if (w->is_word && !w->capital && !w->is_number &&
            !(w->known->classes & (WORD_TIME | WORD_DET)))
            break;
    }
    return now.begin;
}

/* "Cela explique que": a thing is the subject. */
static bool is_about_things(const view *v, const cue *c)
{
    const uint32_t persons = WORD_HE | WORD_SHE | WORD_ONE | WORD_ME;
    return c->subject != NOWHERE && !(classes_of(v, c->subject) & persons);
}

/* "Je crois que", "on ignore si": what the writer says is no quote. */
static bool is_writer(const view *v, const cue *c)
{
    return c->subject != NOWHERE &&
           (word_is(v, c->subject, "je") || word_is(v, c->subject, "j'") ||
            (word_is(v, c->subject, "on") &&
             text_is(v->words[c->head].known->lemma, "ignorer")));
}

/* "Il faut rappeler que", "il est à noter que", "les faits laissent penser que". */
static bool is_duty(const view *v, const cue *c)
{
    static const char *const duties[] = {
        "faut",   "fallait", "faudra",   "faudrait", "convient",   "importe",
        "suffit", "laisse",  "laissent", "permet",   "permettent", NULL};
    if (c->kind != CUE_INFINITIVE)
        return false;
    for (uint32_t i = c->begin; i-- > 0 && c->begin - i < 4;) {
        if (!v->words[i].is_word)
            return false;
        for (uint32_t k = 0; duties[k]; k++)
            if (word_is(v, i, duties[k]))
                return true;
        if (classes_of(v, i) & WORD_ETRE)
            return word_is(v, c->begin - 1, "à");
    }
    return false;
}

static bool read_cue(reading *r, const cue *c)
{
    const view *v = &r->view;
    if (is_about_things(v, c) || is_writer(v, c) || is_duty(v, c))
        return false;
    switch (c->kind) {
    case CUE_SCOPE:
        return read_scope(r, c);
    case CUE_NOUN:
        return read_noun(r, c);
    case CUE_PASSIVE:
        return read_passive(r, c);
    case CUE_FINITE:
        return read_closing(r, c) || read_opening(r, c);
    default:
        return read_opening(r, c);
    }
}

/* A question of the writer's attributes nothing: "Qui a écrit « Hamlet » ?" */
static bool is_question(const view *v, unit now)
{
    const word *last = &v->words[now.end - 1];
    return last->point == POINT_STOP && !last->stretch && text_is(last->fold, "?");
}

static uint32_t read_unit(reading *r, uint32_t first)
{
    r->low = r->busy = after_dateline(&r->view, r->now);
    r->subject = (unit){0, 0};
    bool asked = is_question(&r->view, r->now);
    uint32_t i = first;
    while (i < r->cues.count && r->cues.items[i].begin < r->now.end) {
        const cue *c = &r->cues.items[i++];
        bool opens = is_point(&r->view, c->end, POINT_COLON);
        if ((!asked || opens) && c->begin >= r->now.begin && c->begin >= r->busy &&
            c->end <= r->now.end)
            read_cue(r, c);
    }
    return i;
}

/* Whether the cue at `c` closes what an unclosed mark opened: ", a déclaré X". */
static bool closes_speech(reading *r, const cue *c)
{
    const view *v = &r->view;
    unit source;
    uint32_t after;
    if (c->kind != CUE_FINITE || !c->begin || c->subject != NOWHERE)
        return false;
    bool comma = v->words[c->begin - 1].point == POINT_COMMA ||
                 v->words[c->begin - 1].point == POINT_DASH;
    return comma && (c->hook != NOWHERE || source_after(r, c, &source, &after));
}

/* Ends unclosed stretches at the attribution in them. */
static void end_unclosed(reading *r)
{
    view *v = &r->view;
    for (uint32_t i = 0; i < r->cues.count; i++) {
        const cue *c = &r->cues.items[i];
        uint32_t s = v->words[c->begin].stretch;
        if (!s || v->stretches[s - 1].close != NOWHERE || v->stretches[s - 1].spoken)
            continue;
        stretch *open = &v->stretches[s - 1];
        bool again = s < v->stretch_count && v->stretches[s].goes_on;
        if (again && v->words[open->end - 1].sentence != v->words[c->begin].sentence)
            continue; /* more follows and the marks are opened again: an incise */
        r->now = (unit){open->begin, open->end};
        if (!closes_speech(r, c))
            continue;
        for (uint32_t k = c->begin - 1; k < open->end; k++)
            v->words[k].stretch = 0;
        open->end = c->begin - 1;
        if (again)
            v->stretches[s].goes_on = false;
    }
}

/* By first word; of equal ones in the order they were found. */
static int compare_reports(const void *left, const void *right)
{
    const report *a = left, *b = right;
    if (a->begin != b->begin)
        return a->begin < b->begin ? -1 : 1;
    return a->first_part < b->first_part ? -1 : a->first_part > b->first_part;
}

/* Those of which nothing but marks and spaces was left are none. */
static void sort_reports(reading *r)
{
    for (uint32_t i = 0; i < r->count; i++) {
        report *made = &r->reports[i];
        made->begin = NOWHERE;
        for (uint32_t p = 0; p < made->parts; p++) {
            uint32_t begin = r->parts[made->first_part + p].begin;
            made->begin = begin < made->begin ? begin : made->begin;
        }
    }
    if (r->count)
        qsort(r->reports, r->count, sizeof *r->reports, compare_reports);
    while (r->count && r->reports[r->count - 1].begin == NOWHERE)
        r->count--;
}

gm_status read_document(reading *r, gm_error *err)
{
    view *v = &r->view;
    r->count = r->part_count = 0;
    r->starved = false;
    gm_status status = find_stretches(v, err);
    if (!status)
        status = find_cues(&r->cues, v, err);
    if (status)
        return status;
    end_unclosed(r);
    if (!find_units(v))
        return gm_fail(err, GM_NOMEM, "no memory for the sentences");
    uint32_t next = 0;
    for (uint32_t u = 0; u < v->unit_count; u++) {
        r->now = v->units[u];
        next = read_unit(r, next);
    }
    read_remains(r);
    sort_reports(r);
    return r->starved ? gm_fail(err, GM_NOMEM, "no memory for the quotes") : GM_OK;
}
