/* From a pipeline's name to its stages with their models. */
#include "api/context.h"
#include "api/pipelines.h"

#include <stdlib.h>
#include <string.h>

/* A shipped pipeline has a name; a file has a '/' or an extension. */
static bool is_name(const char *pipeline)
{
    return !strpbrk(pipeline, "/.");
}

/* Shipped pipelines lie in the folder "pipelines" of the models' folders. */
static gm_status add_pipeline_folders(gm_search *pipelines, const gm_search *models,
                                      gm_error *err)
{
    gm_status status = GM_OK;
    for (uint32_t i = 0; status == GM_OK && i < models->folders.count; i++) {
        gm_buffer folder = {0};
        gm_buffer_printf(&folder, "%s/pipelines", models->folders.at[i].path);
        gm_buffer_put(&folder, '\0');
        status = folder.failed ? gm_error_nomem(err)
                               : gm_search_add_last(pipelines, folder.ptr,
                                                    models->folders.at[i].origin, err);
        gm_buffer_free(&folder);
    }
    return status;
}

static gm_status find_pipeline(gm_context *context, const char *pipeline, char **path,
                               gm_error *err)
{
    if (!is_name(pipeline)) {
        *path = strdup(pipeline);
        return *path ? GM_OK : gm_error_nomem(err);
    }
    gm_search pipelines = {.noun = "pipeline"};
    gm_status status = add_pipeline_folders(&pipelines, &context->models, err);
    if (status == GM_OK)
        status = gm_search_find(&pipelines, pipeline, ".yaml", path, err);
    gm_search_free(&pipelines);
    return status;
}

static void cut_off(gm_config *config, const char *until)
{
    for (uint32_t i = 0; until && i < config->count; i++) {
        if (strcmp(config->entries[i].stage, until) == 0)
            config->count = i;
    }
}

static gm_status make_plan(gm_context *context, const char *until, gm_checked *checked)
{
    gm_error *err = &context->failure.error;
    gm_registry *registry;
    gm_status status = gm_context_registry(context, &registry);
    if (status == GM_OK)
        status =
            gm_config_read(checked->file, &checked->config, &checked->problems, err);
    if (status == GM_OK)
        cut_off(checked->config, until);
    if (status == GM_OK)
        status = gm_plan_make(checked->config, registry, &context->models,
                              &checked->problems, &checked->plan, err);
    if (status == GM_OK && checked->problems.failed)
        status = gm_error_nomem(err);
    return status;
}

/* Makes a problem of it that there is no such pipeline. */
static gm_status note_unfound(const char *pipeline, const char *why,
                              gm_checked *checked)
{
    checked->file = strdup(pipeline);
    gm_problems_add(&checked->problems, (gm_position){pipeline, 0, 0}, "%s", why);
    return checked->file && !checked->problems.failed ? GM_CONFIG : GM_NOMEM;
}

gm_status gm_pipelines_check(gm_context *context, const char *pipeline,
                             const char *until, gm_checked *checked)
{
    *checked = (gm_checked){0};
    gm_error *err = gm_context_error(context);
    gm_status status = find_pipeline(context, pipeline, &checked->file, err);
    if (status == GM_OK)
        status = make_plan(context, until, checked);
    else if (status == GM_CONFIG)
        status = note_unfound(pipeline, gm_error_message(err), checked);
    return gm_context_fail(context, status);
}

void gm_checked_free(gm_checked *checked)
{
    free(checked->file);
    gm_plan_free(&checked->plan);
    gm_config_free(checked->config);
    gm_problems_free(&checked->problems);
    *checked = (gm_checked){0};
}

gm_status gm_checked_report(const gm_checked *checked, gm_context *context)
{
    gm_buffer *message = &context->message;
    if (!checked->problems.list.count)
        return GM_OK;
    gm_buffer_clear(message);
    gm_problems_print(&checked->problems, message);
    if (message->failed)
        return gm_error_nomem(gm_context_error(context));
    message->ptr[message->len - 1] = '\0'; /* instead of the last line feed */
    return GM_CONFIG;
}

/* "FILE:LINE:COLUMN: MESSAGE", for a listener has no place for the position. */
static gm_status tell_warning(const gm_problem *warning, gm_context *context)
{
    gm_buffer message = {0};
    gm_buffer_printf(&message, "%s:%u:%u: %s", warning->at.file, warning->at.line,
                     warning->at.column, warning->message);
    gm_buffer_put(&message, '\0');
    gm_status status =
        message.failed ? gm_error_nomem(gm_context_error(context)) : GM_OK;
    if (status == GM_OK)
        context->listener(context->who, GM_NOTE_WARNING, warning->stage, message.ptr);
    gm_buffer_free(&message);
    return gm_context_fail(context, status);
}

gm_status gm_checked_warn(const gm_checked *checked, gm_context *context)
{
    const gm_problem_list *warnings = &checked->problems.warnings;
    gm_status status = GM_OK;
    for (uint32_t i = 0; status == GM_OK && context->listener && i < warnings->count;
         i++)
        status = tell_warning(&warnings->at[i], context);
    return status;
}

gm_status gm_pipelines_plan(gm_context *context, const char *pipeline,
                            const char *until, gm_plan *plan)
{
    gm_checked checked;
    gm_status status = gm_pipelines_check(context, pipeline, until, &checked);
    if (status == GM_OK)
        status = gm_checked_report(&checked, context);
    if (status == GM_OK)
        status = gm_checked_warn(&checked, context);
    if (status == GM_OK) {
        *plan = checked.plan;
        checked.plan = (gm_plan){0};
    }
    gm_checked_free(&checked);
    return status;
}

gm_status gm_pipeline_check(gm_context *context, const char *pipeline)
{
    gm_plan plan = {0};
    gm_status status = gm_pipelines_plan(context, pipeline, NULL, &plan);
    gm_plan_free(&plan);
    return status;
}

gm_status gm_pipeline_open(gm_context *context, const char *pipeline,
                           gm_pipeline **opened)
{
    gm_plan plan = {0};
    gm_status status = gm_pipelines_plan(context, pipeline, NULL, &plan);
    if (status != GM_OK)
        return status;
    status = gm_pipeline_load(&plan, context->listener, context->who, opened,
                              gm_context_error(context));
    if (status == GM_OK)
        (*opened)->context = context;
    return gm_context_fail(context, status);
}

void gm_pipeline_close(gm_pipeline *pipeline)
{
    gm_pipeline_unload(pipeline);
}

const gm_stage *gm_pipeline_stage(const gm_pipeline *pipeline, uint32_t i)
{
    return i < pipeline->plan.count ? pipeline->plan.stages[i].stage : NULL;
}
