/* Building reports, one at a time; see reading.h. */
#include "reading.h"

#include "phrases.h"
#include "verbs.h"

enum { LONGEST_TERM = 3 };

report *new_report(reading *r, rule by, const cue *c)
{
    if (!make_room((void **)&r->reports, &r->room, r->count + 1, sizeof *r->reports)) {
        r->starved = true;
        return NULL;
    }
    report *made = &r->reports[r->count++];
    *made = (report){.rule = by, .first_part = r->part_count};
    if (c)
        made->cue = (unit){c->begin, c->end};
    return made;
}

void drop_report(reading *r)
{
    r->part_count = r->reports[--r->count].first_part;
}

static bool is_participle(const view *v, uint32_t i)
{
    static const char *const endings[] = {"é", "ée", "és", "ées", "i",  "is",
                                          "u", "us", "it", "été", "eu", NULL};
    size_t k = 0;
    while (i < v->count && v->words[i].known->classes & WORD_ADVERB)
        i++;
    while (endings[k] && !ends_with(v, i, endings[k]))
        k++;
    return endings[k] || v->words[i].known->shapes & VERB_PART;
}

/* "a indiqué", "affirmait": a conditional after it may be a future. */
static bool is_past(const view *v, unit cue)
{
    for (uint32_t i = cue.begin; i < cue.end; i++)
        if (v->words[i].known->classes & WORD_AVOIR || ends_with(v, i, "ait") ||
            ends_with(v, i, "aient"))
            return true;
    return false;
}

bool is_alleged(const reading *r, const report *made)
{
    const view *v = &r->view;
    bool inner = false;
    if (made->type == REPORT_DIRECT || !made->parts)
        return false;
    unit part = r->parts[made->first_part];
    uint32_t stop = part.end < part.begin + 60 ? part.end : part.begin + 60;
    for (uint32_t i = part.begin; i < stop; i++) {
        uint32_t classes = v->words[i].known->classes;
        if (v->words[i].point == POINT_COMMA)
            inner = false;
        else if (v->words[i].is_word && classes & (WORD_RELATIVE | WORD_SUB))
            inner = true;
        bool has = word_is(v, i, "aurait") || word_is(v, i, "auraient");
        bool is = word_is(v, i, "serait") || word_is(v, i, "seraient");
        if ((has || is) && !inner)
            return !is_past(v, made->cue) || (has && is_participle(v, i + 1));
        if (!inner && v->words[i].is_word && is_finite(v, i))
            return false;
    }
    return false;
}

/* Signs that are never at the edge of what was said. */
static bool is_edge(const view *v, uint32_t i)
{
    switch (v->words[i].point) {
    case POINT_COMMA:
    case POINT_COLON:
    case POINT_SEMICOLON:
    case POINT_DASH:
        return true;
    default:
        return false;
    }
}

/* A stop ends what was said only between marks: the writer's own is left out. */
static bool is_tail(const view *v, uint32_t i)
{
    return is_edge(v, i) || (v->words[i].point == POINT_STOP && !v->words[i].stretch);
}

static void trim_edges(const view *v, uint32_t *begin, uint32_t *end)
{
    while (*begin < *end &&
           (is_edge(v, *begin) || (v->words[*begin].point == POINT_STOP &&
                                   !text_is(v->words[*begin].fold, "..."))))
        ++*begin;
    while (*begin < *end && is_tail(v, *end - 1))
        --*end;
}

/* All of it between one pair of marks: without them. */
static void trim_marks(const view *v, uint32_t *begin, uint32_t *end)
{
    uint32_t s = *begin < *end ? v->words[*begin].stretch : 0;
    const stretch *quoted = s ? &v->stretches[s - 1] : NULL;
    if (!quoted || quoted->open != *begin || *end <= quoted->begin ||
        (quoted->close != NOWHERE && *end > quoted->close + 1))
        return;
    *begin = quoted->begin;
    if (*end == quoted->close + 1)
        --*end;
}

static void trim(const view *v, uint32_t *begin, uint32_t *end)
{
    trim_edges(v, begin, end);
    trim_marks(v, begin, end);
    trim_edges(v, begin, end);
}

bool add_part(reading *r, uint32_t begin, uint32_t end)
{
    if (begin >= end || !r->count)
        return false;
    trim(&r->view, &begin, &end);
    if (begin >= end)
        return false;
    if (!make_room((void **)&r->parts, &r->part_room, r->part_count + 1,
                   sizeof *r->parts)) {
        r->starved = true;
        return false;
    }
    r->parts[r->part_count++] = (unit){begin, end};
    r->reports[r->count - 1].parts++;
    return true;
}

const stretch *add_reopened(reading *r, const stretch *said)
{
    const view *v = &r->view;
    while (said + 1 < v->stretches + v->stretch_count && said[1].goes_on) {
        said++;
        add_part(r, said->begin, said->end);
    }
    return said;
}

bool is_named(const view *v, const stretch *quoted)
{
    uint32_t noun = quoted->open;
    if (!noun || !(nouns_of(v, --noun) & NOUN_NAMED))
        return false;
    bool indefinite = noun && classes_of(v, noun - 1) & WORD_DET &&
                      (word_is(v, noun - 1, "un") || word_is(v, noun - 1, "une") ||
                       word_is(v, noun - 1, "des"));
    const word *first = &v->words[quoted->begin];
    return !indefinite || first->capital || quoted->end - quoted->begin < 2 ||
           has_verb(v, quoted->begin, quoted->end); /* "une pancarte « je suis là »" */
}

/* "« État islamique »": a name between marks leaves a clause indirect. */
static bool is_quoted_name(const view *v, const stretch *quoted)
{
    uint32_t entity = v->words[quoted->begin].entity;
    for (uint32_t i = quoted->begin; i < quoted->end && entity; i++)
        if (v->words[i].entity != entity)
            return false;
    return entity != 0;
}

/* "le « théâtre-forum »": a term between marks after a definite article leaves a clause
 * indirect as well. */
static bool is_term(const view *v, const stretch *quoted)
{
    static const char *const articles[] = {"le",    "la",       "les", "l'",  "leur",
                                           "leurs", "son",      "sa",  "ses", "du",
                                           "au",    "prétendu", NULL};
    size_t k = 0;
    if (!quoted->open || quoted->close == NOWHERE ||
        quoted->end - quoted->begin > LONGEST_TERM ||
        has_verb(v, quoted->begin, quoted->end))
        return false;
    while (articles[k] && !word_is(v, quoted->open - 1, articles[k]))
        k++;
    return articles[k] || is_named(v, quoted);
}

void settle_report(reading *r)
{
    report *made = &r->reports[r->count - 1];
    view *v = &r->view;
    bool quoted = false, plain = false, term = false;
    for (uint32_t p = made->first_part; p < r->part_count; p++)
        for (uint32_t i = r->parts[p].begin; i < r->parts[p].end; i++) {
            uint32_t s = v->words[i].stretch;
            if (!s) {
                plain |= v->words[i].is_word;
                continue;
            }
            stretch *in = &v->stretches[s - 1];
            in->used = true;
            bool named = is_quoted_name(v, in);
            term |= !named && is_term(v, in);
            quoted |= !named && !is_term(v, in);
            i = in->end > i && in->end <= r->parts[p].end ? in->end - 1 : i;
        }
    if (plain)
        made->type = quoted ? REPORT_MIXED : REPORT_INDIRECT;
    else
        made->type = quoted || term ? REPORT_DIRECT : REPORT_INDIRECT;
}

void set_source(reading *r, unit source, bool hook)
{
    report *made = &r->reports[r->count - 1];
    made->source = source;
    made->hook = hook;
    if (source.begin < source.end)
        r->subject = source;
}
