/* The members of an object, byte for byte. */
#include "io/json_slice.h"

#include "test.h"

#include <string.h>

/* The members as "key=value;key=value;". */
static void check(const char *object, const char *expected)
{
    char got[512] = "";
    gm_text text = {object, (uint32_t)strlen(object)};
    gm_json_slice member;
    for (uint32_t at = 0; gm_json_next_member(text, &at, &member);) {
        strncat(got, member.key.ptr, member.key.len);
        strcat(got, "=");
        strncat(got, member.value.ptr, member.value.len);
        strcat(got, ";");
    }
    assert_string_equal(got, expected);
}

static void test_an_empty_object_has_no_members(void **state)
{
    (void)state;
    check("{}", "");
    check(" { \t} ", "");
}

static void test_values_come_as_they_were_written(void **state)
{
    (void)state;
    check("{\"a\":1,\"b\":0.10,\"c\":1E+2,\"d\":null,\"e\":true}",
          "a=1;b=0.10;c=1E+2;d=null;e=true;");
    check("{\"a\":[1, [2]],\"b\":{\"x\": {}},\"c\":\"é\"}",
          "a=[1, [2]];b={\"x\": {}};c=\"é\";");
}

static void test_white_space_around_values_is_left_out(void **state)
{
    (void)state;
    check(" {\t\"a\" :\n [ ] , \"b\"\r:  \"x y\"  } ", "a=[ ];b=\"x y\";");
}

static void test_brackets_and_quotes_in_strings_do_not_count(void **state)
{
    (void)state;
    check("{\"a\":\"},{[\\\"\",\"b\":[\"]\",\"\\\\\"],\"c\":\"\\\\\"}",
          "a=\"},{[\\\"\";b=[\"]\",\"\\\\\"];c=\"\\\\\";");
}

static void test_keys_keep_their_escapes(void **state)
{
    (void)state;
    check("{\"a\\\"b\":1,\"\\u00e9\":2,\"\":3}", "a\\\"b=1;\\u00e9=2;=3;");
}

RUN_TESTS(TEST(test_an_empty_object_has_no_members),
          TEST(test_values_come_as_they_were_written),
          TEST(test_white_space_around_values_is_left_out),
          TEST(test_brackets_and_quotes_in_strings_do_not_count),
          TEST(test_keys_keep_their_escapes))
