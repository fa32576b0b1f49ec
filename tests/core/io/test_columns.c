/* Text in columns: cells are counted, lines broken between words, and nothing in a text
 * can steer the terminal. */
#include "io/columns.h"

#include "test.h"

#include <string.h>

static void assert_out(gm_buffer *out, const char *expected)
{
    gm_buffer_put(out, '\0');
    assert_string_equal(out->ptr, expected);
    gm_buffer_free(out);
}

static gm_text text_of(const char *string)
{
    return (gm_text){string, (uint32_t)strlen(string)};
}

static void check_add(gm_text text, const char *expected)
{
    gm_buffer out = {0};
    gm_columns_add(&out, text);
    assert_out(&out, expected);
}

static void test_control_characters_become_pictures(void **state)
{
    (void)state;
    check_add(text_of("é\x1B[2J\a«"), "é␛[2J␇«");
    check_add((gm_text){"\0\n\x1F", 3}, "␀␊␟");
    check_add(text_of("\x7F\xC2\x80\xC2\x9B\xC2\x9F\xC2\xA0"),
              "␡\uFFFD\uFFFD\uFFFD\u00A0");
    check_add(text_of(""), "");
}

static void check_cut(const char *text, uint32_t width, const char *expected)
{
    gm_buffer out = {0};
    gm_columns_cut(&out, text_of(text), width);
    assert_out(&out, expected);
}

static void test_what_is_too_long_is_cut_with_an_ellipsis(void **state)
{
    (void)state;
    check_cut("été  à\nNancy", 11, "été à Nancy");
    check_cut("été à Nancy", 10, "été à Nan…");
    check_cut("\x1B\x1B\x1B\x1B", 3, "␛␛…");
}

static void test_a_column_is_filled_to_its_width(void **state)
{
    (void)state;
    gm_buffer out = {0};
    gm_columns_fit(&out, text_of("é\x1B"), 4);
    gm_columns_fit(&out, text_of("b"), 2);
    assert_out(&out, "é␛  b ");
}

static void test_lines_are_broken_between_words(void **state)
{
    (void)state;
    gm_buffer out = {0};
    gm_columns_wrap(&out, text_of("Il \033c pleut à Nancy"), 8, 2);
    assert_out(&out, "Il ␛c\n  pleut à\n  Nancy");
}

RUN_TESTS(TEST(test_control_characters_become_pictures),
          TEST(test_what_is_too_long_is_cut_with_an_ellipsis),
          TEST(test_a_column_is_filled_to_its_width),
          TEST(test_lines_are_broken_between_words))
