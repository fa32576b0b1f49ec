/* What `guillemet check` does, with each allocation failing in turn: from the context
 * to the last line that is told. */
#define _XOPEN_SOURCE 700 /* setenv() */
#include <guillemet/guillemet.h>

#include "failing.h"
#include "folder.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

#define BROKEN GM_BINARY_DIR "/tests/broken"

static folder here;
static FILE *nowhere;

typedef struct checking {
    const char *const *plugins; /* folders; ends with NULL */
    const char *pipeline;
    gm_plan_format format;
    bool only_check, schema;
    gm_status expected;
    uint32_t warnings;
} checking;

static const char *const shipped[] = {GM_PLUGINS_DIR, BROKEN "/old_names", NULL};
static const char *const few[] = {BROKEN "/sound", BROKEN "/old_names",
                                  BROKEN "/abi_1_0", BROKEN "/writes_twice", NULL};

static int write_files(void **state)
{
    (void)state;
    setenv("GM_LABEL", "là", 1);
    here = folder_new();
    nowhere = fopen("/dev/null", "w");
    assert_non_null(nowhere);
    folder_write(&here, "x.list", "x");
    folder_write(&here, "good.yaml",
                 "stages:\n  - tokenize\n  - include: part.yaml\n  - stem\n");
    folder_write(&here, "part.yaml",
                 "stages:\n  - old_names:\n      tag: ${GM_LABEL}\n      max: 4\n"
                 "      file: ./x.list\n");
    folder_write(&here, "bad.yaml",
                 "stages:\n  - abi_1_0: {lsit: a, most: 0}\n"
                 "  - include: no.yaml\n  - include: bad.yaml\n  - sound: []\n"
                 "  - writes_twice\n  - old_names: {tag: '${}', most: 1, max: 2}\n"
                 "  - soudn\n");
    return 0;
}

static int remove_files(void **state)
{
    (void)state;
    fclose(nowhere);
    folder_remove(&here);
    return 0;
}

static void count_warning(void *who, gm_note note, const char *stage,
                          const char *message)
{
    assert_int_equal(note, GM_NOTE_WARNING);
    assert_string_equal(stage, "old_names");
    assert_non_null(strstr(message, "\" is now called \""));
    ++*(uint32_t *)who;
}

static gm_status ask(const checking *self, gm_context *context)
{
    const char *pipeline = folder_path(&here, self->pipeline);
    if (self->schema)
        return gm_pipeline_schema(context, nowhere);
    if (self->only_check)
        return gm_pipeline_check(context, pipeline);
    return gm_pipeline_explain(context, pipeline, self->format, nowhere);
}

/* That the pipeline is what it should be counts as success. */
static gm_status check_once(void *who)
{
    const checking *self = who;
    uint32_t warnings = 0;
    gm_context *context = gm_context_new();
    gm_status status = context ? GM_OK : GM_NOMEM;
    for (uint32_t i = 0; status == GM_OK && self->plugins[i]; i++)
        status = gm_context_add_folder(context, GM_PLUGINS, self->plugins[i]);
    if (status == GM_OK)
        status = gm_context_add_folder(context, GM_MODELS, GM_SOURCE_DIR "/models");
    if (status == GM_OK) {
        gm_context_listen(context, count_warning, &warnings);
        status = ask(self, context);
    }
    if (status == GM_NOMEM)
        assert_string_equal(gm_context_message(context), "out of memory");
    gm_context_free(context);
    if (status != GM_OK && status != GM_CONFIG)
        return status;
    assert_int_equal(status, self->expected);
    assert_int_equal(warnings, self->warnings);
    return GM_OK;
}

static void check_always(checking self)
{
    failing_every_allocation(check_once, &self);
}

static void test_of_a_sound_pipeline(void **state)
{
    (void)state;
    check_always(
        (checking){.plugins = shipped, .pipeline = "good.yaml", .warnings = 3});
    check_always((checking){
        .plugins = shipped, .pipeline = "good.yaml", .format = GM_PLAN_JSON});
    check_always((checking){.plugins = shipped,
                            .pipeline = "good.yaml",
                            .only_check = true,
                            .warnings = 3});
}

static void test_of_a_broken_pipeline(void **state)
{
    (void)state;
    checking broken = {.plugins = few, .pipeline = "bad.yaml", .expected = GM_CONFIG};
    check_always(broken);
    broken.format = GM_PLAN_JSON;
    check_always(broken);
    broken.only_check = true;
    check_always(broken);
    broken.pipeline = "missing.yaml";
    check_always(broken);
}

static void test_of_the_schema(void **state)
{
    (void)state;
    check_always((checking){.plugins = few, .pipeline = "", .schema = true});
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_of_a_sound_pipeline),
                                       TEST(test_of_a_broken_pipeline),
                                       TEST(test_of_the_schema)};
    return cmocka_run_group_tests(tests, write_files, remove_files);
}
