/* From table and settings to the struct that a stage reads. */
#include "config/options.h"

#include "base/error.h"
#include "expect.h"
#include "failing.h"
#include "test.h"

#include <stdio.h>

typedef struct options {
    bool verbose;
    int64_t threads, mode;
    double threshold;
    const char *language, *model, *lexicon;
} options;

static const char *const modes[] = {"fast", "exact", NULL};

static const gm_option table[] = {{.name = "verbose",
                                   .type = GM_OPTION_BOOL,
                                   .offset = GM_FIELD(options, verbose, bool),
                                   .standard = "no",
                                   .help = "say more"},
                                  {.name = "threads",
                                   .type = GM_OPTION_INT,
                                   .offset = GM_FIELD(options, threads, int64_t),
                                   .standard = "4",
                                   .help = "how many",
                                   .min = 1,
                                   .max = 64},
                                  {.name = "mode",
                                   .type = GM_OPTION_CHOICE,
                                   .offset = GM_FIELD(options, mode, int64_t),
                                   .standard = "exact",
                                   .choices = modes},
                                  {.name = "threshold",
                                   .type = GM_OPTION_REAL,
                                   .offset = GM_FIELD(options, threshold, double),
                                   .standard = "0.5",
                                   .help = "least score",
                                   .min = 0,
                                   .max = 1},
                                  {.name = "language",
                                   .type = GM_OPTION_STRING,
                                   .offset = GM_FIELD(options, language, const char *),
                                   .help = "of the texts"},
                                  {.name = "model",
                                   .type = GM_OPTION_FILE,
                                   .offset = GM_FIELD(options, model, const char *),
                                   .standard = "press",
                                   .suffix = ".ner"},
                                  {.name = "lexicon",
                                   .type = GM_OPTION_FILE,
                                   .offset = GM_FIELD(options, lexicon, const char *),
                                   .standard = "",
                                   .suffix = ".tsv"},
                                  {0}};

/* Knows every file but those named "missing". */
static gm_status resolve(void *who, const char *value, const char *suffix, char **path,
                         gm_error *err)
{
    (void)who;
    if (strcmp(value, "missing") == 0)
        return gm_fail(err, GM_CONFIG, "no model \"missing\"; looked in: nowhere");
    size_t size = strlen(value) + strlen(suffix) + 9;
    *path = malloc(size);
    if (!*path)
        return gm_error_nomem(err);
    snprintf(*path, size, "/models/%s%s", value, suffix);
    return GM_OK;
}

static gm_setting setting(const char *key, const char *value, uint32_t line)
{
    return (gm_setting){key, value, {"a.yaml", line, 7}, {"a.yaml", line, 14}};
}

static gm_options_request request_for(const gm_setting *settings, uint32_t count)
{
    return (gm_options_request){.stage = "ner",
                                .table = table,
                                .size = sizeof(options),
                                .settings = settings,
                                .count = count,
                                .at = {"a.yaml", 2, 5},
                                .resolve = resolve};
}

static void *fill(const gm_options_request *request, gm_problems *problems)
{
    gm_failure failure;
    void *filled = NULL;
    gm_failure_init(&failure);
    assert_int_equal(gm_options_fill(request, &filled, problems, &failure.error),
                     GM_OK);
    return filled;
}

static void assert_problems(const gm_options_request *request, const char *expected)
{
    gm_problems problems = {0};
    gm_buffer out = {0};
    gm_options_free(fill(request, &problems));
    gm_problems_print(&problems, &out);
    gm_buffer_put(&out, '\0');
    assert_string_equal(out.ptr, expected);
    gm_buffer_free(&out);
    gm_problems_free(&problems);
}

static void assert_setting(const char *key, const char *value, const char *expected)
{
    const gm_setting settings[] = {setting("language", "fr", 3),
                                   setting(key, value, 4)};
    const gm_options_request request = request_for(settings, 2);
    assert_problems(&request, expected);
}

static void test_what_is_left_out_has_its_default(void **state)
{
    (void)state;
    const gm_setting settings[] = {setting("language", "fr", 3)};
    const gm_options_request request = request_for(settings, 1);
    gm_problems problems = {0};
    options *filled = fill(&request, &problems);
    assert_int_equal(problems.list.count, 0);
    assert_false(filled->verbose);
    assert_int_equal(filled->threads, 4);
    assert_int_equal(filled->mode, 1);
    assert_true(filled->threshold == 0.5);
    assert_string_equal(filled->language, "fr");
    assert_string_equal(filled->model, "/models/press.ner");
    assert_string_equal(filled->lexicon, "");
    gm_options_free(filled);
}

static void test_what_is_set_counts(void **state)
{
    (void)state;
    const gm_setting settings[] = {
        setting("lexicon", "verbs", 3), setting("model", "web", 4),
        setting("language", "", 5),     setting("threshold", "0.25", 6),
        setting("mode", "fast", 7),     setting("threads", "64", 8),
        setting("verbose", "on", 9)};
    const gm_options_request request = request_for(settings, 7);
    gm_problems problems = {0};
    options *filled = fill(&request, &problems);
    assert_int_equal(problems.list.count, 0);
    assert_true(filled->verbose);
    assert_int_equal(filled->threads, 64);
    assert_int_equal(filled->mode, 0);
    assert_true(filled->threshold == 0.25);
    assert_string_equal(filled->language, "");
    assert_string_equal(filled->model, "/models/web.ner");
    assert_string_equal(filled->lexicon, "/models/verbs.tsv");
    gm_options_free(filled);
}

static void test_the_last_of_two_settings_counts(void **state)
{
    (void)state;
    const gm_setting settings[] = {setting("language", "fr", 3),
                                   setting("language", "br", 4)};
    const gm_options_request request = request_for(settings, 2);
    gm_problems problems = {0};
    options *filled = fill(&request, &problems);
    assert_string_equal(filled->language, "br");
    gm_options_free(filled);
}

static void test_an_unknown_key_shows_the_known_ones(void **state)
{
    (void)state;
    assert_setting(
        "modle", "press",
        "a.yaml:4:7: error: ner has no option \"modle\"; did you mean "
        "\"model\"?\n  options: verbose (default: no), threads (default: 4), "
        "mode (default: exact), threshold (default: 0.5), language "
        "(required), model (default: press), lexicon (default: none)\n");
}

static void test_a_stage_without_options_says_so(void **state)
{
    (void)state;
    const gm_setting settings[] = {setting("model", "press", 3)};
    gm_options_request request = request_for(settings, 1);
    request.stage = "stem";
    request.table = NULL;
    request.size = 0;
    assert_problems(&request,
                    "a.yaml:3:7: error: stem has no option \"model\"\n  it has no "
                    "options at all: leave the line out\n");
}

static void test_a_required_option_is_missed_at_the_entry(void **state)
{
    (void)state;
    const gm_options_request request = request_for(NULL, 0);
    assert_problems(&request, "a.yaml:2:5: error: ner needs the option \"language\"\n  "
                              "language: of the texts\n");
}

static void test_wrong_values_are_told_at_their_place(void **state)
{
    (void)state;
    assert_setting(
        "verbose", "maybe",
        "a.yaml:4:14: error: option \"verbose\" of ner must be true or false, "
        "and is \"maybe\"\n");
    assert_setting(
        "threads", "65",
        "a.yaml:4:14: error: option \"threads\" of ner must be a whole number "
        "from 1 to 64, and is \"65\"\n");
    assert_setting("threshold", "0,5",
                   "a.yaml:4:14: error: option \"threshold\" of ner must be a number "
                   "from 0 to 1, and is \"0,5\"\n");
    assert_setting("mode", "exect",
                   "a.yaml:4:14: error: option \"mode\" of ner must be fast or exact, "
                   "and is \"exect\"; did you mean \"exact\"?\n");
}

static void test_a_missing_file_says_where_it_was_looked_for(void **state)
{
    (void)state;
    assert_setting("model", "missing",
                   "a.yaml:4:14: error: option \"model\" of ner: no model \"missing\"; "
                   "looked in: nowhere\n");
}

static void test_a_missing_default_file_is_told_at_the_entry(void **state)
{
    (void)state;
    static const gm_option files[] = {
        {.name = "model", .type = GM_OPTION_FILE, .standard = "missing"}, {0}};
    gm_options_request request = request_for(NULL, 0);
    request.table = files;
    request.size = sizeof(const char *);
    assert_problems(&request,
                    "a.yaml:2:5: error: option \"model\" of ner (default: missing): no "
                    "model \"missing\"; looked in: nowhere\n");
}

static void test_all_problems_are_told(void **state)
{
    (void)state;
    const gm_setting settings[] = {setting("mode", "slow", 3), setting("x", "y", 4),
                                   setting("model", "missing", 5)};
    const gm_options_request request = request_for(settings, 3);
    gm_problems problems = {0};
    gm_options_free(fill(&request, &problems));
    assert_int_equal(problems.list.count, 4);
    gm_problems_free(&problems);
}

static void test_options_are_described(void **state)
{
    (void)state;
    static const gm_option some[] = {
        {.name = "mode",
         .type = GM_OPTION_CHOICE,
         .standard = "fast",
         .choices = modes},
        {.name = "language", .type = GM_OPTION_STRING, .help = "of the texts"},
        {0}};
    gm_buffer out = {0};
    gm_options_describe(some, &out);
    gm_options_describe(NULL, &out);
    gm_buffer_put(&out, '\0');
    assert_string_equal(out.ptr, "  mode               fast or exact (default: fast)\n"
                                 "  language           a string (required)\n"
                                 "                     of the texts\n");
    gm_buffer_free(&out);
}

/* ---- Old names ---------------------------------------------------------------- */

static const gm_option renamed[] = {{.name = "threads",
                                     .type = GM_OPTION_INT,
                                     .standard = "4",
                                     .help = "how many",
                                     .min = 1,
                                     .max = 64},
                                    GM_OLD_NAME("jobs", "threads"),
                                    GM_OLD_NAME("workers", "threads"),
                                    {0}};

static gm_options_request request_renamed(const gm_setting *settings, uint32_t count)
{
    gm_options_request request = request_for(settings, count);
    request.table = renamed;
    request.size = sizeof(int64_t);
    return request;
}

static void test_an_old_name_works_with_a_warning(void **state)
{
    (void)state;
    const gm_setting settings[] = {setting("jobs", "7", 3)};
    const gm_options_request request = request_renamed(settings, 1);
    gm_problems problems = {0};
    int64_t *threads = fill(&request, &problems);
    assert_int_equal(*threads, 7);
    assert_int_equal(problems.list.count, 0);
    assert_int_equal(problems.warnings.count, 1);
    gm_options_free(threads);
    gm_problems_free(&problems);
    assert_problems(&request,
                    "a.yaml:3:7: warning: \"jobs\" is now called \"threads\"\n");
}

static void test_an_option_is_given_by_one_of_its_names(void **state)
{
    (void)state;
    const gm_setting both[] = {setting("jobs", "7", 3), setting("threads", "8", 4)};
    gm_options_request request = request_renamed(both, 2);
    assert_problems(&request,
                    "a.yaml:3:7: error: \"jobs\" is an old name of the option "
                    "\"threads\" of ner, and \"threads\" is given too\n  leave "
                    "\"jobs\" out\n");
    const gm_setting old[] = {setting("jobs", "7", 3), setting("workers", "8", 4)};
    request = request_renamed(old, 2);
    assert_problems(&request,
                    "a.yaml:4:7: error: \"workers\" is an old name of the option "
                    "\"threads\" of ner, and \"jobs\" is given too\n  leave "
                    "\"workers\" out\n"
                    "a.yaml:3:7: warning: \"jobs\" is now called \"threads\"\n");
}

static void test_messages_have_the_present_names(void **state)
{
    (void)state;
    const gm_setting wrong[] = {setting("jobs", "0", 3)};
    gm_options_request request = request_renamed(wrong, 1);
    assert_problems(&request,
                    "a.yaml:3:14: error: option \"threads\" of ner must be a whole "
                    "number from 1 to 64, and is \"0\"\n"
                    "a.yaml:3:7: warning: \"jobs\" is now called \"threads\"\n");
    const gm_setting unknown[] = {setting("worker", "7", 3)};
    request = request_renamed(unknown, 1);
    assert_problems(&request, "a.yaml:3:7: error: ner has no option \"worker\"\n  "
                              "options: threads (default: 4)\n");
}

static void test_old_names_are_described(void **state)
{
    (void)state;
    gm_buffer out = {0};
    gm_options_describe(renamed, &out);
    gm_buffer_put(&out, '\0');
    assert_string_equal(out.ptr, "  threads            a whole number from 1 to 64 "
                                 "(default: 4)\n                     how many\n"
                                 "  jobs               old name of \"threads\"\n"
                                 "  workers            old name of \"threads\"\n");
    gm_buffer_free(&out);
}

static void test_a_value_that_was_told_is_told_once(void **state)
{
    (void)state;
    const gm_setting settings[] = {setting("language", gm_value_told, 3)};
    const gm_options_request request = request_for(settings, 1);
    assert_problems(&request, "");
}

/* ---- Tables ------------------------------------------------------------------ */

/* A table of one option, wrong in some way, or of two. */
static void assert_malformed(gm_option first, gm_option second, const char *expected)
{
    gm_failure failure;
    gm_failure_init(&failure);
    const gm_option malformed[] = {first, second, {0}};
    assert_failure(gm_options_check(malformed, 16, &failure.error), failure, GM_CONFIG,
                   expected);
}

static void test_sound_tables_pass(void **state)
{
    (void)state;
    gm_failure failure;
    gm_failure_init(&failure);
    assert_int_equal(gm_options_check(table, sizeof(options), &failure.error), GM_OK);
    assert_int_equal(gm_options_check(NULL, 0, &failure.error), GM_OK);
}

static void test_names_and_types_are_checked(void **state)
{
    (void)state;
    const gm_option sound = {.name = "a", .type = GM_OPTION_BOOL};
    assert_malformed((gm_option){.name = "A b", .type = GM_OPTION_BOOL}, (gm_option){0},
                     "\"A b\" cannot name an option; use lower-case letters, digits, "
                     "\"-\" and \"_\"");
    assert_malformed((gm_option){.name = "a"}, (gm_option){0},
                     "option \"a\" has no known .type (0)");
    assert_malformed(sound, sound, "option \"a\" is there twice");
}

static void test_old_names_are_checked(void **state)
{
    (void)state;
    gm_failure failure;
    gm_failure_init(&failure);
    const gm_option sound = {.name = "a", .type = GM_OPTION_BOOL};
    const gm_option old = GM_OLD_NAME("b", "a"), older = GM_OLD_NAME("c", "b");
    const gm_option none = {.name = "b", .type = GM_OPTION_RENAMED};
    assert_int_equal(gm_options_check(renamed, sizeof(int64_t), &failure.error), GM_OK);
    assert_malformed(old, older,
                     "\"b\" is the old name of \"a\", which is no option: write "
                     "GM_OLD_NAME(old, now)");
    assert_malformed(sound, none,
                     "\"b\" is the old name of \"\", which is no option: write "
                     "GM_OLD_NAME(old, now)");
    assert_malformed(sound, (gm_option)GM_OLD_NAME("a", "a"),
                     "option \"a\" is there twice");
}

static void test_places_are_checked(void **state)
{
    (void)state;
    const gm_option sound = {.name = "a", .type = GM_OPTION_STRING, .offset = 8};
    assert_malformed((gm_option){.name = "a", .type = GM_OPTION_STRING, .offset = 12},
                     (gm_option){0},
                     "option \"a\" does not lie within the options struct of 16 bytes; "
                     "set .offset by GM_FIELD() and .options_size by sizeof");
    assert_malformed((gm_option){.name = "a", .type = GM_OPTION_STRING, .offset = 16},
                     (gm_option){0},
                     "option \"a\" does not lie within the options struct of 16 bytes; "
                     "set .offset by GM_FIELD() and .options_size by sizeof");
    assert_malformed(sound,
                     (gm_option){.name = "b", .type = GM_OPTION_BOOL, .offset = 15},
                     "options \"a\" and \"b\" have the same place; set .offset by "
                     "GM_FIELD()");
}

static void test_bounds_choices_and_defaults_are_checked(void **state)
{
    (void)state;
    static const char *const none[] = {NULL};
    assert_malformed((gm_option){.name = "a", .type = GM_OPTION_INT, .standard = "1"},
                     (gm_option){0}, "option \"a\" has no range; set .min below .max");
    assert_malformed(
        (gm_option){.name = "a", .type = GM_OPTION_CHOICE, .choices = none},
        (gm_option){0}, "option \"a\" has no .choices");
    assert_malformed(
        (gm_option){.name = "a", .type = GM_OPTION_REAL, .standard = "2.5", .max = 1},
        (gm_option){0},
        "the default of option \"a\" must be a number from 0 to 1, and is "
        "\"2.5\"");
}

static void test_a_table_without_an_end_is_noticed(void **state)
{
    (void)state;
    static char names[66][3];
    static gm_option endless[66];
    gm_failure failure;
    gm_failure_init(&failure);
    for (uint32_t i = 0; i < 66; i++) {
        names[i][0] = (char)('a' + i / 10);
        names[i][1] = (char)('0' + i % 10);
        endless[i] = (gm_option){.name = names[i], .type = GM_OPTION_BOOL, .offset = i};
    }
    assert_failure(gm_options_check(endless, 66, &failure.error), failure, GM_CONFIG,
                   "there are more than 64 options; does the table end with {0}?");
}

/* ---- Memory ------------------------------------------------------------------ */

static gm_status fill_all(void *who)
{
    gm_failure failure;
    gm_problems problems = {0};
    void *filled = NULL;
    gm_failure_init(&failure);
    gm_status status = gm_options_fill(who, &filled, &problems, &failure.error);
    gm_options_free(filled);
    gm_problems_free(&problems);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    const gm_setting settings[] = {setting("language", "fr", 3),
                                   setting("modle", "x", 4),
                                   setting("threads", "x", 5)};
    gm_options_request request = request_for(settings, 1);
    failing_every_allocation(fill_all, &request);
    request.count = 3;
    failing_every_allocation(fill_all, &request);
    const gm_setting old[] = {setting("jobs", "7", 3), setting("workers", "8", 4)};
    request = request_renamed(old, 2);
    failing_every_allocation(fill_all, &request);
}

RUN_TESTS(TEST(test_what_is_left_out_has_its_default), TEST(test_what_is_set_counts),
          TEST(test_the_last_of_two_settings_counts),
          TEST(test_an_unknown_key_shows_the_known_ones),
          TEST(test_a_stage_without_options_says_so),
          TEST(test_a_required_option_is_missed_at_the_entry),
          TEST(test_wrong_values_are_told_at_their_place),
          TEST(test_a_missing_file_says_where_it_was_looked_for),
          TEST(test_a_missing_default_file_is_told_at_the_entry),
          TEST(test_all_problems_are_told), TEST(test_options_are_described),
          TEST(test_an_old_name_works_with_a_warning),
          TEST(test_an_option_is_given_by_one_of_its_names),
          TEST(test_messages_have_the_present_names),
          TEST(test_old_names_are_described),
          TEST(test_a_value_that_was_told_is_told_once),
          TEST(test_old_names_are_checked), TEST(test_sound_tables_pass),
          TEST(test_names_and_types_are_checked), TEST(test_places_are_checked),
          TEST(test_bounds_choices_and_defaults_are_checked),
          TEST(test_a_table_without_an_end_is_noticed),
          TEST(test_every_allocation_may_fail))
