/* The stage's first allocation fails, then its second, and so on until none does; each
 * with and without those after it.  Every time it has to fail with GM_NOMEM, or to do
 * without and write the same bytes; and to leave nothing behind. */
#include "kit/allocations.h"
#include "kit/kit.h"

enum { MOST = 2000 };

/* One life of a pipeline, from open() to close(), over one text. */
static gm_status live(kit *kit, gm_text text, gm_buffer *line)
{
    gm_pipeline *pipeline;
    gm_annotator *annotator;
    gm_text got = {"", 0};
    gm_status status = gm_pipeline_open(kit->context, kit->pipeline_path, &pipeline);
    if (status != GM_OK)
        return status;
    status = gm_annotator_open(pipeline, &annotator);
    if (status == GM_OK)
        status = kit_annotate(annotator, text, &got);
    gm_buffer_clear(line);
    if (status == GM_OK)
        gm_buffer_add(line, got.ptr, got.len);
    gm_annotator_close(annotator);
    gm_pipeline_close(pipeline);
    return status;
}

static bool is_same(const gm_buffer *left, const gm_buffer *right)
{
    return left->len == right->len && memcmp(left->ptr, right->ptr, left->len) == 0;
}

/* Returns false where the series ends: no allocation was refused, or one was, and the
 * stage did not take it well. */
static bool try_once(kit *kit, gm_text text, const gm_buffer *expected, size_t n,
                     bool all)
{
    gm_buffer line = {0};
    const char *more = all ? " and all after it fail" : " fails";
    kit_doing("allocation %zu%s", n, more);
    allocations_watch((uintptr_t)kit->stage->process, n, all);
    gm_status status = live(kit, text, &line);
    allocations_seen seen = allocations_stop();
    bool same = status == GM_OK && is_same(&line, expected);
    bool well = (same || (seen.refused && status == GM_NOMEM)) && seen.left == 0;
    gm_buffer_free(&line);
    if (seen.left)
        kit_failed(kit,
                   "%zu blocks are left where allocation %zu%s: free them in stop() "
                   "or close(), and where start() or open() fails",
                   seen.left, n, seen.refused ? more : " is not reached");
    else if (!well && status == GM_OK)
        kit_failed(kit,
                   "where allocation %zu%s, it writes something else: return "
                   "GM_NOMEM",
                   n, more);
    else if (!well)
        kit_failed(kit,
                   "where allocation %zu%s, it fails with status %d: return GM_NOMEM",
                   n, more, (int)status);
    return well && seen.refused;
}

static void try_all(kit *kit, gm_text text)
{
    gm_buffer expected = {0};
    uint32_t before = kit->failures;
    size_t n = 1;
    if (live(kit, text, &expected) != GM_OK)
        kit_failed(kit, "memory: the longest golden text cannot be annotated again");
    while (kit->failures == before && n <= MOST &&
           try_once(kit, text, &expected, n, false) &&
           try_once(kit, text, &expected, n, true))
        n++;
    if (kit->failures == before && n > MOST)
        kit_passed("memory: the first %d allocations fail cleanly", MOST);
    else if (kit->failures == before)
        kit_passed("memory: %zu allocations fail cleanly, and none is left", n - 1);
    gm_buffer_free(&expected);
}

void kit_check_allocations(kit *kit)
{
    if (!allocations_can_fail())
        kit_passed("memory: not tried, for this build of the kit cannot");
    else
        try_all(kit, kit->texts.at[kit->longest]);
}
