/* JSON strings and numbers, written by hand. */
#include "io/json_text.h"

#include "test.h"

#include <jansson.h>
#include <locale.h>
#include <math.h>
#include <string.h>

static void check_string(const char *ptr, uint32_t len, const char *expected)
{
    gm_buffer out = {0};
    gm_json_string(&out, (gm_text){ptr, len});
    assert_int_equal(out.len, strlen(expected));
    assert_memory_equal(out.ptr, expected, out.len);
    gm_buffer_free(&out);
}

static void test_what_json_asks_is_escaped_and_nothing_else(void **state)
{
    (void)state;
    check_string("", 0, "\"\"");
    check_string("a\"b\\c/d", 7, "\"a\\\"b\\\\c/d\"");
    check_string("\b\f\n\r\t", 5, "\"\\b\\f\\n\\r\\t\"");
    check_string("\0\x01\x1F\x7F", 4, "\"\\u0000\\u0001\\u001f\\u007f\"");
    check_string("été « 😀 »", strlen("été « 😀 »"), "\"été « 😀 »\"");
}

static void test_every_ascii_string_is_read_back_by_another_parser(void **state)
{
    (void)state;
    char bytes[129];
    gm_buffer out = {0};
    for (int i = 0; i < 128; i++)
        bytes[i] = (char)i;
    gm_json_string(&out, (gm_text){bytes, 128});
    json_t *parsed =
        json_loadb(out.ptr, out.len, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    assert_int_equal(json_string_length(parsed), 128);
    assert_memory_equal(json_string_value(parsed), bytes, 128);
    json_decref(parsed);
    gm_buffer_free(&out);
}

static void check_real(float real, const char *expected)
{
    gm_buffer out = {0};
    gm_json_real(&out, real);
    gm_buffer_put(&out, '\0');
    assert_string_equal(out.ptr, expected);
    gm_buffer_free(&out);
}

static void test_probabilities_have_up_to_three_digits(void **state)
{
    (void)state;
    check_real(0, "0.0");
    check_real(1, "1.0");
    check_real(0.1f, "0.1");
    check_real(0.25f, "0.25");
    check_real(0.98f, "0.98");
    check_real(0.9994f, "0.999");
    check_real(0.9996f, "1.0");
    check_real(1e-30f, "0.0");
}

static void test_other_reals_have_six_digits(void **state)
{
    (void)state;
    check_real(-0.5f, "-0.5");
    check_real(1.5f, "1.5");
    check_real(12345678.0f, "1.23457e+07");
}

static void test_what_is_no_number_is_null(void **state)
{
    (void)state;
    check_real(NAN, "null");
    check_real(INFINITY, "null");
    check_real(-INFINITY, "null");
}

static void test_the_point_does_not_depend_on_the_locale(void **state)
{
    (void)state;
    if (!setlocale(LC_NUMERIC, "fr_FR.UTF-8"))
        skip();
    check_real(1.5f, "1.5");
    check_real(0.5f, "0.5");
    setlocale(LC_NUMERIC, "C");
}

RUN_TESTS(TEST(test_what_json_asks_is_escaped_and_nothing_else),
          TEST(test_every_ascii_string_is_read_back_by_another_parser),
          TEST(test_probabilities_have_up_to_three_digits),
          TEST(test_other_reals_have_six_digits), TEST(test_what_is_no_number_is_null),
          TEST(test_the_point_does_not_depend_on_the_locale))
