/* Offsets in the units of the outside, against counting one character after another. */
#include "text/offsets.h"

#include "expect.h"
#include "failing.h"
#include "text/utf8.h"

#include <string.h>

static const char *const characters[] = {"a", "\n",     "é",         "€",
                                         "😀", "\u0301", "\U0010FFFF"};

/* `len` is a bound of the length. */
static gm_text random_text(char *into, uint32_t len, uint32_t *seed)
{
    uint32_t at = 0;
    for (;;) {
        const char *next = characters[next_random(seed) % 7];
        if (at + strlen(next) > len)
            return (gm_text){into, at};
        memcpy(into + at, next, strlen(next));
        at += (uint32_t)strlen(next);
    }
}

static uint32_t units_of(gm_unit unit, uint32_t bytes)
{
    return unit == GM_UNIT_BYTE ? bytes : unit == GM_UNIT_UTF16 && bytes == 4 ? 2 : 1;
}

static void check_character(const gm_offsets *offsets, uint32_t begin, uint32_t end,
                            uint32_t units)
{
    uint32_t byte = UINT32_MAX, wide = units_of(offsets->unit, end - begin);
    assert_int_equal(gm_offsets_from_byte(offsets, begin), units);
    assert_true(gm_offsets_to_byte(offsets, units, &byte));
    assert_int_equal(byte, begin);
    if (offsets->unit == GM_UNIT_BYTE)
        return;
    for (uint32_t inside = begin + 1; inside < end; inside++)
        assert_int_equal(gm_offsets_from_byte(offsets, inside), units + wide);
    if (wide == 2)
        assert_false(gm_offsets_to_byte(offsets, units + 1, &byte));
}

static void check_text(gm_offsets *offsets, gm_text text, gm_unit unit)
{
    gm_failure failure;
    uint32_t units = 0, byte;
    gm_failure_init(&failure);
    assert_int_equal(gm_offsets_build(offsets, text, unit, &failure.error), GM_OK);
    for (uint32_t at = 0, begin = 0; at < text.len; begin = at) {
        gm_utf8_next(text, &at);
        check_character(offsets, begin, at, units);
        units += units_of(unit, at - begin);
    }
    assert_int_equal(gm_offsets_from_byte(offsets, text.len), units);
    assert_true(gm_offsets_to_byte(offsets, units, &byte));
    assert_int_equal(byte, text.len);
    assert_false(gm_offsets_to_byte(offsets, (uint64_t)units + 1, &byte));
    assert_false(gm_offsets_to_byte(offsets, UINT64_MAX, &byte));
}

static void test_offsets_go_there_and_back_in_all_units(void **state)
{
    (void)state;
    char bytes[700];
    gm_offsets offsets = {0};
    uint32_t seed = 41;
    for (uint32_t round = 0; round < 1000; round++) {
        gm_text text = random_text(bytes, next_random(&seed) % sizeof bytes, &seed);
        check_text(&offsets, text, GM_UNIT_CODE_POINT);
        check_text(&offsets, text, GM_UNIT_BYTE);
        check_text(&offsets, text, GM_UNIT_UTF16);
    }
    gm_offsets_free(&offsets);
}

static void test_texts_that_end_with_a_block_go_there_and_back(void **state)
{
    (void)state;
    char bytes[256];
    gm_offsets offsets = {0};
    memset(bytes, 'x', sizeof bytes);
    for (uint32_t len = 0; len <= sizeof bytes; len += 64)
        check_text(&offsets, (gm_text){bytes, len}, GM_UNIT_CODE_POINT);
    gm_offsets_free(&offsets);
}

static void assert_line(const char *text, size_t at, uint32_t line, uint32_t column)
{
    uint32_t got_line, got_column;
    gm_offsets_line(text, at, &got_line, &got_column);
    assert_int_equal(got_line, line);
    assert_int_equal(got_column, column);
}

static void test_lines_and_columns_count_from_1_and_in_code_points(void **state)
{
    (void)state;
    assert_line("", 0, 1, 1);
    assert_line("été", 5, 1, 4);
    assert_line("un\ndeux", 2, 1, 3);
    assert_line("un\ndeux", 3, 2, 1);
    assert_line("😀\r\n\né x", 9, 3, 2);
}

static gm_status build_two(void *who)
{
    (void)who;
    static const char bytes[4096];
    gm_offsets offsets = {0};
    gm_failure failure;
    gm_failure_init(&failure);
    gm_status status =
        gm_offsets_build(&offsets, (gm_text){bytes, 10}, GM_UNIT_UTF16, &failure.error);
    if (status == GM_OK)
        status = gm_offsets_build(&offsets, (gm_text){bytes, sizeof bytes},
                                  GM_UNIT_CODE_POINT, &failure.error);
    gm_offsets_free(&offsets);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    failing_every_allocation(build_two, NULL);
}

RUN_TESTS(TEST(test_offsets_go_there_and_back_in_all_units),
          TEST(test_texts_that_end_with_a_block_go_there_and_back),
          TEST(test_lines_and_columns_count_from_1_and_in_code_points),
          TEST(test_every_allocation_may_fail))
