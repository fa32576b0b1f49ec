/* The parts, the end and the source of what a cue reports to its right; see clauses.h.
 */
#include "clauses.h"

#include "phrases.h"
#include "verbs.h"

/* The source of a cue that has no subject of its own: that of the cue before it, or
 * the subject of the main clause. */
static bool find_source(reading *r, const cue *c, unit *source)
{
    uint32_t after;
    bool echo = c->begin && word_is(&r->view, c->begin - 1, "comme");
    if (echo && source_after(r, c, source, &after))
        return true; /* "comme le rappelle X, « … »" */
    if (c->kind == CUE_FINITE && source_before(r, c, source))
        return true;
    if (c->kind == CUE_GERUND && c->begin > r->now.begin &&
        r->view.words[c->begin - 1].is_word &&
        !(classes_of(&r->view, c->begin - 1) & WORD_PREP) &&
        noun_phrase_before(&r->view, r->now.begin, c->begin, source))
        return true;
    if (r->subject.begin < r->subject.end) {
        *source = r->subject;
        return true;
    }
    return main_subject(r, c->begin, source) ||
           (c->kind == CUE_GERUND && main_subject(r, r->now.end, source));
}

bool finish_opening(reading *r, const cue *c, uint32_t end, bool need_source)
{
    unit source = {0, 0};
    bool found = find_source(r, c, &source);
    settle_report(r);
    const report *made = &r->reports[r->count - 1];
    bool plain = made->type == REPORT_INDIRECT;
    bool told = c->kind == CUE_FINITE && made->rule == RULE_QUE; /* has a subject */
    if ((need_source && !found && !told) ||
        (plain && c->uses & USE_WILL && made->rule != RULE_ASKS)) {
        drop_report(r);
        return false;
    }
    if (is_hearsay(&r->view, c) &&
        made->rule != RULE_OBJECT) /* "Il s'est dit « déçu »" */
        r->reports[r->count - 1].hearsay = true;
    else
        set_source(r, source, found && c->hook != NOWHERE);
    r->busy = end > r->busy ? end : r->busy;
    r->low = end > r->low ? end : r->low;
    return true;
}

bool is_conjunction(const view *v, const cue *c, uint32_t que)
{
    static const char *const firsts[] = {
        "alors",  "ainsi",   "afin",  "bien", "tandis", "parce",    "lors",
        "dès",    "pendant", "sauf",  "tant", "avant",  "aussitôt", "outre",
        "plutôt", "autant",  "après", "sans", "ce",     NULL};
    uint32_t k = 0;
    while (firsts[k] && !word_is(v, que - 1, firsts[k]))
        k++;
    bool own = que == c->end + 1 && !word_is(v, c->end, "ce"); /* "affirme ainsi que" */
    return firsts[k] && que > c->end && !own;
}

bool add_clauses(reading *r, uint32_t begin, uint32_t end)
{
    const view *v = &r->view;
    uint32_t part = begin;
    for (uint32_t i = begin; i + 1 < end; i++) {
        bool coordinated = !v->words[i].stretch && word_is(v, i, "et") &&
                           v->words[i + 1].known->classes & WORD_QUE;
        if (!coordinated)
            continue;
        add_part(r, part, i);
        part = i + 2;
    }
    return add_part(r, part, end);
}

/* ", qui se félicite d'avoir évité la prison, ne fera pas appel": the verb of a
 * relative clause between commas. */
static bool in_relative(const view *v, const cue *c)
{
    return c->begin > 1 && word_is(v, c->begin - 1, "qui") &&
           v->words[c->begin - 2].point == POINT_COMMA;
}

/* The first comma before which the main verb goes on; `end` if there is none. */
static uint32_t first_comma(const view *v, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin + 1; i + 1 < end; i++)
        if (v->words[i].point == POINT_COMMA && !v->words[i].stretch &&
            (is_finite(v, i + 1) || classes_of(v, i + 1) & (WORD_NE | WORD_AVOIR)))
            return i;
    return end;
}

/* "promet de venir, et ne vient pas", "espère gagner puis oublie": a finite verb that
 * follows a conjunction has the subject of the sentence. */
static uint32_t infinitive_end(const view *v, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin + 1; i + 1 < end; i++) {
        bool joins =
            !v->words[i].stretch &&
            (word_is(v, i, "et") || word_is(v, i, "puis") || word_is(v, i, "mais"));
        uint32_t next = i + 1;
        bool denies = joins && classes_of(v, next) & WORD_NE &&
                      !(classes_of(v, next + 1) & WORD_NEGATION);
        while (joins && next + 1 < end && classes_of(v, next) & (WORD_NE | WORD_CLITIC))
            next++;
        if (joins && !is_infinitive(v, next) &&
            (denies || classes_of(v, next) & WORD_AVOIR || is_finite(v, next)))
            return is_point(v, i - 1, POINT_COMMA) ? i - 1 : i;
        if (!v->words[i].stretch &&
            classes_of(v, i) & (WORD_RELATIVE | WORD_SUB | WORD_QUE))
            return end;
    }
    return end;
}

bool read_clause(reading *r, const cue *c, uint32_t begin, rule by)
{
    const view *v = &r->view;
    if (c->negated && by == RULE_ASKS)
        return false;
    uint32_t end = clause_end(r, begin, c);
    if (by == RULE_INFINITIVE)
        end = infinitive_end(v, begin, end);
    if (in_relative(v, c))
        end = first_comma(v, begin, end);
    if (end <= begin + 1 || !new_report(r, by, c))
        return false;
    if (!add_clauses(r, begin, end)) {
        drop_report(r);
        return false;
    }
    return finish_opening(r, c, end, true);
}
