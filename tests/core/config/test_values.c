/* What is written in a pipeline file, and what a stage gets of it. */
#include "config/values.h"

#include "test.h"

#include <locale.h>
#include <math.h>
#include <string.h>

static void test_names_are_lower_case_words(void **state)
{
    (void)state;
    char longest[65];
    memset(longest, 'a', 64);
    longest[64] = '\0';
    assert_true(gm_is_name("ner"));
    assert_true(gm_is_name("reporting-verbs_2"));
    assert_true(gm_is_name(longest + 1));
    static const char *const wrong[] = {"",   "Ner", "2ner", "ner.so", "../ner",
                                        "-a", "été", "a b",  NULL};
    for (size_t i = 0; wrong[i]; i++)
        assert_false(gm_is_name(wrong[i]));
    assert_false(gm_is_name(longest));
    assert_false(gm_is_name(NULL));
}

static void test_booleans_have_six_words(void **state)
{
    (void)state;
    const gm_option option = {.name = "a", .type = GM_OPTION_BOOL};
    static const char *const words[] = {"true", "yes", "on", "false", "no", "off"};
    for (size_t i = 0; i < 6; i++) {
        bool field = i >= 3;
        assert_true(gm_value_read(&option, words[i], &field));
        assert_int_equal(field, i < 3);
    }
    assert_false(gm_value_read(&option, "True", NULL));
    assert_false(gm_value_read(&option, "1", NULL));
    assert_false(gm_value_read(&option, "", NULL));
}

static bool read_int(const char *value, int64_t *field)
{
    const gm_option option = {
        .name = "a", .type = GM_OPTION_INT, .min = -HUGE_VAL, .max = HUGE_VAL};
    return gm_value_read(&option, value, field);
}

static void test_whole_numbers_go_to_the_ends_of_their_type(void **state)
{
    (void)state;
    int64_t field;
    assert_true(read_int("9223372036854775807", &field));
    assert_true(field == INT64_MAX);
    assert_true(read_int("-9223372036854775808", &field));
    assert_true(field == INT64_MIN);
    assert_true(read_int("+007", &field));
    assert_true(field == 7);
    static const char *const wrong[] = {"9223372036854775808",
                                        "-9223372036854775809",
                                        "99999999999999999999999",
                                        "1.0",
                                        "1e3",
                                        "0x10",
                                        " 1",
                                        "1 ",
                                        "-",
                                        "",
                                        NULL};
    for (size_t i = 0; wrong[i]; i++)
        assert_false(read_int(wrong[i], &field));
}

static bool read_real(const char *value, double *field)
{
    const gm_option option = {
        .name = "a", .type = GM_OPTION_REAL, .min = -HUGE_VAL, .max = HUGE_VAL};
    return gm_value_read(&option, value, field);
}

static void assert_real(const char *value, double expected)
{
    double field = 99;
    assert_true(read_real(value, &field));
    assert_true(field == expected);
}

static void test_numbers_are_exact(void **state)
{
    (void)state;
    assert_real("0.5", 0.5);
    assert_real("0.1", 0.1);
    assert_real("-3", -3);
    assert_real(".25", 0.25);
    assert_real("2.", 2);
    assert_real("1e-6", 1e-6);
    assert_real("6.02E+23", 6.02e23);
    assert_real("3.14159265358979", 3.14159265358979);
    assert_real("0.000000000000000000000123", 1.23e-22);
    assert_real("100000000000000000000000", 1e23);
    assert_real("0e400", 0);
}

static void test_what_is_no_number_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"0,5", "nan", "inf",   "",     ".",     "1e",
                                        "1e+", "--1", "1.2.3", "0.5 ", "1e999", NULL};
    double field;
    for (size_t i = 0; wrong[i]; i++)
        assert_false(read_real(wrong[i], &field));
}

static void test_bounds_belong_to_the_range(void **state)
{
    (void)state;
    const gm_option option = {.name = "a", .type = GM_OPTION_REAL, .min = 0, .max = 1};
    assert_true(gm_value_read(&option, "0", NULL));
    assert_true(gm_value_read(&option, "1", NULL));
    assert_false(gm_value_read(&option, "-0.001", NULL));
    assert_false(gm_value_read(&option, "1.001", NULL));
}

static const char *const choices[] = {"fast", "exact", "both", NULL};

static void test_a_choice_is_an_index(void **state)
{
    (void)state;
    const gm_option option = {
        .name = "a", .type = GM_OPTION_CHOICE, .choices = choices};
    int64_t field = 9;
    assert_true(gm_value_read(&option, "exact", &field));
    assert_int_equal(field, 1);
    assert_false(gm_value_read(&option, "Exact", &field));
    assert_false(gm_value_read(&option, "", &field));
}

static void assert_described(gm_option option, const char *expected)
{
    gm_buffer out = {0};
    gm_value_describe(&option, &out);
    gm_buffer_put(&out, '\0');
    assert_string_equal(out.ptr, expected);
    gm_buffer_free(&out);
}

static void test_options_say_what_they_accept(void **state)
{
    (void)state;
    assert_described((gm_option){.type = GM_OPTION_BOOL}, "true or false");
    assert_described((gm_option){.type = GM_OPTION_INT, .min = 1, .max = 64},
                     "a whole number from 1 to 64");
    assert_described((gm_option){.type = GM_OPTION_REAL, .min = 0, .max = HUGE_VAL},
                     "a number from 0");
    assert_described((gm_option){.type = GM_OPTION_REAL, .min = -HUGE_VAL, .max = 0.5},
                     "a number up to 0.5");
    assert_described((gm_option){.type = GM_OPTION_CHOICE, .choices = choices},
                     "fast, exact or both");
    assert_described((gm_option){.type = GM_OPTION_FILE, .suffix = ".ner"},
                     "a file, or the name of a model (NAME.ner)");
    assert_described((gm_option){.type = GM_OPTION_STRING}, "a string");
}

/* Skipped in silence where the machine has no such locale. */
static void test_the_locale_changes_nothing(void **state)
{
    (void)state;
    if (!setlocale(LC_ALL, "fr_FR.UTF-8"))
        return;
    assert_real("0.5", 0.5);
    assert_described((gm_option){.type = GM_OPTION_REAL, .min = 0.25, .max = 0.5},
                     "a number from 0.25 to 0.5");
    setlocale(LC_ALL, "C");
}

RUN_TESTS(TEST(test_names_are_lower_case_words), TEST(test_booleans_have_six_words),
          TEST(test_whole_numbers_go_to_the_ends_of_their_type),
          TEST(test_numbers_are_exact), TEST(test_what_is_no_number_is_refused),
          TEST(test_bounds_belong_to_the_range), TEST(test_a_choice_is_an_index),
          TEST(test_options_say_what_they_accept),
          TEST(test_the_locale_changes_nothing))
