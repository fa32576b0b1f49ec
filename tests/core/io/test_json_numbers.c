/* What is masked is what the parser would refuse, and nothing in a string. */
#include "io/json_numbers.h"

#include "test.h"

#include <string.h>

static void check(const char *json, const char *expected)
{
    char masked[128];
    assert_true(strlen(json) < sizeof masked);
    memcpy(masked, json, strlen(json) + 1);
    gm_json_mask_numbers(masked, (uint32_t)strlen(json));
    assert_string_equal(masked, expected);
}

static void test_numbers_that_fit_stay(void **state)
{
    (void)state;
    static const char *const fitting[] = {
        "[0, -1, 0.10, 1E+2, 999999999999999999]",
        "[0.1234567890123456789012, 1e99, 1e-400]",
        "[1",
        "-",
        "",
    };
    for (size_t i = 0; i < sizeof fitting / sizeof *fitting; i++)
        check(fitting[i], fitting[i]);
}

static void test_numbers_that_are_too_large_are_masked_to_their_last_byte(void **state)
{
    (void)state;
    check("[9223372036854775808,1]", "[true               ,1]");
    check("{\"a\":-99999999999999999999}", "{\"a\":true                 }");
    check("[1e400, 1E+400, -2.5e0400]", "[true , true  , true     ]");
    check("1e400", "true ");
}

static void test_strings_are_left_alone(void **state)
{
    (void)state;
    check("[\"1e400\",\"\\\"1e400\"]", "[\"1e400\",\"\\\"1e400\"]");
    check("[\"1e400", "[\"1e400");
}

static void test_a_whole_number_is_digits_behind_a_sign(void **state)
{
    (void)state;
    static const char *const whole[] = {"0", "-12", "123456789012345678901234567890"};
    static const char *const other[] = {"", "-", "1.0", "1e3", "true", "+1", "[1]"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        assert_true(gm_json_is_whole((gm_text){whole[i], (uint32_t)strlen(whole[i])}));
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        assert_false(gm_json_is_whole((gm_text){other[i], (uint32_t)strlen(other[i])}));
}

RUN_TESTS(TEST(test_numbers_that_fit_stay),
          TEST(test_numbers_that_are_too_large_are_masked_to_their_last_byte),
          TEST(test_strings_are_left_alone),
          TEST(test_a_whole_number_is_digits_behind_a_sign))
