/* Building reports, one at a time; see reading.h. */
#include "reading.h"

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

/* "« État islamique »": a name between marks leaves a clause indirect. */
static bool is_quoted_name(const view *v, const stretch *quoted)
{
    uint32_t entity = v->words[quoted->begin].entity;
    for (uint32_t i = quoted->begin; i < quoted->end && entity; i++)
        if (v->words[i].entity != entity)
            return false;
    return entity != 0;
}

void settle_report(reading *r)
{
    report *made = &r->reports[r->count - 1];
    view *v = &r->view;
    bool quoted = false, plain = false;
    for (uint32_t p = made->first_part; p < r->part_count; p++)
        for (uint32_t i = r->parts[p].begin; i < r->parts[p].end; i++) {
            uint32_t s = v->words[i].stretch;
            if (!s) {
                plain |= v->words[i].is_word;
                continue;
            }
            stretch *in = &v->stretches[s - 1];
            in->used = true;
            quoted |= !is_quoted_name(v, in);
            i = in->end > i && in->end <= r->parts[p].end ? in->end - 1 : i;
        }
    made->type = !quoted ? REPORT_INDIRECT : plain ? REPORT_MIXED : REPORT_DIRECT;
}

void set_source(reading *r, unit source, bool hook)
{
    report *made = &r->reports[r->count - 1];
    made->source = source;
    made->hook = hook;
    if (source.begin < source.end)
        r->subject = source;
}
