/* ${NAME} in values, and nowhere else. */
#define _XOPEN_SOURCE 700 /* setenv() */
#include "config/variables.h"

#include "failing.h"
#include "test.h"

#include <stdio.h>

static const char *replace(const char *value, gm_arena *arena, gm_problems *problems)
{
    const gm_setting setting = {"model", value, {"a.yaml", 4, 7}, {"a.yaml", 4, 14}};
    return gm_variables_replace(&setting, "ner", arena, problems);
}

static void assert_becomes(const char *value, const char *expected)
{
    gm_arena arena = {0};
    gm_problems problems = {0};
    const char *replaced = replace(value, &arena, &problems);
    assert_int_equal(problems.list.count, 0);
    assert_non_null(replaced);
    assert_string_equal(replaced, expected);
    gm_arena_free(&arena);
}

static void assert_problem(const char *value, const char *expected)
{
    gm_arena arena = {0};
    gm_problems problems = {0};
    gm_buffer out = {0};
    assert_null(replace(value, &arena, &problems));
    gm_problems_print(&problems, &out);
    gm_buffer_put(&out, '\0');
    assert_string_equal(out.ptr, expected);
    gm_buffer_free(&out);
    gm_problems_free(&problems);
    gm_arena_free(&arena);
}

static int set_variables(void **state)
{
    (void)state;
    setenv("GM_WHO", "élu", 1);
    setenv("GM_EMPTY", "", 1);
    setenv("GM_NESTED", "${GM_WHO} $${ }", 1);
    setenv("GM_BYTES", "a\xE9", 1);
    unsetenv("GM_NONE");
    return 0;
}

static void test_variables_are_replaced(void **state)
{
    (void)state;
    assert_becomes("${GM_WHO}", "élu");
    assert_becomes("un ${GM_WHO}, deux ${GM_WHO}s", "un élu, deux élus");
    assert_becomes("${GM_EMPTY}", "");
}

static void test_a_default_stands_for_what_is_unset_or_empty(void **state)
{
    (void)state;
    assert_becomes("${GM_NONE:-là}", "là");
    assert_becomes("${GM_EMPTY:-là}", "là");
    assert_becomes("${GM_WHO:-là}", "élu");
    assert_becomes("${GM_NONE:-}", "");
    assert_becomes("${GM_NONE:-a:-b $x {}}", "a:-b $x {}");
}

static void test_what_comes_in_is_not_looked_at_again(void **state)
{
    (void)state;
    assert_becomes("${GM_NESTED}", "${GM_WHO} $${ }");
    assert_becomes("${GM_NONE:-${GM_WHO}}", "${GM_WHO}");
}

static void test_other_dollars_stay(void **state)
{
    (void)state;
    assert_becomes("$GM_WHO $ $$ $( {GM_WHO} $", "$GM_WHO $ $$ $( {GM_WHO} $");
    assert_becomes("$${GM_WHO}", "${GM_WHO}");
    assert_becomes("$$${GM_WHO}", "$${GM_WHO}");
    assert_becomes("$${ ${GM_WHO}", "${ élu");
}

static void test_what_is_unset_is_a_problem(void **state)
{
    (void)state;
    assert_problem("${GM_NONE}",
                   "a.yaml:4:14: error: option \"model\" of ner: the variable GM_NONE "
                   "is not set\n  set it, or give a default: \"${GM_NONE:-value}\"\n");
    assert_problem("${GM_BYTES}",
                   "a.yaml:4:14: error: option \"model\" of ner: the variable GM_BYTES "
                   "is not valid UTF-8\n  set it to a value in UTF-8\n");
}

static void test_what_is_no_variable_is_a_problem(void **state)
{
    (void)state;
    static const char *const wrong[] = {"${}",         "${1A}",       "${GM WHO}",
                                        "${GM_WHO-x}", "${GM_WHO:x}", "${é}"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char expected[256];
        snprintf(expected, sizeof expected,
                 "a.yaml:4:14: error: option \"model\" of ner: \"%s\" names no "
                 "variable\n  write \"${NAME}\" or \"${NAME:-default}\", or \"$${\" "
                 "where \"${\" itself is meant\n",
                 wrong[i]);
        assert_problem(wrong[i], expected);
    }
    assert_problem("${GM_WHO:-x",
                   "a.yaml:4:14: error: option \"model\" of ner: a \"${\" has no "
                   "closing \"}\"\n  write \"${NAME}\", or \"$${\" where \"${\" itself "
                   "is meant\n");
}

static gm_status replace_all(void *who)
{
    gm_arena arena = {0};
    gm_problems problems = {0};
    const char *replaced = replace(who, &arena, &problems);
    gm_status status = problems.failed ? GM_NOMEM : GM_OK;
    assert_true(replaced || problems.failed || problems.list.count);
    gm_problems_free(&problems);
    gm_arena_free(&arena);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    failing_every_allocation(replace_all, "${GM_WHO}, ${GM_NONE:-là} $${");
    failing_every_allocation(replace_all, "${GM_NONE}${GM_BYTES}${}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_variables_are_replaced),
        TEST(test_a_default_stands_for_what_is_unset_or_empty),
        TEST(test_what_comes_in_is_not_looked_at_again),
        TEST(test_other_dollars_stay),
        TEST(test_what_is_unset_is_a_problem),
        TEST(test_what_is_no_variable_is_a_problem),
        TEST(test_every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, set_variables, NULL);
}
