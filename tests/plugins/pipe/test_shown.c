/* What a program wrote, as it stands in a message. */
#include "shown.h"
#include "test.h"

#include <string.h>

static void assert_shown(const char *string, const char *expected)
{
    shown result = show_text(text_of_string(string));
    assert_string_equal(result.string, expected);
}

static void test_text_stays(void **state)
{
    (void)state;
    assert_shown("", "");
    assert_shown("{\"rows\": « é € »}", "{\"rows\": « é € »}");
}

static void test_controls_are_hidden(void **state)
{
    (void)state;
    assert_shown("a\tb\r\x1B[31m\x7F\xC2\x9B", "a?b??[31m??");
}

static void test_what_is_no_utf_8_is_hidden(void **state)
{
    (void)state;
    assert_shown("\xE9t\xE9", "?t?");
    assert_shown("\xC3", "?");
    assert_shown("\xFF\xC0\xAF", "???");
}

static void test_long_text_ends_between_characters(void **state)
{
    (void)state;
    char longer[301] = "", expected[SHOWN_MOST + 8] = "";
    for (size_t i = 0; i < 100; i++)
        memcpy(longer + 3 * i, "€", 3);
    memcpy(expected, longer, SHOWN_MOST);
    strcat(expected, "…");
    assert_shown(longer, expected);
}

RUN_TESTS(TEST(test_text_stays), TEST(test_controls_are_hidden),
          TEST(test_what_is_no_utf_8_is_hidden),
          TEST(test_long_text_ends_between_characters))
