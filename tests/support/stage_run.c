/* open, start, process, stop and close, in the order that stage.h promises. */
#include "stage_run.h"

#include "write/jsonl.h"
#include "plugin/host.h"
#include "stage_options.h"

#include <stdlib.h>
#include <string.h>

typedef struct running {
    const gm_stage *stage;
    void *options, *model, *worker;
    bool opened, started;
} running;

struct stage_run {
    running *stages;
    size_t count;
    gm_document *document;
    gm_buffer json;
    gm_offsets offsets;
};

static gm_status open_stage(running *one, const stage_setting *settings, gm_error *err)
{
    const gm_stage *stage = one->stage;
    gm_environment environment = gm_environment_for(stage->name, NULL, NULL);
    gm_status status = stage_options_fill(stage, settings, &one->options, err);
    if (status != GM_OK)
        return status;
    one->model = one->options;
    if (stage->open)
        status = stage->open(&environment.env, one->options, &one->model, err);
    if (status != GM_OK)
        return status;
    one->opened = true;
    one->worker = one->model;
    if (stage->start)
        status = stage->start(one->model, &one->worker, err);
    one->started = status == GM_OK;
    return status;
}

gm_status stage_run_try_open(const gm_stage *const *stages, size_t count,
                             const stage_setting *settings, stage_run **run,
                             gm_failure *why)
{
    stage_run *opened = calloc(1, sizeof *opened);
    gm_status status = GM_OK;
    gm_failure_init(why);
    assert_non_null(opened);
    opened->document = gm_document_new(&gm_host_table);
    opened->stages = calloc(count + 1, sizeof *opened->stages);
    assert_non_null(opened->document);
    assert_non_null(opened->stages);
    for (; status == GM_OK && opened->count < count; opened->count++) {
        opened->stages[opened->count].stage = stages[opened->count];
        status = open_stage(&opened->stages[opened->count], settings, &why->error);
    }
    if (status == GM_OK)
        *run = opened;
    else
        stage_run_close(opened);
    return status;
}

stage_run *stage_run_open_with(const gm_stage *const *stages, size_t count,
                               const stage_setting *settings)
{
    gm_failure why;
    stage_run *run = NULL;
    gm_status status = stage_run_try_open(stages, count, settings, &run, &why);
    if (status != GM_OK)
        fail_msg("the stages cannot be opened (status %d): %s", (int)status,
                 why.message);
    return run;
}

stage_run *stage_run_open(const gm_stage *const *stages, size_t count)
{
    return stage_run_open_with(stages, count, NULL);
}

gm_status stage_run_try(stage_run *run, const char *text, size_t len, gm_failure *why)
{
    gm_failure_init(why);
    gm_document_reset(run->document);
    gm_status status =
        gm_document_set_text(run->document, gm_text_of("test"), text, len, &why->error);
    for (size_t i = 0; status == GM_OK && i < run->count; i++)
        status = gm_host_process(run->stages[i].stage, run->stages[i].worker,
                                 run->document, &why->error);
    return status;
}

const gm_document *stage_run_text(stage_run *run, const char *text, size_t len)
{
    gm_failure why;
    gm_status status = stage_run_try(run, text, len, &why);
    if (status != GM_OK)
        fail_msg("the document failed (status %d): %s", (int)status, why.message);
    return run->document;
}

const gm_document *stage_run_string(stage_run *run, const char *text)
{
    return stage_run_text(run, text, strlen(text));
}

gm_text stage_run_json(stage_run *run)
{
    gm_failure why;
    gm_failure_init(&why);
    gm_buffer_clear(&run->json);
    gm_status status = gm_jsonl_write(&run->json, run->document, GM_UNIT_CODE_POINT,
                                      &run->offsets, &why.error);
    assert_int_equal(status, GM_OK);
    return (gm_text){run->json.ptr, (uint32_t)run->json.len};
}

void stage_run_close(stage_run *run)
{
    if (!run)
        return;
    while (run->count) {
        running *one = &run->stages[--run->count];
        if (one->started && one->stage->start && one->stage->stop)
            one->stage->stop(one->worker);
        if (one->opened && one->stage->open && one->stage->close)
            one->stage->close(one->model);
        stage_options_free(one->stage, one->options);
    }
    gm_document_free(run->document);
    gm_buffer_free(&run->json);
    gm_offsets_free(&run->offsets);
    free(run->stages);
    free(run);
}
