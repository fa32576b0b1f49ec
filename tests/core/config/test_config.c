/* The contract's pipeline file, and files that cannot be read; wrong ones are in
 * broken/. */
#include "config/config.h"

#include "base/error.h"
#include "failing.h"
#include "test.h"

#include <stdio.h>
#include <unistd.h>

static const char press[] = "# press.yaml\n"
                            "stages:\n"
                            "  - tokenize\n"
                            "  - stem\n"
                            "  - ner:\n"
                            "      model: press\n"
                            "      threshold: 0.5\n"
                            "  - quotes:\n";

static gm_config *parse(const char *text, gm_problems *problems)
{
    gm_failure failure;
    gm_config *config = NULL;
    gm_failure_init(&failure);
    gm_status status =
        gm_config_parse("press.yaml", (gm_text){text, (uint32_t)strlen(text)}, &config,
                        problems, &failure.error);
    assert_int_equal(status, GM_OK);
    return config;
}

static void assert_position(gm_position at, uint32_t line, uint32_t column)
{
    assert_string_equal(at.file, "press.yaml");
    assert_int_equal(at.line, line);
    assert_int_equal(at.column, column);
}

static void test_stages_are_in_order(void **state)
{
    (void)state;
    static const char *const names[] = {"tokenize", "stem", "ner", "quotes"};
    gm_problems problems = {0};
    gm_config *config = parse(press, &problems);
    assert_int_equal(problems.list.count, 0);
    assert_string_equal(config->file, "press.yaml");
    assert_int_equal(config->count, 4);
    for (uint32_t i = 0; i < 4; i++) {
        assert_string_equal(config->entries[i].stage, names[i]);
        assert_position(config->entries[i].at, 3 + i + (i == 3 ? 2 : 0), 5);
        assert_int_equal(config->entries[i].count, i == 2 ? 2 : 0);
    }
    gm_config_free(config);
}

static void test_settings_have_their_places(void **state)
{
    (void)state;
    gm_problems problems = {0};
    gm_config *config = parse(press, &problems);
    const gm_setting *settings = config->entries[2].settings;
    assert_string_equal(settings[0].key, "model");
    assert_string_equal(settings[0].value, "press");
    assert_position(settings[0].key_at, 6, 7);
    assert_position(settings[0].value_at, 6, 14);
    assert_string_equal(settings[1].key, "threshold");
    assert_string_equal(settings[1].value, "0.5");
    gm_config_free(config);
}

static void test_flow_style_is_the_same(void **state)
{
    (void)state;
    gm_problems problems = {0};
    gm_config *config = parse("stages: [tokenize, ner: {model: press}]", &problems);
    assert_int_equal(problems.list.count, 0);
    assert_int_equal(config->count, 2);
    assert_string_equal(config->entries[1].settings[0].value, "press");
    gm_config_free(config);
}

static void test_entries_around_a_wrong_one_are_read(void **state)
{
    (void)state;
    gm_problems problems = {0};
    gm_config *config =
        parse("stages:\n  - stem\n  - []\n  - ner: {a: 1, b: [], c: 2}\n", &problems);
    assert_int_equal(problems.list.count, 2);
    assert_int_equal(config->count, 2);
    assert_int_equal(config->entries[1].count, 2);
    assert_string_equal(config->entries[1].settings[1].key, "c");
    gm_problems_free(&problems);
    gm_config_free(config);
}

static void assert_unreadable(const char *path, const char *expected)
{
    gm_failure failure;
    gm_config *config = NULL;
    gm_problems problems = {0};
    gm_buffer out = {0};
    gm_failure_init(&failure);
    assert_int_equal(gm_config_read(path, &config, &problems, &failure.error), GM_OK);
    assert_int_equal(config->count, 0);
    gm_problems_print(&problems, &out);
    gm_buffer_put(&out, '\0');
    assert_string_equal(out.ptr, expected);
    gm_buffer_free(&out);
    gm_problems_free(&problems);
    gm_config_free(config);
}

static void test_a_missing_file_is_a_problem(void **state)
{
    (void)state;
    assert_unreadable("/nowhere/press.yaml",
                      "/nowhere/press.yaml: error: cannot open the pipeline file: No "
                      "such file or directory\n");
}

static void test_a_folder_is_a_problem(void **state)
{
    (void)state;
    assert_unreadable("/",
                      "/: error: this is a folder\n  give the pipeline file in it\n");
}

static void test_a_huge_file_is_a_problem(void **state)
{
    (void)state;
    assert_unreadable("/dev/zero", "/dev/zero: error: 131072 bytes are too many for a "
                                   "pipeline file\n  is this a text to annotate?\n");
}

static void test_a_file_is_read(void **state)
{
    (void)state;
    char path[] = GM_BINARY_DIR "/test-config-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, press, sizeof press - 1), sizeof press - 1);
    close(descriptor);
    gm_failure failure;
    gm_config *config = NULL;
    gm_problems problems = {0};
    gm_failure_init(&failure);
    assert_int_equal(gm_config_read(path, &config, &problems, &failure.error), GM_OK);
    assert_int_equal(problems.list.count, 0);
    assert_int_equal(config->count, 4);
    assert_string_equal(config->file, path);
    gm_config_free(config);
    unlink(path);
}

static gm_status parse_all(void *who)
{
    gm_failure failure;
    gm_config *config = NULL;
    gm_problems problems = {0};
    gm_failure_init(&failure);
    gm_status status = gm_config_parse("test", (gm_text){who, (uint32_t)strlen(who)},
                                       &config, &problems, &failure.error);
    gm_problems_free(&problems);
    gm_config_free(config);
    return status;
}

static gm_status read_nothing(void *who)
{
    gm_failure failure;
    gm_config *config = NULL;
    gm_problems problems = {0};
    gm_failure_init(&failure);
    gm_status status = gm_config_read(who, &config, &problems, &failure.error);
    gm_problems_free(&problems);
    gm_config_free(config);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    failing_every_allocation(parse_all, (void *)press);
    failing_every_allocation(parse_all, "stages:\n  - ner: {a: []}\nstagse: 1\n");
    failing_every_allocation(parse_all, "");
    failing_every_allocation(read_nothing, "/nowhere/press.yaml");
    failing_every_allocation(read_nothing, "/dev/null");
}

RUN_TESTS(TEST(test_stages_are_in_order), TEST(test_settings_have_their_places),
          TEST(test_flow_style_is_the_same),
          TEST(test_entries_around_a_wrong_one_are_read),
          TEST(test_a_missing_file_is_a_problem), TEST(test_a_folder_is_a_problem),
          TEST(test_a_huge_file_is_a_problem), TEST(test_a_file_is_read),
          TEST(test_every_allocation_may_fail))
