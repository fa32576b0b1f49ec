/* A source, a pipeline and a stream, joined by the runner. */
#include "api/context.h"
#include "api/resume.h"
#include "pipeline/runner.h"
#include "read/source.h"
#include "write/outputs.h"

#include <string.h>
#include <unistd.h>

typedef struct run {
    const gm_job *job;
    gm_source *source;
    gm_outputs *outputs;
    gm_tally *tally;
    uint64_t position;   /* of the next document, failed ones counted */
    uint64_t begin, end; /* positions of the shard */
    gm_written *written; /* of the output to go on with; NULL: none */
} run;

/* ---- Which documents --------------------------------------------------------- */

static gm_status open_source(const gm_job *job, gm_source **source, gm_error *err)
{
    return gm_source_open(job->inputs, job->inputs_count, job->from, GM_CARRY_LAYERS,
                          source, err);
}

/* The shards are runs of documents, so their outputs put together are the whole; that
 * takes counting the documents first. */
static gm_status count_documents(const gm_job *job, uint64_t *count, gm_error *err)
{
    gm_source *source = NULL;
    gm_document *document = gm_document_new(&gm_host_table);
    gm_status status = document ? open_source(job, &source, err) : gm_error_nomem(err);
    *count = 0;
    for (bool end = false; status == GM_OK && !end; *count += !end) {
        gm_failure failure;
        gm_failure_init(&failure);
        gm_document_reset(document);
        status = gm_source_next(source, document, &end, &failure.error);
        if (status == GM_INPUT)
            status = GM_OK;
        else if (status != GM_OK)
            gm_fail(err, status, "%s", failure.message);
    }
    gm_source_close(source);
    gm_document_free(document);
    return status;
}

static gm_status choose_shard(run *run, gm_error *err)
{
    const gm_job *job = run->job;
    uint64_t count;
    run->end = UINT64_MAX;
    if (job->shards <= 1)
        return GM_OK;
    for (uint32_t i = 0; i < job->inputs_count || job->inputs_count == 0; i++) {
        if (job->inputs_count == 0 || strcmp(job->inputs[i], "-") == 0)
            return gm_fail(err, GM_CONFIG,
                           "a part of standard input cannot be taken, for it is read "
                           "once: name files or folders");
    }
    gm_status status = count_documents(job, &count, err);
    run->begin = count * (job->shard - 1) / job->shards;
    run->end = count * job->shard / job->shards;
    return status;
}

static bool is_in_shard(run *run)
{
    uint64_t position = run->position++;
    return position >= run->begin && position < run->end;
}

static bool is_behind(const run *run)
{
    return run->written && gm_written_more(run->written);
}

/* Leaves out what the earlier output has, and what failed before its end; `read` is
 * what the reading came to. */
static gm_status choose(run *run, const gm_document *document, gm_status read,
                        bool *wanted, gm_error *err)
{
    bool in_shard = is_in_shard(run), behind = is_behind(run);
    *wanted = in_shard && !behind;
    if (!in_shard || !behind || read != GM_OK)
        return GM_OK;
    return gm_written_match(run->written, document, err);
}

/* At the end of the input nothing of the earlier output is left. */
static gm_status check_written(const run *run, gm_error *err)
{
    if (!is_behind(run))
        return GM_OK;
    return gm_fail(
        err, GM_CONFIG,
        "%s:%u: no document of the input, where it would be, has this id and "
        "text: the output is of another input",
        run->job->outputs[0].path, gm_written_line(run->written));
}

/* ---- The flow ---------------------------------------------------------------- */

static gm_status read_document(void *who, gm_document *document, bool *end,
                               gm_error *err)
{
    run *run = who;
    for (bool wanted = false;;) {
        gm_failure failure;
        gm_failure_init(&failure);
        gm_document_reset(document);
        gm_status status = gm_source_next(run->source, document, end, &failure.error);
        if (status != GM_OK && status != GM_INPUT)
            return gm_fail(err, status, "%s", failure.message);
        if (*end)
            return GM_OK;
        gm_status chosen = choose(run, document, status, &wanted, err);
        if (chosen != GM_OK || (wanted && status == GM_OK))
            return chosen;
        if (wanted)
            return gm_fail(err, status, "%s", failure.message);
    }
}

static gm_status render_document(void *who, gm_buffer *rendered,
                                 const gm_document *document, gm_offsets *scratch,
                                 gm_error *err)
{
    return gm_outputs_render(((const run *)who)->outputs, rendered, document, scratch,
                             err);
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
    return GM_OK;
}

static void report_failure(void *who, const char *message)
{
    run *run = who;
    run->tally->failures++;
    if (run->job->failed)
        run->job->failed(run->job->who, message);
}

static uint32_t threads_of(const gm_job *job)
{
    long processors = job->threads ? (long)job->threads : sysconf(_SC_NPROCESSORS_ONLN);
    return processors < 1 ? 1 : (uint32_t)processors;
}

static gm_status open_outputs(run *run, gm_error *err)
{
    const gm_job *job = run->job;
    const gm_outputs_how how = {.outputs = job->outputs,
                                .count = job->outputs_count,
                                .offsets = job->offsets,
                                .colour = job->colour,
                                .go_on = job->resume,
                                .note = job->note,
                                .who = job->who};
    gm_status status =
        job->resume ? gm_written_prepare(job->outputs[0].path, err) : GM_OK;
    if (status == GM_OK)
        status = gm_outputs_open(&how, &run->outputs, err);
    if (status == GM_OK && job->resume)
        status = gm_written_open(job->outputs[0].path, &run->written, err);
    return status;
}

static gm_status flow_through(gm_pipeline *pipeline, run *run, gm_error *err)
{
    const gm_flow flow = {.who = run,
                          .read = read_document,
                          .outputs = gm_outputs_count(run->outputs),
                          .render = render_document,
                          .write = write_document,
                          .failed = report_failure};
    gm_status status = gm_runner_run(pipeline, &flow, threads_of(run->job), err);
    return status == GM_OK ? check_written(run, err) : status;
}

static gm_status run_all(gm_pipeline *pipeline, run *run, gm_error *err)
{
    gm_status status = choose_shard(run, err);
    if (status == GM_OK)
        status = open_source(run->job, &run->source, err);
    if (status == GM_OK)
        status = open_outputs(run, err);
    if (status == GM_OK)
        status = flow_through(pipeline, run, err);
    gm_status closed = gm_outputs_close(run->outputs, status == GM_OK, err);
    gm_source_close(run->source);
    gm_written_close(run->written);
    return status == GM_OK ? closed : status;
}

static gm_status check_job(const gm_job *job, gm_error *err)
{
    bool all = job->shard == 0 && job->shards == 0;
    const gm_output *out = job->outputs;
    if (!all && (job->shard == 0 || job->shard > job->shards))
        return gm_fail(err, GM_CONFIG,
                       "shard %u of %u: the first is 1, the last the number of shards",
                       job->shard, job->shards);
    if (!job->resume)
        return GM_OK;
    if (job->outputs_count != 1 || !out->path || strcmp(out->path, "-") == 0)
        return gm_fail(err, GM_CONFIG, "only one output file, -o OUT, can be resumed");
    if (out->format && strcmp(out->format, "jsonl") != 0)
        return gm_fail(err, GM_CONFIG,
                       "cannot go on with \"%s\" in another format than JSON Lines",
                       out->path);
    return GM_OK;
}

gm_status gm_annotate_all(gm_pipeline *pipeline, const gm_job *job, gm_tally *tally)
{
    gm_context *context = pipeline->context;
    gm_error *err = gm_context_error(context);
    run run = {.job = job, .tally = tally};
    *tally = (gm_tally){0};
    gm_status status = check_job(job, err);
    if (status == GM_OK)
        status = run_all(pipeline, &run, err);
    return gm_context_fail(context, status);
}
