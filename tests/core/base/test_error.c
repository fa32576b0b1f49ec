/* The first message of a failure is the one that is kept. */
#include "base/error.h"

#include "expect.h"

#include <string.h>

static void test_there_is_no_message_before_a_failure(void **state)
{
    (void)state;
    gm_failure failure;
    gm_failure_init(&failure);
    assert_int_equal(failure.status, GM_OK);
    assert_string_equal(gm_error_message(&failure.error), "");
}

static void test_a_failure_returns_its_status_and_keeps_its_message(void **state)
{
    (void)state;
    gm_failure failure;
    gm_failure_init(&failure);
    assert_int_equal(gm_fail(&failure.error, GM_MODEL, "\"%s\" is no model", "x"),
                     GM_MODEL);
    assert_int_equal(failure.status, GM_MODEL);
    assert_string_equal(gm_error_message(&failure.error), "\"x\" is no model");
}

static void test_a_later_message_does_not_hide_the_first(void **state)
{
    (void)state;
    gm_failure failure;
    gm_failure_init(&failure);
    gm_fail(&failure.error, GM_INPUT, "the cause");
    assert_int_equal(gm_fail(&failure.error, GM_INTERNAL, "a consequence"),
                     GM_INTERNAL);
    assert_int_equal(failure.status, GM_INPUT);
    assert_string_equal(failure.message, "the cause");
}

static void test_init_forgets_the_last_failure(void **state)
{
    (void)state;
    gm_failure failure;
    gm_failure_init(&failure);
    gm_fail(&failure.error, GM_INPUT, "the first");
    gm_failure_init(&failure);
    assert_failure(gm_fail(&failure.error, GM_OUTPUT, "the second"), failure, GM_OUTPUT,
                   "the second");
}

static void test_a_message_that_is_too_long_is_cut(void **state)
{
    (void)state;
    gm_failure failure;
    char word[3000];
    memset(word, 'a', sizeof word);
    word[sizeof word - 1] = '\0';
    gm_failure_init(&failure);
    gm_fail(&failure.error, GM_INPUT, "%s", word);
    assert_int_equal(strlen(failure.message), sizeof failure.message - 1);
}

static void test_want_of_memory_has_one_message(void **state)
{
    (void)state;
    gm_failure failure;
    gm_failure_init(&failure);
    assert_failure(gm_error_nomem(&failure.error), failure, GM_NOMEM, "out of memory");
}

RUN_TESTS(TEST(test_there_is_no_message_before_a_failure),
          TEST(test_a_failure_returns_its_status_and_keeps_its_message),
          TEST(test_a_later_message_does_not_hide_the_first),
          TEST(test_init_forgets_the_last_failure),
          TEST(test_a_message_that_is_too_long_is_cut),
          TEST(test_want_of_memory_has_one_message))
