/* A line of the program, as rows or as a reason. */
#include "answer.h"
#include "expect.h"
#include "stage_run.h"

#include <stdio.h>
#include <string.h>

#define TEXT "Été 1998."

static gm_status read_string(answer *read, const char *line, gm_failure *why)
{
    points counted = {0};
    gm_failure_init(why);
    assert_true(points_count(&counted, (gm_text){TEXT, sizeof TEXT - 1}));
    gm_text text = {line, (uint32_t)strlen(line)};
    gm_status status = read_answer(read, text, &counted, &why->error);
    points_free(&counted);
    return status;
}

static void test_rows_are_read_in_bytes(void **state)
{
    (void)state;
    answer read = {0};
    gm_failure why;
    const char *line = "{\"rows\": [{\"begin\": 0, \"end\": 3, \"label\": \"saison\", "
                       "\"value\": \"\\u00e9t\\u00e9\"}]}";
    assert_int_equal(read_string(&read, line, &why), GM_OK);
    assert_int_equal(read.count, 1);
    assert_int_equal(read.rows[0].span.begin, 0);
    assert_int_equal(read.rows[0].span.end, 5);
    assert_text(read.rows[0].label, "saison");
    assert_text(read.rows[0].value, "été");
    free_answer(&read);
}

static void test_label_and_value_may_be_missing(void **state)
{
    (void)state;
    answer read = {0};
    gm_failure why;
    const char *line = "{\"rows\":[{\"begin\":9,\"end\":9,\"label\":null}]}\r";
    assert_int_equal(read_string(&read, line, &why), GM_OK);
    assert_int_equal(read.rows[0].span.begin, sizeof TEXT - 1);
    assert_text(read.rows[0].label, "");
    assert_text(read.rows[0].value, "");
    assert_int_equal(read_string(&read, "{\"rows\":[]}", &why), GM_OK);
    assert_int_equal(read.count, 0);
    free_answer(&read);
}

static void test_rows_are_sorted_and_equals_keep_their_order(void **state)
{
    (void)state;
    answer read = {0};
    gm_failure why;
    const char *line = "{\"rows\":[{\"begin\":4,\"end\":8,\"label\":\"a\"},"
                       "{\"begin\":0,\"end\":1,\"label\":\"b\"},"
                       "{\"begin\":4,\"end\":5,\"label\":\"c\"},"
                       "{\"begin\":0,\"end\":9,\"label\":\"d\"}]}";
    assert_int_equal(read_string(&read, line, &why), GM_OK);
    assert_text(read.rows[0].label, "b");
    assert_text(read.rows[1].label, "d");
    assert_text(read.rows[2].label, "a");
    assert_text(read.rows[3].label, "c");
    free_answer(&read);
}

static void test_an_error_is_passed_on(void **state)
{
    (void)state;
    answer read = {0};
    gm_failure why;
    gm_status status = read_string(&read, "{\"error\":\"no model\\nhere\"}", &why);
    assert_failure(status, why, GM_INPUT, "the program says: no model?here");
    assert_false(read.misread);
    free_answer(&read);
}

typedef struct wrong_line {
    const char *line, *why;
} wrong_line;

#define ROW(members)  "{\"rows\":[{" members "}]}"
#define BAD(key, why) "has a row that is wrong: \"" key "\" of rows[0] " why

static const wrong_line wrong_lines[] = {
    {"", "is no JSON, at byte 0: '[' or '{' expected near end of file"},
    {"hello", "is no JSON, at byte 5: '[' or '{' expected near 'hello'"},
    {"[]", "must be an object with \"rows\" or \"error\", and no more"},
    {"{}", "must be an object with \"rows\" or \"error\", and no more"},
    {"{\"row\":[]}", "must be an object with \"rows\" or \"error\", and no more"},
    {"{\"rows\":[],\"id\":1}",
     "must be an object with \"rows\" or \"error\", and no more"},
    {"{\"rows\":{}}", "has \"rows\" that are no array"},
    {"{\"rows\":[7]}", "has a row that is no object"},
    {"{\"error\":7}", "has an \"error\" that is no string"},
    {ROW("\"end\":1"), BAD("begin", "must be a whole number, of code points")},
    {ROW("\"begin\":0,\"end\":1.0"),
     BAD("end", "must be a whole number, of code points")},
    {ROW("\"begin\":-1,\"end\":1"),
     BAD("begin", "is -1, and the text goes from 0 to 9")},
    {ROW("\"begin\":0,\"end\":10"), BAD("end", "is 10, and the text goes from 0 to 9")},
    {ROW("\"begin\":3,\"end\":2"), BAD("end", "comes before its \"begin\"")},
    {ROW("\"begin\":3,\"end\":4,\"label\":[\"a\"]"), BAD("label", "must be a string")},
    {ROW("\"begin\":3,\"end\":4,\"value\":4"), BAD("value", "must be a string")},
    {ROW("\"begin\":3,\"end\":4,\"lable\":\"a\""),
     BAD("lable", "is none of begin, end, label and value")},
};

static void test_wrong_lines_are_refused(void **state)
{
    (void)state;
    answer read = {0};
    for (size_t i = 0; i < sizeof wrong_lines / sizeof *wrong_lines; i++) {
        char expected[1024];
        gm_failure why;
        gm_status status = read_string(&read, wrong_lines[i].line, &why);
        snprintf(expected, sizeof expected,
                 "the answer of the program %s; it begins: %s", wrong_lines[i].why,
                 wrong_lines[i].line);
        assert_failure(status, why, GM_INPUT, expected);
        assert_true(read.misread);
        assert_int_equal(read.count, 0);
    }
    free_answer(&read);
}

static void test_hostile_lines_are_refused(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "{\"rows\":[{\"begin\":99999999999999999999,\"end\":1}]}",
        "{\"rows\":[],\"rows\":[]}", "{\"rows\":[]} {\"rows\":[]}",
        "{\"rows\":[{\"begin\":0,\"end\":1,\"label\":\"\xE9\"}]}",
        "{\"rows\":[{\"begin\":0,\"end\":1,\"label\":\"\\ud800\"}]}"};
    answer read = {0};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        gm_failure why;
        assert_int_equal(read_string(&read, lines[i], &why), GM_INPUT);
        assert_true(read.misread);
    }
    free_answer(&read);
}

RUN_TESTS(TEST(test_rows_are_read_in_bytes), TEST(test_label_and_value_may_be_missing),
          TEST(test_rows_are_sorted_and_equals_keep_their_order),
          TEST(test_an_error_is_passed_on), TEST(test_wrong_lines_are_refused),
          TEST(test_hostile_lines_are_refused))
