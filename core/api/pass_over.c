#include "api/pass_over.h"

#include "api/resume.h"
#include "plugin/host.h"

#include <inttypes.h>

/* ---- By the journal ---------------------------------------------------------- */

static gm_status refuse_input(const gm_keeper *keeper, uint64_t done, gm_error *err)
{
    return gm_fail(err, GM_CONFIG,
                   "cannot go on: the first %" PRIu64 " documents of the input are not "
                   "those of which \"%s\" tells: give the same input, or leave "
                   "--resume out",
                   done, gm_journal_path(keeper->journal));
}

/* Counts as failures and documents what were so then; which is which does not matter
 * on the way. */
static gm_status pass_done(gm_selection *selection, gm_document *document,
                           gm_keeper *keeper, const gm_point *done, gm_error *err)
{
    uint64_t count = done->documents + done->failures;
    for (uint64_t i = 0; i < count; i++) {
        gm_failure failure;
        bool end = false;
        gm_failure_init(&failure);
        gm_status status = gm_selection_next(selection, document, &end, &failure.error);
        if (status != GM_OK && status != GM_INPUT)
            return gm_fail(err, status, "%s", failure.message);
        if (end)
            return refuse_input(keeper, count, err);
        gm_point_hash(&keeper->point, document);
    }
    if (keeper->point.hash != done->hash)
        return refuse_input(keeper, count, err);
    keeper->point = *done;
    return GM_OK;
}

static gm_status go_by_journal(gm_selection *selection, gm_document *document,
                               gm_keeper *keeper, const gm_point *done, gm_error *err)
{
    gm_status status = pass_done(selection, document, keeper, done, err);
    keeper->is_told = status == GM_OK;
    return status;
}

/* ---- By lines ---------------------------------------------------------------- */

/* One document of the input, which is a failure of then if it is not the one at hand.
 */
static gm_status match(gm_selection *selection, gm_document *document,
                       gm_keeper *keeper, gm_written *written, bool *end, gm_error *err)
{
    gm_failure failure;
    gm_failure_init(&failure);
    uint32_t line = gm_written_line(written);
    gm_status status = gm_selection_next(selection, document, end, &failure.error);
    if (status != GM_OK && status != GM_INPUT)
        return gm_fail(err, status, "%s", failure.message);
    if (*end)
        return GM_OK;
    if (status == GM_OK) {
        status = gm_written_match(written, document, err);
        if (status != GM_OK)
            return status;
    }
    bool matched = gm_written_line(written) != line;
    *(matched ? &keeper->point.documents : &keeper->point.failures) += 1;
    gm_point_hash(&keeper->point, document);
    return GM_OK;
}

/* At the end of the input nothing of the earlier output is left. */
static gm_status match_all(gm_selection *selection, gm_document *document,
                           gm_keeper *keeper, gm_written *written, const char *path,
                           gm_error *err)
{
    bool end = false;
    gm_status status = GM_OK;
    while (status == GM_OK && !end && gm_written_more(written))
        status = match(selection, document, keeper, written, &end, err);
    if (status != GM_OK || !end)
        return status;
    return gm_fail(err, GM_CONFIG,
                   "%s:%u: no document of the input, where it would be, has this id "
                   "and text: the output is of another input",
                   path, gm_written_line(written));
}

static gm_status go_by_lines(gm_selection *selection, gm_document *document,
                             gm_outputs *outputs, gm_keeper *keeper, gm_error *err)
{
    gm_written *written = NULL;
    const char *path = gm_outputs_path(outputs);
    gm_status status = gm_written_prepare(path, err);
    if (status == GM_OK)
        status = gm_written_open(path, &written, err);
    if (status == GM_OK)
        status = match_all(selection, document, keeper, written, path, err);
    gm_written_close(written);
    gm_outputs_recall_all(outputs);
    return status;
}

/* ---- Either ------------------------------------------------------------------ */

/* Lines can do without a journal, as where there is none, or somebody has cut them
 * shorter than it tells; other outputs cannot. */
static bool can_go_by_lines(const gm_outputs *outputs)
{
    return gm_outputs_are_lines(outputs) && !gm_outputs_found_errors(outputs);
}

static gm_status go_without(gm_selection *selection, gm_document *document,
                            gm_outputs *outputs, gm_keeper *keeper, gm_error *err)
{
    if (!gm_outputs_found(outputs))
        return GM_OK;
    if (can_go_by_lines(outputs))
        return go_by_lines(selection, document, outputs, keeper, err);
    return gm_fail(
        err, GM_CONFIG,
        "cannot go on: there is no \"%s\", so that the outputs are whole, or "
        "of no run that can be gone on with: leave --resume out",
        gm_journal_path(keeper->journal));
}

static gm_status pass_over(gm_selection *selection, gm_document *document,
                           gm_outputs *outputs, gm_keeper *keeper, gm_error *err)
{
    bool found;
    gm_point done;
    gm_text lines;
    gm_failure failure;
    gm_failure_init(&failure);
    gm_status status = gm_journal_read(keeper->journal, &found, &done, &lines, err);
    if (status != GM_OK)
        return status;
    if (!found)
        return go_without(selection, document, outputs, keeper, err);
    if (done.documents + done.failures == 0)
        return GM_OK;
    status = gm_outputs_recall(outputs, lines, &failure.error);
    if (status == GM_OK)
        return go_by_journal(selection, document, keeper, &done, err);
    return can_go_by_lines(outputs)
               ? go_by_lines(selection, document, outputs, keeper, err)
               : gm_fail(err, status, "%s", failure.message);
}

gm_status gm_pass_over(gm_selection *selection, gm_outputs *outputs, gm_keeper *keeper,
                       gm_error *err)
{
    if (!keeper->journal)
        return gm_fail(err, GM_CONFIG,
                       "only files can be gone on with, and an output is none");
    gm_document *document = gm_document_new(&gm_host_table);
    gm_status status = document ? pass_over(selection, document, outputs, keeper, err)
                                : gm_error_nomem(err);
    gm_document_free(document);
    return status;
}
