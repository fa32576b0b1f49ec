/* Problems are kept in the order of their places, and printed in one form. */
#include "config/problems.h"

#include "failing.h"
#include "test.h"

static void assert_printed(const gm_problems *problems, const char *expected)
{
    gm_buffer out = {0};
    gm_problems_print(problems, &out);
    gm_buffer_put(&out, '\0');
    assert_false(out.failed);
    assert_string_equal(out.ptr, expected);
    gm_buffer_free(&out);
}

static void test_a_problem_has_file_line_and_column(void **state)
{
    (void)state;
    gm_problems problems = {0};
    assert_printed(&problems, "");
    gm_problems_add(&problems, (gm_position){"press.yaml", 6, 9},
                    "no option \"%s\"\n  options: %d", "modle", 2);
    assert_printed(&problems,
                   "press.yaml:6:9: error: no option \"modle\"\n  options: 2\n");
    gm_problems_free(&problems);
}

static void test_line_0_is_the_whole_file(void **state)
{
    (void)state;
    gm_problems problems = {0};
    gm_problems_add(&problems, (gm_position){"press.yaml", 0, 0}, "cannot be read");
    assert_printed(&problems, "press.yaml: error: cannot be read\n");
    gm_problems_free(&problems);
}

static void test_problems_are_in_order_of_place(void **state)
{
    (void)state;
    gm_problems problems = {0};
    gm_problems_add(&problems, (gm_position){"b", 3, 1}, "third");
    gm_problems_add(&problems, (gm_position){"b", 2, 7}, "second");
    gm_problems_add(&problems, (gm_position){"b", 2, 5}, "first");
    gm_problems_add(&problems, (gm_position){"b", 2, 7}, "second too");
    gm_problems_add(&problems, (gm_position){"a", 1, 1}, "another file");
    assert_printed(&problems, "b:2:5: error: first\nb:2:7: error: second\n"
                              "b:2:7: error: second too\nb:3:1: error: third\n"
                              "a:1:1: error: another file\n");
    gm_problems_free(&problems);
    assert_int_equal(problems.list.count, 0);
}

static void test_problems_of_several_files_stay_together(void **state)
{
    (void)state;
    gm_problems problems = {0};
    gm_problems_add(&problems, (gm_position){"a", 3, 1}, "second");
    gm_problems_add(&problems, (gm_position){"b", 1, 1}, "of b");
    gm_problems_add(&problems, (gm_position){"a", 9, 1}, "third");
    gm_problems_add(&problems, (gm_position){"a", 2, 1}, "first");
    gm_problems_add(&problems, (gm_position){"b", 1, 1}, "of b");
    assert_printed(&problems, "a:2:1: error: first\na:3:1: error: second\n"
                              "a:9:1: error: third\nb:1:1: error: of b\n");
    gm_problems_free(&problems);
}

static void test_warnings_are_no_errors(void **state)
{
    (void)state;
    gm_problems problems = {0};
    gm_problems_warn(&problems, (gm_position){"a", 2, 7}, "ner", "\"%s\" is old", "x");
    assert_int_equal(problems.list.count, 0);
    assert_string_equal(problems.warnings.at[0].stage, "ner");
    gm_problems_add(&problems, (gm_position){"a", 3, 1}, "wrong");
    assert_null(problems.list.at[0].stage);
    assert_printed(&problems, "a:3:1: error: wrong\na:2:7: warning: \"x\" is old\n");
    gm_problems_free(&problems);
}

static gm_status add_some(void *who)
{
    (void)who;
    gm_problems problems = {0};
    for (uint32_t i = 0; i < 20; i++)
        gm_problems_add(&problems, (gm_position){"a", 20 - i, 1}, "problem %u", i);
    for (uint32_t i = 0; i < 20; i++)
        gm_problems_warn(&problems, (gm_position){"a", 20 - i, 1}, "s", "no %u", i / 2);
    gm_status status = problems.failed ? GM_NOMEM : GM_OK;
    gm_problems_free(&problems);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    failing_every_allocation(add_some, NULL);
}

RUN_TESTS(TEST(test_a_problem_has_file_line_and_column),
          TEST(test_line_0_is_the_whole_file),
          TEST(test_problems_are_in_order_of_place),
          TEST(test_problems_of_several_files_stay_together),
          TEST(test_warnings_are_no_errors), TEST(test_every_allocation_may_fail))
