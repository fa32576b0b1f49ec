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

/* "les |3| et 4 mai": the date stands between bars; what follows the second bar but a
 * joint of it is the next date. */
static void write_dates(void *who, gm_text input, gm_buffer *out)
{
    while (input.len) {
        gm_text line = line_of(&input);
        const char *bar = memchr(line.ptr, '|', line.len), *end = line.ptr + line.len;
        const char *second = memchr(bar + 1, '|', (size_t)(end - bar - 1));
        const char *next = second + 1;
        if (next < end)
            next += *next == '-' ? 1 : 4;
        ner_date date = {{bar + 1, (uint32_t)(second - bar - 1)},
                         {line.ptr, (uint32_t)(bar - line.ptr)},
                         {next, (uint32_t)(end - next)},
                         *(const ner_day *)who};
        char value[NER_VALUE_BYTES];
        uint32_t len = ner_date_value(&date, value);
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
    ner_date date = {.text = {"4 mars", 6},
                     .written = ner_day_of((gm_text){"hier", 4})};
    assert_int_equal(ner_date_value(&date, value), 7);
    assert_memory_equal(value, "--03-04", 7);
}

static void test_a_day_of_writing_is_one_of_the_calendar(void **state)
{
    (void)state;
    assert_int_equal(ner_day_of((gm_text){"2025-13-45", 10}).year, 0);
    assert_int_equal(ner_day_of((gm_text){"2023-02-29", 10}).year, 0);
    assert_int_equal(ner_day_of((gm_text){"2025-11-24T10:00", 16}).day, 24);
}

/* The parts of a range, with a bar between them. */
static void expect_parts(const char *text, const char *parted)
{
    gm_span parts[2];
    char got[64] = "";
    uint32_t count = ner_range_parts(text, (gm_span){0, (uint32_t)strlen(text)}, parts);
    for (uint32_t i = 0; i < count; i++) {
        strcat(got, i ? "|" : "");
        strncat(got, text + parts[i].begin, parts[i].end - parts[i].begin);
    }
    assert_string_equal(got, parted);
}

static void test_ranges_are_parted_and_other_dates_are_not(void **state)
{
    (void)state;
    expect_parts("13-14 mai", "13|14 mai");
    expect_parts("9-10 juin 2017", "9|10 juin 2017");
    expect_parts("2018-2019", "2018|2019");
    expect_parts("9h-12h", "9h|12h");
    expect_parts("14-16 heures", "14|16 heures");
    expect_parts("2024-02", "2024-02");
    expect_parts("2025-03-04", "2025-03-04");
    expect_parts("04-03-2025", "04-03-2025");
    expect_parts("mars 2025", "mars 2025");
    expect_parts("-", "-");
}

RUN_TESTS(TEST(test_dates_have_values), TEST(test_hours_have_values),
          TEST(test_without_a_day_of_writing_the_year_stays_open),
          TEST(test_a_day_of_writing_is_one_of_the_calendar),
          TEST(test_ranges_are_parted_and_other_dates_are_not))
