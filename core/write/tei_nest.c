/* A walk from border to border.  Between two borders the ranges that cover the text are
 * the same; in the order of nesting they are the elements that should be open there,
 * and those that are open already differ from some level on. */
#include "write/tei_nest.h"

#include "text/space.h"
#include "text/utf8.h"

/* Below the depth of 256 that libxml2 accepts, and far above what is ever met. */
enum { DEPTH = 64 };

typedef struct stack {
    uint32_t ranges[DEPTH], count;
} stack;

typedef struct walk {
    gm_tei_nest *nest;
    gm_text text;
    uint32_t at, next; /* the next range to begin */
    stack covering, open;
    bool failed;
} walk;

uint32_t gm_tei_nest_add(gm_tei_nest *nest, gm_tei_level level, gm_span span,
                         uint32_t row, uint32_t chain)
{
    if (chain == UINT32_MAX && GM_PUSH(&nest->chains))
        chain = nest->chains.count - 1;
    if (chain == UINT32_MAX || span.begin >= span.end)
        return chain;
    gm_tei_range *range = GM_PUSH(&nest->ranges);
    if (!range)
        return UINT32_MAX;
    *range = (gm_tei_range){span, level, row, chain};
    return chain;
}

void gm_tei_nest_free(gm_tei_nest *nest)
{
    free(nest->ranges.at);
    free(nest->tags.at);
    free(nest->chains.at);
}

/* ---- Order ------------------------------------------------------------------- */

static int compare(uint32_t left, uint32_t right)
{
    return (left > right) - (left < right);
}

/* Outer before inner, of ranges that have a place in common. */
static int by_nesting(const gm_tei_range *a, const gm_tei_range *b)
{
    int order = compare(a->level, b->level);
    if (order == 0)
        order = compare(a->span.begin, b->span.begin);
    if (order == 0)
        order = compare(b->span.end, a->span.end);
    return order ? order : compare(a->row, b->row);
}

static int by_begin(const void *left, const void *right)
{
    const gm_tei_range *a = left, *b = right;
    int order = compare(a->span.begin, b->span.begin);
    return order ? order : by_nesting(a, b);
}

/* ---- Which ranges cover the text --------------------------------------------- */

static const gm_tei_range *range_at(const walk *walk, uint32_t i)
{
    return &walk->nest->ranges.at[i];
}

static void drop_ended(walk *walk)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < walk->covering.count; i++) {
        if (range_at(walk, walk->covering.ranges[i])->span.end > walk->at)
            walk->covering.ranges[kept++] = walk->covering.ranges[i];
    }
    walk->covering.count = kept;
}

static void cover(walk *walk, uint32_t range)
{
    stack *covering = &walk->covering;
    uint32_t i = covering->count;
    if (i == DEPTH) {
        walk->nest->too_deep = true;
        return;
    }
    for (; i > 0 && by_nesting(range_at(walk, range),
                               range_at(walk, covering->ranges[i - 1])) < 0;
         i--)
        covering->ranges[i] = covering->ranges[i - 1];
    covering->ranges[i] = range;
    covering->count++;
}

/* The nearest border behind `at`; false if there is none. */
static bool find_border(const walk *walk, uint32_t *border)
{
    *border = walk->next < walk->nest->ranges.count
                  ? range_at(walk, walk->next)->span.begin
                  : UINT32_MAX;
    for (uint32_t i = 0; i < walk->covering.count; i++) {
        uint32_t end = range_at(walk, walk->covering.ranges[i])->span.end;
        *border = end < *border ? end : *border;
    }
    return *border != UINT32_MAX;
}

static void begin_ranges(walk *walk)
{
    while (walk->next < walk->nest->ranges.count &&
           range_at(walk, walk->next)->span.begin == walk->at)
        cover(walk, walk->next++);
}

/* ---- Which elements are open ------------------------------------------------- */

static void add_tag(walk *walk, uint32_t range, bool opens)
{
    gm_tei_tag *tag = GM_PUSH(&walk->nest->tags);
    walk->failed |= !tag;
    if (tag)
        *tag = (gm_tei_tag){walk->at, range, opens};
    if (opens)
        walk->nest->chains.at[range_at(walk, range)->chain].pieces++;
}

static void close_to(walk *walk, uint32_t depth)
{
    while (walk->open.count > depth)
        add_tag(walk, walk->open.ranges[--walk->open.count], false);
}

static bool is_blank(gm_text text, uint32_t begin, uint32_t end)
{
    while (begin < end) {
        if (!gm_is_space(gm_utf8_next(text, &begin)))
            return false;
    }
    return true;
}

/* Before the text from `at` to `end`, which no border divides. */
static void change_elements(walk *walk, uint32_t end)
{
    const stack *covering = &walk->covering;
    uint32_t common = 0;
    while (common < walk->open.count && common < covering->count &&
           walk->open.ranges[common] == covering->ranges[common])
        common++;
    close_to(walk, common);
    if (is_blank(walk->text, walk->at, end))
        return;
    for (; common < covering->count; common++) {
        walk->open.ranges[walk->open.count++] = covering->ranges[common];
        add_tag(walk, covering->ranges[common], true);
    }
}

gm_status gm_tei_nest_tags(gm_tei_nest *nest, gm_text text, gm_error *err)
{
    walk walk = {.nest = nest, .text = text};
    if (nest->ranges.count)
        qsort(nest->ranges.at, nest->ranges.count, sizeof *nest->ranges.at, by_begin);
    for (uint32_t end; !walk.failed && find_border(&walk, &walk.at);) {
        drop_ended(&walk);
        begin_ranges(&walk);
        change_elements(&walk, find_border(&walk, &end) ? end : walk.at);
    }
    return walk.failed ? gm_error_nomem(err) : GM_OK;
}
