/* Documents with gold annotation, made ready by the stages before the one that learns.
 *
 * The stage's own gold layers come from the input and stay what they are; the stages
 * before it write the layers it reads. */
#include "api/pipelines.h"
#include "base/array.h"
#include "config/options.h"
#include "read/source.h"

#include <stdlib.h>
#include <string.h>

/* Documents of one side, all held in memory. */
typedef GM_ARRAY(gm_document *) documents;

typedef struct trainer {
    gm_context *context;
    const gm_training_job *job;
    gm_pipeline *pipeline; /* the stages before the one that learns, and that one */
    const gm_stage *stage;
    void *options;
    documents train, dev;
    gm_error *err;
} trainer;

/* ---- The stage and its options ----------------------------------------------- */

static gm_status keep_settings(const gm_training_job *job, gm_arena *arena,
                               gm_setting *settings, gm_error *err)
{
    static const gm_position nowhere = {"--set", 0, 0};
    for (uint32_t i = 0; i < job->settings_count; i++) {
        const char *equals = strchr(job->settings[i], '=');
        if (!equals)
            return gm_fail(err, GM_CONFIG, "\"%s\" is no KEY=VALUE", job->settings[i]);
        settings[i] = (gm_setting){
            gm_arena_copy(arena, job->settings[i], (size_t)(equals - job->settings[i])),
            equals + 1, nowhere, nowhere};
        if (!settings[i].key)
            return gm_error_nomem(err);
    }
    return GM_OK;
}

static gm_status resolve_model(void *who, const char *value, const char *suffix,
                               char **path, gm_error *err)
{
    const trainer *self = who;
    return gm_search_resolve(&self->context->models, value, suffix, ".", path, err);
}

static gm_status read_settings(trainer *self, gm_arena *arena, gm_problems *problems)
{
    const gm_training_job *job = self->job;
    gm_setting *settings =
        gm_arena_alloc(arena, (job->settings_count + 1) * sizeof *settings);
    if (!settings)
        return gm_error_nomem(self->err);
    gm_status status = keep_settings(job, arena, settings, self->err);
    if (status != GM_OK)
        return status;
    const gm_options_request request = {.stage = self->stage->name,
                                        .table = self->stage->train_options,
                                        .size = self->stage->train_options_size,
                                        .settings = settings,
                                        .count = job->settings_count,
                                        .at = {"--set", 0, 0},
                                        .resolve = resolve_model,
                                        .who = self};
    status = gm_options_fill(&request, &self->options, problems, self->err);
    if (status == GM_OK && problems->list.count)
        status = gm_fail(self->err, GM_CONFIG, "%s", problems->list.at[0].message);
    return status;
}

static gm_status fill_options(trainer *self)
{
    gm_arena arena = {0};
    gm_problems problems = {0};
    gm_status status = read_settings(self, &arena, &problems);
    gm_problems_free(&problems);
    gm_arena_free(&arena);
    return status;
}

static gm_status find_stage(trainer *self)
{
    gm_status status = gm_stages_find(self->context, self->job->stage, &self->stage);
    if (status != GM_OK)
        return status;
    if (!self->stage->train)
        return gm_fail(self->err, GM_CONFIG, "stage \"%s\" learns nothing",
                       self->stage->name);
    return fill_options(self);
}

/* Cuts the plan off before the stage that learns: its model need not exist yet. */
static gm_status prepare_pipeline(trainer *self)
{
    gm_context *context = self->context;
    gm_plan plan = {0};
    gm_status status =
        gm_pipelines_plan(context, self->job->pipeline, self->stage->name, &plan);
    if (status != GM_OK)
        return status;
    return gm_pipeline_load(&plan, context->listener, context->who, &self->pipeline,
                            self->err);
}

/* ---- The documents ----------------------------------------------------------- */

static gm_status add_document(trainer *self, gm_worker *worker, gm_source *source,
                              documents *side, bool *end)
{
    gm_document *document = gm_document_new(&gm_host_table);
    gm_document **place = document ? GM_PUSH(side) : NULL;
    if (!place) {
        gm_document_free(document);
        return gm_error_nomem(self->err);
    }
    *place = document;
    gm_status status = gm_source_next(source, document, end, self->err);
    if (status == GM_OK && !*end)
        return gm_worker_process(worker, document, self->pipeline->plan.count,
                                 self->err);
    gm_document_free(document);
    side->count--;
    return status;
}

static gm_status read_side(trainer *self, const char *path, documents *side)
{
    gm_source *source = NULL;
    gm_worker worker = {0};
    bool end = false;
    gm_status status =
        gm_source_open(&path, 1, NULL, GM_IMPORT_LAYERS, &source, self->err);
    if (status == GM_OK)
        status = gm_worker_start(&worker, self->pipeline, self->err);
    while (status == GM_OK && !end)
        status = add_document(self, &worker, source, side, &end);
    if (status == GM_OK && side->count == 0)
        status = gm_fail(self->err, GM_CONFIG, "\"%s\" has no documents", path);
    gm_worker_stop(&worker);
    gm_source_close(source);
    return status;
}

static void free_side(documents *side)
{
    for (uint32_t i = 0; i < side->count; i++)
        gm_document_free(side->at[i]);
    free(side->at);
}

static void grant(const documents *side, const gm_access *access)
{
    for (uint32_t i = 0; i < side->count; i++)
        gm_host_grant(side->at[i], access);
}

/* What stages did beyond what they declared while they read the gold. */
static gm_status check_documents(const documents *side, gm_error *err)
{
    for (uint32_t i = 0; i < side->count; i++) {
        const gm_failure *failure = &side->at[i]->failure;
        if (failure->status != GM_OK)
            return gm_fail(err, failure->status, "%s", failure->message);
    }
    return GM_OK;
}

static gm_status learn(trainer *self)
{
    const gm_access access = {.stage = self->stage, .training = true};
    const gm_environment environment = gm_environment_for(
        self->stage->name, self->context->listener, self->context->who);
    const gm_training training = {.train = (const gm_doc *const *)self->train.at,
                                  .trains = self->train.count,
                                  .dev = (const gm_doc *const *)self->dev.at,
                                  .devs = self->dev.count,
                                  .out = self->job->out,
                                  .options = self->options};
    grant(&self->train, &access);
    grant(&self->dev, &access);
    gm_status status = gm_host_outcome(
        self->stage->train(&environment.env, &training, self->err), self->err);
    if (status == GM_OK)
        status = check_documents(&self->train, self->err);
    if (status == GM_OK)
        status = check_documents(&self->dev, self->err);
    return status;
}

gm_status gm_train(gm_context *context, const gm_training_job *job)
{
    trainer self = {.context = context, .job = job, .err = gm_context_error(context)};
    gm_status status = find_stage(&self);
    if (status == GM_OK)
        status = prepare_pipeline(&self);
    if (status == GM_OK)
        status = read_side(&self, job->train, &self.train);
    if (status == GM_OK)
        status = read_side(&self, job->dev, &self.dev);
    if (status == GM_OK)
        status = learn(&self);
    free_side(&self.train);
    free_side(&self.dev);
    gm_pipeline_unload(self.pipeline);
    gm_options_free(self.options);
    return context->failure.status == GM_OK ? status : gm_context_fail(context, status);
}
