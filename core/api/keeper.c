#include "api/keeper.h"

#include <errno.h>
#include <time.h>
#include <unistd.h>

/* A point costs at most so small a part of the time. */
enum { SHARE = 20 };
static const uint64_t interval = 500000000u; /* nanoseconds */

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

gm_status gm_keeper_open(gm_keeper *keeper, gm_outputs *outputs, gm_text command,
                         gm_error *err)
{
    keeper->outputs = outputs;
    return gm_outputs_can_go_on(outputs) && gm_outputs_path(outputs)
               ? gm_journal_open(gm_outputs_path(outputs), command, &keeper->journal,
                                 err)
               : GM_OK;
}

/* In a folder that others own, an output may be written to, but none made. */
static bool may_be_made(const gm_journal *journal)
{
    gm_buffer folder = {0};
    gm_buffer_puts(&folder, gm_journal_path(journal));
    while (folder.len && folder.ptr[folder.len - 1] != '/')
        folder.len--;
    gm_buffer_puts(&folder, ".");
    gm_buffer_put(&folder, '\0');
    bool may = folder.failed || access(folder.ptr, W_OK) == 0 ||
               (errno != EACCES && errno != EROFS);
    gm_buffer_free(&folder);
    return may;
}

gm_status gm_keeper_begin(gm_keeper *keeper, gm_error *err)
{
    static const gm_buffer nothing = {0};
    if (!keeper->journal)
        return GM_OK;
    keeper->due = now() + interval;
    keeper->is_new = true;
    if (may_be_made(keeper->journal))
        return gm_journal_write(keeper->journal, &(gm_point){0}, &nothing, false, err);
    gm_journal_close(keeper->journal);
    keeper->journal = NULL;
    return GM_OK;
}

static gm_status save(gm_keeper *keeper, gm_error *err)
{
    keeper->saved = keeper->point;
    keeper->is_told = false;
    gm_buffer_clear(&keeper->lines);
    return gm_outputs_save(keeper->outputs, &keeper->lines, err);
}

/* First what it tells of, then the journal. */
static gm_status tell(gm_keeper *keeper, gm_error *err)
{
    uint64_t begin = now();
    gm_status status = gm_outputs_sync(keeper->outputs, err);
    if (status == GM_OK)
        status = gm_journal_write(keeper->journal, &keeper->saved, &keeper->lines, true,
                                  err);
    uint64_t end = now();
    uint64_t pause = SHARE * (end - begin);
    keeper->is_told = true;
    keeper->due = end + (pause > interval ? pause : interval);
    return status;
}

gm_status gm_keeper_add(gm_keeper *keeper, const gm_document *document, bool failed,
                        gm_error *err)
{
    bool can_be_cut;
    *(failed ? &keeper->point.failures : &keeper->point.documents) += 1;
    gm_point_hash(&keeper->point, document);
    gm_status status = gm_outputs_settle(keeper->outputs, &can_be_cut, err);
    if (status != GM_OK || !can_be_cut || !keeper->journal)
        return status;
    bool due = now() >= keeper->due;
    if (due || gm_outputs_frames(keeper->outputs))
        status = save(keeper, err);
    return status == GM_OK && due ? tell(keeper, err) : status;
}

/* In the middle of a frame, what stands behind the last one is to be done again. */
gm_status gm_keeper_stop(gm_keeper *keeper, gm_error *err)
{
    gm_status status = GM_OK;
    if (!keeper->journal)
        return GM_OK;
    if (!gm_outputs_frames(keeper->outputs))
        status = save(keeper, err);
    return status == GM_OK && keeper->lines.len && !keeper->is_told ? tell(keeper, err)
                                                                    : status;
}

gm_status gm_keeper_end(gm_keeper *keeper, gm_error *err)
{
    if (!keeper->journal)
        return GM_OK;
    gm_status status = gm_outputs_sync(keeper->outputs, err);
    if (status == GM_OK)
        gm_journal_remove(keeper->journal);
    return status;
}

void gm_keeper_give_up(gm_keeper *keeper, gm_status status)
{
    bool is_done = keeper->point.documents || keeper->point.failures;
    if (keeper->journal && keeper->is_new && !is_done && status != GM_OUTPUT)
        gm_journal_remove(keeper->journal);
}

void gm_keeper_close(gm_keeper *keeper)
{
    gm_journal_close(keeper->journal);
    gm_buffer_free(&keeper->lines);
}
