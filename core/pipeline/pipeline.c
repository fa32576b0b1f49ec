/* open/close in pairs over the stages; a failure half way closes what was opened. */
#include "pipeline/pipeline.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* Passes a stage's own message on, with the stage's name. */
static gm_status blame(const gm_failure *why, const gm_stage *stage, const char *doing,
                       gm_error *err)
{
    return gm_fail(err, why->status, "stage \"%s\" %s: %s", stage->name, doing,
                   why->message[0] ? why->message : "it failed and did not say why");
}

/* The same before the place and the id of the document that is at fault. */
static gm_status blame_document(const gm_failure *why, const gm_stage *stage,
                                const gm_document *document, gm_error *err)
{
    char line[16] = "";
    gm_failure told;
    gm_failure_init(&told);
    blame(why, stage, "failed", &told.error);
    if (document->line)
        snprintf(line, sizeof line, ":%u", document->line);
    return gm_fail(err, why->status, "%s%s%sdocument \"%.*s\": %s",
                   document->file ? document->file : "", line,
                   document->file ? ": " : "", (int)document->id.len, document->id.ptr,
                   told.message);
}

/* ---- Models ------------------------------------------------------------------ */

/* A stage that reports a failure and returns GM_OK has failed, so its close() or stop()
 * is not called: what it would get may be half made. */
static gm_status open_model(gm_pipeline *pipeline, uint32_t i, gm_listener *listener,
                            void *who, gm_error *err)
{
    const gm_planned *planned = &pipeline->plan.stages[i];
    gm_environment environment =
        gm_environment_for(planned->stage->name, listener, who);
    gm_failure failure;
    gm_failure_init(&failure);
    pipeline->models[i] = planned->options;
    if (!planned->stage->open)
        return GM_OK;
    gm_status status =
        gm_host_outcome(planned->stage->open(&environment.env, planned->options,
                                             &pipeline->models[i], &failure.error),
                        &failure.error);
    if (status == GM_OK)
        return GM_OK;
    failure.status = status;
    return blame(&failure, planned->stage, "cannot be opened", err);
}

gm_status gm_pipeline_load(gm_plan *plan, gm_listener *listener, void *who,
                           gm_pipeline **pipeline, gm_error *err)
{
    gm_pipeline *loaded = calloc(1, sizeof *loaded);
    if (!loaded) {
        gm_plan_free(plan);
        return gm_error_nomem(err);
    }
    loaded->plan = *plan;
    *plan = (gm_plan){0};
    loaded->models = calloc(loaded->plan.count + 1, sizeof *loaded->models);
    gm_status status = loaded->models ? GM_OK : gm_error_nomem(err);
    for (uint32_t i = 0; status == GM_OK && i < loaded->plan.count; i++) {
        status = open_model(loaded, i, listener, who, err);
        if (status == GM_OK)
            loaded->opened++;
    }
    if (status == GM_OK)
        *pipeline = loaded;
    else
        gm_pipeline_unload(loaded);
    return status;
}

void gm_pipeline_unload(gm_pipeline *pipeline)
{
    if (!pipeline)
        return;
    while (pipeline->opened) {
        uint32_t i = --pipeline->opened;
        const gm_stage *stage = pipeline->plan.stages[i].stage;
        if (stage->open && stage->close)
            stage->close(pipeline->models[i]);
    }
    free(pipeline->models);
    gm_plan_free(&pipeline->plan);
    free(pipeline);
}

/* ---- Workers ----------------------------------------------------------------- */

static gm_status start_stage(gm_worker *worker, uint32_t i, gm_error *err)
{
    const gm_stage *stage = worker->pipeline->plan.stages[i].stage;
    gm_failure failure;
    gm_failure_init(&failure);
    worker->workers[i] = worker->pipeline->models[i];
    if (!stage->start)
        return GM_OK;
    gm_status status = gm_host_outcome(
        stage->start(worker->pipeline->models[i], &worker->workers[i], &failure.error),
        &failure.error);
    if (status == GM_OK)
        return GM_OK;
    failure.status = status;
    return blame(&failure, stage, "cannot be started", err);
}

gm_status gm_worker_start(gm_worker *worker, const gm_pipeline *pipeline, gm_error *err)
{
    uint32_t count = pipeline->plan.count;
    *worker = (gm_worker){.pipeline = pipeline};
    worker->workers = calloc(count + 1, sizeof *worker->workers);
    worker->nanoseconds = calloc(count + 1, sizeof *worker->nanoseconds);
    gm_status status =
        worker->workers && worker->nanoseconds ? GM_OK : gm_error_nomem(err);
    for (uint32_t i = 0; status == GM_OK && i < count; i++) {
        status = start_stage(worker, i, err);
        if (status == GM_OK)
            worker->started++;
    }
    if (status != GM_OK)
        gm_worker_stop(worker);
    return status;
}

void gm_worker_stop(gm_worker *worker)
{
    while (worker->started) {
        uint32_t i = --worker->started;
        const gm_stage *stage = worker->pipeline->plan.stages[i].stage;
        if (stage->start && stage->stop)
            stage->stop(worker->workers[i]);
    }
    free(worker->workers);
    free(worker->nanoseconds);
    *worker = (gm_worker){0};
}

static void note(const gm_worker *worker, uint32_t stage)
{
    if (worker->at)
        *worker->at = stage;
}

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

/* Whether the document came with all that the stage would write. */
static bool is_given(const gm_document *document, const gm_stage *stage)
{
    bool all = document->is_given && stage->writes && stage->writes->name;
    for (const gm_feature *writes = stage->writes; all && writes->name; writes++)
        all = gm_document_has(document, writes->name);
    return all;
}

gm_status gm_worker_process(gm_worker *worker, gm_document *document, uint32_t stages,
                            gm_error *err)
{
    uint64_t begin = now();
    for (uint32_t i = 0; i < stages; i++) {
        const gm_stage *stage = worker->pipeline->plan.stages[i].stage;
        gm_failure failure;
        gm_failure_init(&failure);
        note(worker, i);
        gm_status status =
            is_given(document, stage)
                ? GM_OK
                : gm_host_process(stage, worker->workers[i], document, &failure.error);
        uint64_t end = now();
        worker->nanoseconds[i] += end - begin;
        begin = end;
        if (status != GM_OK) {
            failure.status = status;
            return blame_document(&failure, stage, document, err);
        }
    }
    note(worker, stages);
    return GM_OK;
}
