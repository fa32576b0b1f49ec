/* The embedding API as its header promises it. */
#include <guillemet/guillemet.h>

#include "folder.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

typedef struct opened {
    gm_context *context;
    gm_pipeline *pipeline;
    gm_annotator *annotator;
} opened;

static int open_press(void **state)
{
    opened *press = calloc(1, sizeof *press);
    press->context = gm_context_new();
    assert_non_null(press->context);
    if (gm_pipeline_open(press->context, "press", &press->pipeline) != GM_OK)
        fail_msg("%s", gm_context_message(press->context));
    assert_int_equal(gm_annotator_open(press->pipeline, &press->annotator), GM_OK);
    *state = press;
    return 0;
}

static int close_press(void **state)
{
    opened *press = *state;
    gm_annotator_close(press->annotator);
    gm_pipeline_close(press->pipeline);
    gm_context_free(press->context);
    free(press);
    return 0;
}

static uint32_t quotes_of(gm_annotator *annotator, const char *text)
{
    const gm_doc *doc;
    assert_int_equal(gm_annotate(annotator, "x", text, strlen(text), &doc), GM_OK);
    return gm_layer_rows(gm_doc_layer(doc, "quote"));
}

static void test_an_annotator_can_be_used_again_after_a_failure(void **state)
{
    const opened *press = *state;
    const gm_doc *doc;
    gm_status status = gm_annotate(press->annotator, "x", "Il \xE0", 4, &doc);
    assert_int_equal(status, GM_INPUT);
    assert_non_null(strstr(gm_annotator_message(press->annotator),
                           "not valid UTF-8: byte 0xE0 at offset 3"));
    assert_int_equal(quotes_of(press->annotator, "« Oui », a dit Marie Curie."), 1);
    assert_string_equal(gm_annotator_message(press->annotator), "");
}

static void test_json_is_that_of_the_last_document(void **state)
{
    const opened *press = *state;
    const char *json;
    size_t len;
    quotes_of(press->annotator, "Il pleut.");
    quotes_of(press->annotator, "Il neige.");
    assert_int_equal(
        gm_annotator_json(press->annotator, GM_UNIT_CODE_POINT, &json, &len), GM_OK);
    assert_memory_equal(json, "{\"id\":\"x\",\"text\":\"Il neige.\"", 28);
    assert_int_equal(json[len - 1], '\n');
}

static void test_there_is_no_json_of_a_failure(void **state)
{
    const opened *press = *state;
    const char *json = NULL;
    const gm_doc *doc;
    size_t len = 0;
    assert_int_equal(gm_annotate(press->annotator, "x", "Il \xE0", 4, &doc), GM_INPUT);
    assert_int_equal(
        gm_annotator_json(press->annotator, GM_UNIT_CODE_POINT, &json, &len), GM_INPUT);
    assert_null(json);
    assert_int_equal(len, 0);
    assert_non_null(strstr(gm_annotator_message(press->annotator), "not valid UTF-8"));
}

static void test_an_id_is_utf8(void **state)
{
    const opened *press = *state;
    const gm_doc *doc;
    assert_int_equal(gm_annotate(press->annotator, "\xE0", "Il", 2, &doc), GM_INPUT);
}

static void test_an_annotator_that_did_not_open_only_says_why(void **state)
{
    (void)state;
    gm_pipeline *pipeline = NULL;
    gm_annotator *annotator = NULL;
    const gm_doc *doc = NULL;
    const char *json = NULL;
    size_t len;
    gm_context *context = gm_context_new();
    gm_context_add_folder(context, GM_PLUGINS, GM_BROKEN_DIR "/fails_start");
    assert_int_equal(
        gm_pipeline_open(context, GM_TEST_DIR "/fails_start.yaml", &pipeline), GM_OK);
    gm_status status = gm_annotator_open(pipeline, &annotator);
    assert_int_not_equal(status, GM_OK);
    assert_int_equal(gm_annotate(annotator, "x", "Il", 2, &doc), status);
    assert_null(doc);
    assert_int_equal(gm_annotator_json(annotator, GM_UNIT_BYTE, &json, &len), status);
    assert_int_equal(gm_annotator_nanoseconds(annotator, 0), 0);
    assert_non_null(strstr(gm_annotator_message(annotator), "cannot be started"));
    gm_annotator_close(annotator);
    gm_pipeline_close(pipeline);
    gm_context_free(context);
}

static void test_two_annotators_share_a_pipeline(void **state)
{
    const opened *press = *state;
    gm_annotator *other;
    assert_int_equal(gm_annotator_open(press->pipeline, &other), GM_OK);
    assert_int_equal(quotes_of(other, "« Oui », a dit Marie Curie."), 1);
    assert_int_equal(quotes_of(press->annotator, "Il pleut."), 0);
    gm_annotator_close(other);
}

static void test_stages_come_in_order(void **state)
{
    const opened *press = *state;
    static const char *const names[] = {"tokenize", "stem", "ner", "people", "quotes"};
    for (uint32_t i = 0; i < 5; i++)
        assert_string_equal(gm_pipeline_stage(press->pipeline, i)->name, names[i]);
    assert_null(gm_pipeline_stage(press->pipeline, 5));
}

static void test_what_is_wrong_with_a_pipeline_is_in_the_message(void **state)
{
    (void)state;
    gm_context *context = gm_context_new();
    gm_pipeline *pipeline = NULL;
    assert_int_equal(gm_pipeline_open(context, "./missing.yaml", &pipeline), GM_CONFIG);
    assert_null(pipeline);
    assert_non_null(strstr(gm_context_message(context), "./missing.yaml"));
    assert_int_equal(gm_pipeline_check(context, "pres"), GM_CONFIG);
    assert_int_equal(gm_context_add_folder(context, GM_PLUGINS, "missing"), GM_CONFIG);
    assert_int_equal(gm_pipeline_check(context, "press"), GM_OK);
    gm_context_free(context);
}

/* Whoever embeds the library has no command line. */
static void test_messages_name_no_option_of_the_command(void **state)
{
    (void)state;
    const gm_stage *stage;
    gm_context *context = gm_context_new();
    gm_context_add_folder(context, GM_PLUGINS, "missing");
    assert_string_equal(gm_context_message(context),
                        "cannot look for stages in \"missing\": No such file or "
                        "directory");
    gm_context_add_folder(context, GM_PLUGINS, GM_TEST_DIR);
    assert_int_equal(gm_stages_find(context, "missing", &stage), GM_CONFIG);
    assert_non_null(strstr(gm_context_message(context), GM_TEST_DIR " (given)"));
    assert_null(strstr(gm_context_message(context), "--"));
    gm_context_free(context);
}

/* What comes of a shard of no documents. */
static gm_status annotate_shard(const opened *press, uint32_t shard, uint32_t shards)
{
    static const char *const inputs[] = {"/dev/null"};
    gm_tally tally;
    const gm_job job = {.inputs = inputs,
                        .inputs_count = 1,
                        .from = "jsonl",
                        .shard = shard,
                        .shards = shards};
    return gm_annotate_all(press->pipeline, &job, &tally);
}

static void test_a_shard_is_one_of_the_shards(void **state)
{
    const opened *press = *state;
    assert_int_equal(annotate_shard(press, 0, 0), GM_OK);
    assert_int_equal(annotate_shard(press, 1, 1), GM_OK);
    assert_int_equal(annotate_shard(press, 2, 2), GM_OK);
    assert_int_equal(annotate_shard(press, 3, 2), GM_CONFIG);
    assert_non_null(strstr(gm_context_message(press->context), "shard 3 of 2"));
    assert_int_equal(annotate_shard(press, 0, 2), GM_CONFIG);
    assert_int_equal(annotate_shard(press, 1, 0), GM_CONFIG);
}

/* What comes of going on with `path`, the input being empty. */
static gm_status go_on_with(const opened *press, const char *path)
{
    static const char *const inputs[] = {"/dev/null"};
    const gm_output output = {.path = path};
    gm_tally tally;
    const gm_job job = {.inputs = inputs,
                        .inputs_count = 1,
                        .outputs = &output,
                        .outputs_count = 1,
                        .resume = true};
    return gm_annotate_all(press->pipeline, &job, &tally);
}

static void test_an_output_that_is_not_there_can_be_resumed(void **state)
{
    const opened *press = *state;
    folder with = folder_new();
    assert_int_equal(go_on_with(press, folder_path(&with, "missing.jsonl")), GM_OK);
    assert_int_equal(go_on_with(press, GM_TEST_DIR "/test_api.c"), GM_CONFIG);
    assert_non_null(strstr(gm_context_message(press->context),
                           "it does not begin as an annotated document"));
    assert_int_equal(go_on_with(press, NULL), GM_CONFIG);
    folder_remove(&with);
}

/* Three documents, of which the second is none, into files of `folder`. */
static gm_job job_in(const folder *folder, const char **input, gm_output *output)
{
    folder_write(folder, "in.jsonl",
                 "{\"id\": \"a\", \"text\": \"Il pleut.\"}\n{\n"
                 "{\"id\": \"b\", \"text\": \"Il neige.\"}\n");
    *input = folder_path(folder, "in.jsonl");
    output->path = folder_path(folder, "out.jsonl");
    return (gm_job){.inputs = input,
                    .inputs_count = 1,
                    .outputs = output,
                    .outputs_count = 1,
                    .errors = folder_path(folder, "errors.jsonl"),
                    .threads = 2};
}

static size_t size_of(const folder *folder, const char *name)
{
    FILE *file = fopen(folder_path(folder, name), "rb");
    long size = -1;
    if (file && fseek(file, 0, SEEK_END) == 0)
        size = ftell(file);
    if (file)
        fclose(file);
    return size < 0 ? SIZE_MAX : (size_t)size;
}

typedef struct heard {
    uint32_t times;
    gm_tally last;
} heard;

static void hear(void *who, const gm_tally *tally)
{
    heard *heard = who;
    heard->times++;
    heard->last = *tally;
}

static void test_a_run_tells_how_far_it_is(void **state)
{
    const opened *press = *state;
    folder with = folder_new();
    for (int isolate = 0; isolate < 2; isolate++) {
        const char *input;
        gm_output output = {0};
        gm_tally tally;
        heard heard = {0};
        uint64_t nanoseconds[5] = {0};
        gm_job job = job_in(&with, &input, &output);
        job.isolate = isolate;
        job.progress = hear;
        job.who = &heard;
        job.nanoseconds = nanoseconds;
        assert_int_equal(gm_annotate_all(press->pipeline, &job, &tally), GM_OK);
        assert_int_equal(heard.times, 3);
        assert_true(tally.documents == 2 && tally.failures == 1 && tally.bytes == 18);
        assert_false(tally.stopped);
        assert_int_equal(heard.last.to_read, size_of(&with, "in.jsonl"));
        assert_int_equal(heard.last.read, heard.last.to_read);
        assert_true(size_of(&with, "errors.jsonl") > 0);
        assert_true(size_of(&with, "out.jsonl.resume") == SIZE_MAX);
        for (uint32_t i = 0; i < 5; i++)
            assert_true(nanoseconds[i] > 0);
    }
    folder_remove(&with);
}

static void test_a_run_that_is_told_to_stop_can_be_gone_on_with(void **state)
{
    const opened *press = *state;
    folder with = folder_new();
    const char *input;
    gm_output output = {0};
    gm_tally tally;
    volatile sig_atomic_t stop = 1;
    gm_job job = job_in(&with, &input, &output);
    job.stop = &stop;
    assert_int_equal(gm_annotate_all(press->pipeline, &job, &tally), GM_OK);
    assert_true(tally.stopped && tally.documents == 0);
    assert_true(size_of(&with, "out.jsonl.resume") != SIZE_MAX);
    stop = 0;
    job.resume = true;
    assert_int_equal(gm_annotate_all(press->pipeline, &job, &tally), GM_OK);
    assert_true(!tally.stopped && tally.documents == 2 && tally.failures == 1);
    assert_true(size_of(&with, "out.jsonl.resume") == SIZE_MAX);
    folder_remove(&with);
}

static void test_formats_have_names(void **state)
{
    (void)state;
    const char *name, *summary;
    assert_true(gm_formats_name(GM_WRITTEN, 0, &name, &summary));
    assert_string_equal(name, "jsonl");
    assert_false(gm_formats_name(GM_READ, 1000, &name, &summary));
}

static void test_closing_nothing_is_allowed(void **state)
{
    (void)state;
    const gm_doc *doc;
    gm_annotator_close(NULL);
    assert_int_equal(gm_annotate(NULL, "x", "", 0, &doc), GM_NOMEM);
    gm_pipeline_close(NULL);
    gm_context_free(NULL);
    assert_string_equal(gm_annotator_message(NULL), "out of memory");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_an_annotator_can_be_used_again_after_a_failure, open_press,
            close_press),
        cmocka_unit_test_setup_teardown(test_json_is_that_of_the_last_document,
                                        open_press, close_press),
        cmocka_unit_test_setup_teardown(test_there_is_no_json_of_a_failure, open_press,
                                        close_press),
        cmocka_unit_test_setup_teardown(test_an_id_is_utf8, open_press, close_press),
        cmocka_unit_test(test_an_annotator_that_did_not_open_only_says_why),
        cmocka_unit_test_setup_teardown(test_two_annotators_share_a_pipeline,
                                        open_press, close_press),
        cmocka_unit_test_setup_teardown(test_stages_come_in_order, open_press,
                                        close_press),
        cmocka_unit_test(test_what_is_wrong_with_a_pipeline_is_in_the_message),
        cmocka_unit_test(test_messages_name_no_option_of_the_command),
        cmocka_unit_test_setup_teardown(test_a_shard_is_one_of_the_shards, open_press,
                                        close_press),
        cmocka_unit_test_setup_teardown(test_an_output_that_is_not_there_can_be_resumed,
                                        open_press, close_press),
        cmocka_unit_test_setup_teardown(test_a_run_tells_how_far_it_is, open_press,
                                        close_press),
        cmocka_unit_test_setup_teardown(
            test_a_run_that_is_told_to_stop_can_be_gone_on_with, open_press,
            close_press),
        cmocka_unit_test(test_formats_have_names),
        cmocka_unit_test(test_closing_nothing_is_allowed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
