#include "score/spans.h"

#include <stdlib.h>

static int compare_spans(gm_span a, gm_span b)
{
    if (a.begin != b.begin)
        return a.begin < b.begin ? -1 : 1;
    return (a.end > b.end) - (a.end < b.end);
}

static int compare_marks(const void *left, const void *right)
{
    const gm_mark *a = left, *b = right;
    int order = compare_spans(a->span, b->span);
    return order ? order : (a->type > b->type) - (a->type < b->type);
}

uint32_t gm_marks_unique(gm_mark *marks, uint32_t count)
{
    uint32_t kept = 0;
    if (count)
        qsort(marks, count, sizeof *marks, compare_marks);
    for (uint32_t i = 0; i < count; i++) {
        if (i == 0 || compare_marks(&marks[kept - 1], &marks[i]) != 0)
            marks[kept++] = marks[i];
    }
    return kept;
}

/* Behind all marks that have the span of the i-th. */
static uint32_t next_span(const gm_mark *marks, uint32_t count, uint32_t i)
{
    gm_span span = marks[i].span;
    while (i < count && compare_spans(marks[i].span, span) == 0)
        i++;
    return i;
}

uint32_t gm_marks_common(const gm_mark *a, uint32_t as, const gm_mark *b, uint32_t bs,
                         bool untyped)
{
    uint32_t common = 0;
    for (uint32_t i = 0, j = 0; i < as && j < bs;) {
        int order =
            untyped ? compare_spans(a[i].span, b[j].span) : compare_marks(&a[i], &b[j]);
        common += order == 0;
        uint32_t at = i;
        if (order <= 0)
            i = untyped ? next_span(a, as, at) : at + 1;
        if (order >= 0)
            j = untyped ? next_span(b, bs, j) : j + 1;
    }
    return common;
}
