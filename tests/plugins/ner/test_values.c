/* Values of dates and hours: golden cases, a line each. */
#include "golden.h"
#include "values.h"

#include "test.h"

#include <string.h>

static gm_text line_of(gm_text *rest)
{
    const char *feed = memchr(rest->ptr, '\n', rest->len);
    gm_text line = {rest->ptr, feed ? (uint32_t)(feed - rest->ptr) : rest->len};
    uint32_t taken = line.len + (feed != NULL);
    *rest = (gm_text){rest->ptr + taken, rest->len - taken};
    return line;
}

static void write_dates(void *who, gm_text input, gm_buffer *out)
{
    const ner_day *written = who;
    while (input.len) {
        gm_text line = line_of(&input);
        const char *bar = memchr(line.ptr, '|', line.len);
        gm_text before = {line.ptr, (uint32_t)(bar - line.ptr)};
        gm_text date = {bar + 1, line.len - before.len - 2};
        char value[NER_VALUE_BYTES];
        uint32_t len = ner_date_value(date, before, *written, value);
        gm_buffer_printf(out, "%.*s  %.*s\n", (int)line.len, line.ptr,
                         len ? (int)len : 1, len ? value : "-");
    }
}

static void write_hours(void *who, gm_text input, gm_buffer *out)
{
    (void)who;
    while (input.len) {
        gm_text line = line_of(&input);
        char value[NER_VALUE_BYTES];
        uint32_t len = ner_hour_value(line, value);
        gm_buffer_printf(out, "%.*s  %.*s\n", (int)line.len, line.ptr,
                         len ? (int)len : 1, len ? value : "-");
    }
}

static void test_dates_have_values(void **state)
{
    (void)state;
    ner_day written = ner_day_of((gm_text){"2025-11-24T10:00", 16});
    golden_check("plugins/ner/golden/dates.txt", write_dates, &written);
}

static void test_hours_have_values(void **state)
{
    (void)state;
    golden_check("plugins/ner/golden/hours.txt", write_hours, NULL);
}

static void test_without_a_day_of_writing_the_year_stays_open(void **state)
{
    (void)state;
    char value[NER_VALUE_BYTES];
    ner_day unknown = ner_day_of((gm_text){"hier", 4});
    uint32_t len =
        ner_date_value((gm_text){"4 mars", 6}, (gm_text){"", 0}, unknown, value);
    assert_int_equal(len, 7);
    assert_memory_equal(value, "--03-04", 7);
}

RUN_TESTS(TEST(test_dates_have_values), TEST(test_hours_have_values),
          TEST(test_without_a_day_of_writing_the_year_stays_open))
