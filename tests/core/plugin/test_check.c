/* What is wrong with what a stage declares; ABI and names are in test_registry.c. */
#include "plugin/check.h"

#include "expect.h"
#include "test.h"

#include <stdio.h>

static gm_status process(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    (void)doc;
    (void)err;
    return GM_OK;
}

static const char *const reads_token[] = {"token", NULL};

/* A stage that is sound but for what it writes. */
static gm_stage writing(const gm_feature *writes)
{
    return (gm_stage){.abi = GM_ABI,
                      .size = sizeof(gm_stage),
                      .name = "test",
                      .version = "1.0.0",
                      .summary = "a test",
                      .license = "MIT",
                      .reads = reads_token,
                      .writes = writes,
                      .process = process};
}

static gm_stage_entry_bytes bytes_of(const gm_stage *stage)
{
    return (gm_stage_entry_bytes){stage, sizeof *stage};
}

static void assert_sound(const gm_stage *stage)
{
    gm_failure failure;
    gm_stage copy;
    gm_failure_init(&failure);
    assert_int_equal(
        gm_stage_check(bytes_of(stage), "test", "test.so", &copy, &failure.error),
        GM_OK);
    assert_string_equal(failure.message, "");
    assert_memory_equal(stage, &copy, sizeof copy);
}

static void assert_bytes_wrong(gm_stage_entry_bytes bytes, const char *message)
{
    gm_failure failure;
    gm_stage copy;
    gm_failure_init(&failure);
    assert_failure(gm_stage_check(bytes, "test", "test.so", &copy, &failure.error),
                   failure, GM_CONFIG, message);
}

static void assert_wrong(const gm_stage *stage, const char *why)
{
    gm_failure failure;
    gm_stage copy;
    char message[1024];
    gm_failure_init(&failure);
    snprintf(message, sizeof message, "cannot use stage \"test\" from test.so\n  %s",
             why);
    assert_failure(
        gm_stage_check(bytes_of(stage), "test", "test.so", &copy, &failure.error),
        failure, GM_CONFIG, message);
}

static void assert_writes_wrong(gm_feature first, gm_feature second, const char *why)
{
    const gm_feature writes[] = {first, second, {0}};
    const gm_stage stage = writing(writes);
    assert_wrong(&stage, why);
}

static void test_a_sound_stage_is_copied(void **state)
{
    (void)state;
    const gm_feature writes[] = {{"token.stem", GM_SYMBOL, "its stem"},
                                 {"clause", GM_LAYER, "a clause"},
                                 {"clause.head", GM_NUMBER, "its head"},
                                 {0}};
    gm_stage stage = writing(writes);
    assert_sound(&stage);
    stage = writing(NULL);
    stage.reads = NULL;
    assert_sound(&stage);
}

/* The last byte of a page may be the last of the entry: none behind it is read. */
static void test_an_entry_is_read_no_further_than_it_goes(void **state)
{
    (void)state;
    static const gm_stage sound = {.abi = GM_ABI, .size = sizeof sound};
    static const size_t sizes[] = {0, 4, 7};
    const char *rebuild =
        "\n  define it by GM_STAGE(), and rebuild the stage against the "
        "installed guillemet";
    char message[1024];
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        snprintf(message, sizeof message,
                 "test.so has a \"gm_stage_entry\" that is no stage%s", rebuild);
        assert_bytes_wrong((gm_stage_entry_bytes){&sound, sizes[i]}, message);
    }
    snprintf(message, sizeof message,
             "test.so says that its stage has %zu bytes, and exports 8%s", sizeof sound,
             rebuild);
    assert_bytes_wrong((gm_stage_entry_bytes){&sound, 8}, message);
}

/* What a stage of 1.0 is found with in memory: as much as it has now, by another
 * number. */
static void test_a_stage_of_an_earlier_minor_is_sound(void **state)
{
    (void)state;
    gm_stage stage = writing(NULL);
    stage.abi = GM_ABI_MAJOR << 16;
    stage.size = GM_STAGE_SIZE_1_0;
    assert_sound(&stage);
}

static void test_a_stage_cannot_be_named_include(void **state)
{
    (void)state;
    gm_failure failure;
    gm_stage copy, stage = writing(NULL);
    stage.name = "include";
    gm_failure_init(&failure);
    assert_failure(gm_stage_check(bytes_of(&stage), "include", "include.so", &copy,
                                  &failure.error),
                   failure, GM_CONFIG,
                   "\"include\" in a pipeline file is followed by a file: give the "
                   "stage of include.so another name");
}

static void test_members_are_required(void **state)
{
    (void)state;
    gm_stage stage = writing(NULL);
    stage.process = NULL;
    assert_wrong(&stage, "it has no .process: set it");
    stage = writing(NULL);
    stage.license = NULL;
    assert_wrong(&stage, "it has no .version, .summary or .license: set all of them");
}

static void test_names_are_checked(void **state)
{
    (void)state;
    static const char *const wrong[] = {"token.", NULL};
    gm_stage stage = writing(NULL);
    stage.reads = wrong;
    assert_wrong(&stage, "\"token.\" in its `reads` names no layer or column; write "
                         "\"token\" or \"token.stem\", in lower case");
    assert_writes_wrong((gm_feature){"Clause", GM_LAYER, ""}, (gm_feature){0},
                        "\"Clause\" in its `writes` names no layer or column; write "
                        "\"token\" or \"token.stem\", in lower case");
    assert_writes_wrong((gm_feature){"a.b.c", GM_LAYER, ""}, (gm_feature){0},
                        "\"a.b.c\" in its `writes` names no layer or column; write "
                        "\"token\" or \"token.stem\", in lower case");
}

static void test_types_are_checked(void **state)
{
    (void)state;
    assert_writes_wrong((gm_feature){"clause", 0, ""}, (gm_feature){0},
                        "\"clause\" in its `writes` has no known .type (0)");
    assert_writes_wrong((gm_feature){"clause", GM_SYMBOL, ""}, (gm_feature){0},
                        "\"clause\" in its `writes` is a layer: its .type is GM_LAYER");
    assert_writes_wrong((gm_feature){"token.x", GM_LAYER, ""}, (gm_feature){0},
                        "\"token.x\" in its `writes` is a column: its .type is not "
                        "GM_LAYER");
    assert_writes_wrong((gm_feature){"token.kind", GM_NUMBER, ""}, (gm_feature){0},
                        "it writes \"token.kind\" as GM_NUMBER, and everybody else as "
                        "GM_SYMBOL; use that type, or another name");
}

static void test_a_column_needs_its_layer(void **state)
{
    (void)state;
    assert_writes_wrong((gm_feature){"clause.head", GM_NUMBER, ""},
                        (gm_feature){"clause", GM_LAYER, ""},
                        "it writes \"clause.head\" and neither reads nor writes "
                        "\"clause\"; add the layer to its `reads`, or to its `writes` "
                        "before the column");
}

static void test_names_occur_once(void **state)
{
    (void)state;
    const gm_feature clause = {"clause", GM_LAYER, ""};
    assert_writes_wrong(clause, clause, "\"clause\" is twice in its `writes`");
    assert_writes_wrong((gm_feature){"token", GM_LAYER, ""}, (gm_feature){0},
                        "\"token\" is in its `reads` and in its `writes`; what is read "
                        "is final: write under another name");
}

static void test_lists_without_an_end_are_noticed(void **state)
{
    (void)state;
    static const char *reads[70];
    static gm_feature writes[70];
    static char names[70][3];
    for (uint32_t i = 0; i < 70; i++) {
        names[i][0] = (char)('a' + i / 10);
        names[i][1] = (char)('0' + i % 10);
        reads[i] = "token";
        writes[i] = (gm_feature){names[i], GM_LAYER, ""};
    }
    gm_stage stage = writing(writes);
    assert_wrong(&stage, "its `writes` has more than 64 rows; does it end with {0}?");
    stage.reads = reads;
    assert_wrong(&stage, "its `reads` has more than 64 names; does it end with NULL?");
}

static void test_the_options_of_training_are_checked_too(void **state)
{
    (void)state;
    static const gm_option table[] = {{.name = "a", .type = GM_OPTION_BOOL}, {0}};
    gm_stage stage = writing(NULL);
    stage.train_options = table;
    assert_wrong(&stage,
                 "option \"a\" does not lie within the options struct of 0 bytes; set "
                 ".offset by GM_FIELD() and .options_size by sizeof");
    stage.train_options_size = sizeof(bool);
    assert_sound(&stage);
}

RUN_TESTS(TEST(test_a_sound_stage_is_copied),
          TEST(test_an_entry_is_read_no_further_than_it_goes),
          TEST(test_a_stage_of_an_earlier_minor_is_sound),
          TEST(test_a_stage_cannot_be_named_include), TEST(test_members_are_required),
          TEST(test_names_are_checked), TEST(test_types_are_checked),
          TEST(test_a_column_needs_its_layer), TEST(test_names_occur_once),
          TEST(test_lists_without_an_end_are_noticed),
          TEST(test_the_options_of_training_are_checked_too))
