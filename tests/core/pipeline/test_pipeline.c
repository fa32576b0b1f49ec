/* Models and workers: opened in order, closed in reverse, and after a failure only
 * those that were opened. */
#include "pipeline/pipeline.h"

#include "expect.h"

#include <stdlib.h>
#include <string.h>

static char journal[256]; /* what was called, in order */

static void note(const char *what, const void *who)
{
    strcat(strcat(strcat(journal, what), who), " ");
}

static gm_status open(const gm_env *env, const void *options, void **model,
                      gm_error *err)
{
    (void)env;
    note("open:", options);
    if (strcmp(options, "bad") == 0)
        return gm_fail(err, GM_MODEL, "its model is damaged");
    *model = (void *)options;
    return GM_OK;
}

static void close(void *model)
{
    note("close:", model);
}

static gm_status start(const void *model, void **worker, gm_error *err)
{
    note("start:", model);
    if (strcmp(model, "lazy") == 0)
        return gm_fail(err, GM_NOMEM, "out of memory");
    *worker = (void *)model;
    return GM_OK;
}

static void stop(void *worker)
{
    note("stop:", worker);
}

static gm_status process(void *worker, gm_doc *doc, gm_error *err)
{
    note("process:", worker);
    return strcmp(worker, "picky") == 0 && gm_doc_text(doc).len == 0
               ? gm_fail(err, GM_INPUT, "the text is empty")
               : GM_OK;
}

static const gm_stage whole = {.abi = GM_ABI,
                               .size = sizeof whole,
                               .name = "whole",
                               .open = open,
                               .close = close,
                               .start = start,
                               .stop = stop,
                               .process = process};
/* Its worker is its model is its options. */
static const gm_stage bare = {
    .abi = GM_ABI, .size = sizeof bare, .name = "bare", .process = process};

/* Options are the heap's: plans free them. */
static gm_plan plan_of(const gm_stage *const *stages, const char *const *options)
{
    gm_plan plan = {.stages = calloc(4, sizeof(gm_planned))};
    assert_non_null(plan.stages);
    for (; options[plan.count]; plan.count++) {
        size_t size = strlen(options[plan.count]) + 1;
        char *copy = malloc(size);
        assert_non_null(copy);
        plan.stages[plan.count].stage = stages[plan.count];
        plan.stages[plan.count].options = memcpy(copy, options[plan.count], size);
    }
    journal[0] = '\0';
    return plan;
}

static gm_status load(const gm_stage *const *stages, const char *const *options,
                      gm_pipeline **pipeline, gm_failure *failure)
{
    gm_plan plan = plan_of(stages, options);
    gm_failure_init(failure);
    gm_status status = gm_pipeline_load(&plan, NULL, NULL, pipeline, &failure->error);
    assert_null(plan.stages);
    return status;
}

static const gm_stage *const stages[] = {&whole, &bare, &whole};

static void test_stages_are_closed_in_reverse(void **state)
{
    (void)state;
    gm_failure failure;
    gm_pipeline *pipeline;
    gm_worker worker;
    assert_int_equal(
        load(stages, (const char *const[]){"a", "b", "c", NULL}, &pipeline, &failure),
        GM_OK);
    assert_int_equal(gm_worker_start(&worker, pipeline, &failure.error), GM_OK);
    gm_worker_stop(&worker);
    gm_pipeline_unload(pipeline);
    assert_string_equal(journal, "open:a open:c start:a start:c stop:c stop:a close:c "
                                 "close:a ");
}

static void test_a_stage_that_does_not_open_is_named_and_the_others_closed(void **state)
{
    (void)state;
    gm_failure failure;
    gm_pipeline *pipeline = NULL;
    gm_status status =
        load(stages, (const char *const[]){"a", "b", "bad", NULL}, &pipeline, &failure);
    assert_failure(status, failure, GM_MODEL,
                   "stage \"whole\" cannot be opened: its model is damaged");
    assert_null(pipeline);
    assert_string_equal(journal, "open:a open:bad close:a ");
}

static void
test_a_stage_that_does_not_start_is_named_and_the_others_stopped(void **state)
{
    (void)state;
    gm_failure failure;
    gm_pipeline *pipeline;
    gm_worker worker;
    load(stages, (const char *const[]){"a", "b", "lazy", NULL}, &pipeline, &failure);
    gm_status status = gm_worker_start(&worker, pipeline, &failure.error);
    assert_failure(status, failure, GM_NOMEM,
                   "stage \"whole\" cannot be started: out of memory");
    gm_worker_stop(&worker);
    gm_pipeline_unload(pipeline);
    assert_string_equal(journal,
                        "open:a open:lazy start:a start:lazy stop:a close:lazy "
                        "close:a ");
}

static void test_a_document_goes_through_the_first_stages(void **state)
{
    (void)state;
    gm_failure failure;
    gm_pipeline *pipeline;
    gm_worker worker;
    gm_document *document = gm_document_new(&gm_host_table);
    load(stages, (const char *const[]){"a", "b", "c", NULL}, &pipeline, &failure);
    gm_worker_start(&worker, pipeline, &failure.error);
    journal[0] = '\0';
    assert_int_equal(gm_worker_process(&worker, document, 2, &failure.error), GM_OK);
    assert_string_equal(journal, "process:a process:b ");
    gm_worker_stop(&worker);
    gm_pipeline_unload(pipeline);
    gm_document_free(document);
}

/* Takes an empty text through three stages, of which the second refuses it. */
static void check_refusal(const char *file, uint32_t line, const char *message)
{
    gm_failure failure;
    gm_pipeline *pipeline;
    gm_worker worker;
    gm_document *document = gm_document_new(&gm_host_table);
    load(stages, (const char *const[]){"a", "picky", "c", NULL}, &pipeline, &failure);
    gm_worker_start(&worker, pipeline, &failure.error);
    gm_document_set_text(document, gm_text_of("a/1"), "", 0, &failure.error);
    if (file)
        gm_document_set_place(document, file, line);
    journal[0] = '\0';
    gm_status status = gm_worker_process(&worker, document, 3, &failure.error);
    assert_failure(status, failure, GM_INPUT, message);
    assert_string_equal(journal, "process:a process:picky ");
    gm_worker_stop(&worker);
    gm_pipeline_unload(pipeline);
    gm_document_free(document);
}

static void test_a_failure_names_document_and_stage_and_ends_the_way(void **state)
{
    (void)state;
    check_refusal(NULL, 0,
                  "document \"a/1\": stage \"bare\" failed: the text is empty");
}

static void test_a_failure_names_the_place_of_the_document(void **state)
{
    (void)state;
    check_refusal("in/a/1.txt", 0,
                  "in/a/1.txt: document \"a/1\": stage \"bare\" failed: the text is "
                  "empty");
    check_refusal("in.jsonl", 12,
                  "in.jsonl:12: document \"a/1\": stage \"bare\" failed: the text is "
                  "empty");
}

/* ---- What a document came with ------------------------------------------------ */

static const gm_feature token_writes[] = {
    {"token", GM_LAYER, "a"}, {"token.kind", GM_SYMBOL, "b"}, {0}};
static const gm_stage writing = {.abi = GM_ABI,
                                 .size = sizeof writing,
                                 .name = "writing",
                                 .writes = token_writes,
                                 .process = process};

/* Takes a document through a stage that writes "token.kind", and one that writes
 * nothing; `layer` and `column` are what it came with, NULL: not. */
static void check_given(bool given, const char *layer, const char *column,
                        const char *expected)
{
    static const gm_stage *const two[] = {&writing, &bare};
    gm_failure failure;
    gm_pipeline *pipeline;
    gm_worker worker;
    gm_document *document = gm_document_new(&gm_host_table);
    load(two, (const char *const[]){"a", "b", NULL}, &pipeline, &failure);
    gm_worker_start(&worker, pipeline, &failure.error);
    gm_document_set_text(document, gm_text_of("x"), "Un", 2, &failure.error);
    document->is_given = given;
    gm_table *table = layer ? gm_document_add_table(document, layer) : NULL;
    if (column)
        assert_non_null(gm_table_add_column(table, column, GM_SYMBOL));
    journal[0] = '\0';
    assert_int_equal(gm_worker_process(&worker, document, 2, &failure.error), GM_OK);
    assert_string_equal(journal, expected);
    gm_worker_stop(&worker);
    gm_pipeline_unload(pipeline);
    gm_document_free(document);
}

static void test_a_stage_is_left_out_whose_layers_are_all_there(void **state)
{
    (void)state;
    check_given(true, "token", "kind", "process:b ");
    check_given(true, "token", "stem", "process:a process:b ");
    check_given(true, "token", NULL, "process:a process:b ");
    check_given(true, "sentence", "kind", "process:a process:b ");
    check_given(true, NULL, NULL, "process:a process:b ");
    check_given(false, "token", "kind", "process:a process:b ");
}

static void test_nothing_is_unloaded_gladly(void **state)
{
    (void)state;
    gm_pipeline_unload(NULL);
}

RUN_TESTS(TEST(test_stages_are_closed_in_reverse),
          TEST(test_a_stage_that_does_not_open_is_named_and_the_others_closed),
          TEST(test_a_stage_that_does_not_start_is_named_and_the_others_stopped),
          TEST(test_a_document_goes_through_the_first_stages),
          TEST(test_a_failure_names_document_and_stage_and_ends_the_way),
          TEST(test_a_failure_names_the_place_of_the_document),
          TEST(test_a_stage_is_left_out_whose_layers_are_all_there),
          TEST(test_nothing_is_unloaded_gladly))
