/* A selection of documents, a pipeline and outputs, joined by a runner, and a journal
 * from which another run can go on. */
#include "api/context.h"
#include "api/keeper.h"
#include "api/pass_over.h"
#include "api/selection.h"
#include "pipeline/isolate.h"
#include "pipeline/runner.h"
#include "write/outputs.h"

#include <string.h>
#include <unistd.h>

enum { SECONDS = 60 };

typedef struct run {
    const gm_job *job;
    const gm_pipeline *pipeline;
    gm_selection selection;
    gm_outputs *outputs;
    gm_keeper keeper;
    gm_tally *tally;
} run;

/* ---- The flow ---------------------------------------------------------------- */

/* A document that is read while the run is told to stop is not begun; nor is an end
 * that came then believed, for a signal may have cut the input off. */
static gm_status read_document(void *who, gm_document *document, bool *end,
                               gm_error *err)
{
    run *run = who;
    const volatile sig_atomic_t *stop = run->job->stop;
    gm_status status = GM_OK;
    *end = false;
    if (!stop || !*stop)
        status = gm_selection_next(&run->selection, document, end, err);
    if (!stop || !*stop)
        return status;
    run->tally->stopped = *end = true;
    return GM_OK;
}

static gm_status render_document(void *who, gm_buffer *rendered,
                                 const gm_document *document, gm_offsets *scratch,
                                 gm_error *err)
{
    return gm_outputs_render(((const run *)who)->outputs, rendered, document, scratch,
                             err);
}

static void tell_progress(run *run)
{
    run->tally->read = gm_source_passed(run->selection.source);
    if (run->job->progress)
        run->job->progress(run->job->who, run->tally);
}

static gm_status write_document(void *who, gm_buffer *rendered,
                                const gm_document *document, gm_error *err)
{
    run *run = who;
    gm_status status = gm_outputs_take(run->outputs, rendered, document, err);
    if (status != GM_OK)
        return status;
    run->tally->documents++;
    run->tally->bytes += document->text.len;
    status = gm_keeper_add(&run->keeper, document, false, err);
    tell_progress(run);
    return status;
}

static gm_status refuse_document(void *who, const gm_refusal *refusal, gm_error *err)
{
    run *run = who;
    run->tally->failures++;
    if (run->job->failed)
        run->job->failed(run->job->who, refusal->message);
    gm_status status = gm_outputs_refuse(run->outputs, refusal, err);
    if (status == GM_OK)
        status = gm_keeper_add(&run->keeper, refusal->document, true, err);
    tell_progress(run);
    return status;
}

static uint32_t threads_of(const gm_job *job)
{
    long processors = job->threads ? (long)job->threads : sysconf(_SC_NPROCESSORS_ONLN);
    return processors < 1 ? 1 : (uint32_t)processors;
}

static gm_status flow_through(run *run, gm_error *err)
{
    const gm_job *job = run->job;
    const gm_flow flow = {.who = run,
                          .read = read_document,
                          .outputs = gm_outputs_count(run->outputs),
                          .render = render_document,
                          .write = write_document,
                          .failed = refuse_document,
                          .needs_layers = gm_outputs_need_layers(run->outputs),
                          .nanoseconds = job->nanoseconds};
    if (!job->isolate)
        return gm_runner_run(run->pipeline, &flow, threads_of(job), err);
    return gm_isolate_run(run->pipeline, &flow, threads_of(job),
                          job->seconds ? job->seconds : SECONDS, err);
}

/* ---- Before and after -------------------------------------------------------- */

/* What has to be the same in a run that goes on. */
static void describe(const run *run, gm_buffer *line)
{
    static const char *const units[] = {"codepoint", "byte", "utf16"};
    const gm_job *job = run->job;
    const gm_plan *plan = &run->pipeline->plan;
    gm_outputs_describe(run->outputs, line);
    gm_buffer_printf(line, ", offsets %s", units[job->offsets]);
    if (job->shards)
        gm_buffer_printf(line, ", shard %u/%u", job->shard, job->shards);
    for (uint32_t i = 0; i < plan->count; i++) {
        const gm_stage *stage = plan->stages[i].stage;
        gm_buffer_printf(line, "%s%s %s", i ? ", " : "; stages ", stage->name,
                         stage->version ? stage->version : "");
    }
    for (size_t i = 0; i < line->len; i++)
        line->ptr[i] = line->ptr[i] == '\n' ? ' ' : line->ptr[i];
}

static gm_status open_keeper(run *run, gm_error *err)
{
    gm_buffer command = {0};
    describe(run, &command);
    gm_status status =
        command.failed
            ? gm_error_nomem(err)
            : gm_keeper_open(&run->keeper, run->outputs,
                             (gm_text){command.ptr, (uint32_t)command.len}, err);
    gm_buffer_free(&command);
    return status;
}

static gm_status open_outputs(run *run, gm_error *err)
{
    const gm_job *job = run->job;
    const gm_outputs_how how = {.outputs = job->outputs,
                                .count = job->outputs_count,
                                .errors = job->errors,
                                .offsets = job->offsets,
                                .colour = job->colour,
                                .note = job->note,
                                .who = job->who};
    gm_status status = gm_outputs_open(&how, &run->outputs, err);
    return status == GM_OK ? open_keeper(run, err) : status;
}

/* Nothing is emptied or cut before the documents that are done have been passed over,
 * and found to be those of the input. */
static gm_status begin(run *run, gm_error *err)
{
    gm_status status = GM_OK;
    if (run->job->resume)
        status = gm_pass_over(&run->selection, run->outputs, &run->keeper, err);
    run->tally->earlier_documents = run->keeper.point.documents;
    run->tally->earlier_failures = run->keeper.point.failures;
    if (status == GM_OK && !run->keeper.is_told)
        status = gm_keeper_begin(&run->keeper, err);
    return status == GM_OK ? gm_outputs_begin(run->outputs, err) : status;
}

static gm_status end(run *run, gm_error *err)
{
    bool stopped = run->tally->stopped;
    gm_status status = stopped ? gm_keeper_stop(&run->keeper, err) : GM_OK;
    if (status == GM_OK)
        status = gm_outputs_finish(run->outputs, stopped, err);
    return status == GM_OK && !stopped ? gm_keeper_end(&run->keeper, err) : status;
}

static gm_status run_all(run *run, gm_error *err)
{
    const gm_job *job = run->job;
    gm_status status = gm_selection_open(job, &run->selection, err);
    if (status == GM_OK)
        status = open_outputs(run, err);
    if (status == GM_OK && job->progress)
        run->tally->to_read = gm_selection_bytes(job);
    if (status == GM_OK)
        status = begin(run, err);
    if (status == GM_OK)
        status = flow_through(run, err);
    if (status == GM_OK)
        status = end(run, err);
    if (status != GM_OK)
        gm_keeper_give_up(&run->keeper, status);
    gm_status closed = gm_outputs_close(run->outputs, err);
    gm_keeper_close(&run->keeper);
    gm_selection_close(&run->selection);
    return status == GM_OK ? closed : status;
}

static gm_status check_job(const gm_job *job, gm_error *err)
{
    bool all = job->shard == 0 && job->shards == 0;
    if (!all && (job->shard == 0 || job->shard > job->shards))
        return gm_fail(err, GM_CONFIG,
                       "shard %u of %u: the first is 1, the last the number of shards",
                       job->shard, job->shards);
    for (uint32_t i = 0; job->resume && i < job->outputs_count; i++) {
        const char *path = job->outputs[i].path;
        if (!path || strcmp(path, "-") == 0)
            return gm_fail(err, GM_CONFIG,
                           "standard output cannot be gone on with: name a file for "
                           "each output, -o OUT");
    }
    return job->resume && job->outputs_count == 0
               ? gm_fail(err, GM_CONFIG, "only output files, -o OUT, can be resumed")
               : GM_OK;
}

gm_status gm_annotate_all(gm_pipeline *pipeline, const gm_job *job, gm_tally *tally)
{
    gm_context *context = pipeline->context;
    gm_error *err = gm_context_error(context);
    run run = {.job = job, .pipeline = pipeline, .tally = tally};
    *tally = (gm_tally){0};
    gm_status status = check_job(job, err);
    if (status == GM_OK)
        status = run_all(&run, err);
    return gm_context_fail(context, status);
}
