/* Bytes through a window: lines of every ending and length, and what peeking leaves. */
#include "io/stream.h"

#include "expect.h"
#include "failing.h"
#include "folder.h"

#include <stdlib.h>
#include <string.h>

/* An origin that gives its bytes in pieces of `piece`. */
typedef struct pieces {
    const char *bytes;
    size_t len, at, piece;
} pieces;

static gm_status more(void *who, char *room, size_t size, size_t *got, gm_error *err)
{
    (void)err;
    pieces *from = who;
    size_t left = from->len - from->at;
    *got = from->piece < left ? from->piece : left;
    if (*got > size)
        *got = size;
    memcpy(room, from->bytes + from->at, *got);
    from->at += *got;
    return GM_OK;
}

static void check_lines(const char *bytes, const char *expected)
{
    for (size_t piece = 1; piece <= strlen(bytes) + 1; piece++) {
        pieces from = {bytes, strlen(bytes), 0, piece};
        gm_stream *stream = gm_stream_new(&(gm_stream_origin){&from, more, NULL});
        gm_failure failure;
        char got[256] = "";
        gm_text line;
        bool end = false;
        gm_failure_init(&failure);
        for (;;) {
            assert_int_equal(gm_stream_line(stream, &line, &end, &failure.error),
                             GM_OK);
            if (end)
                break;
            strncat(got, line.ptr, line.len);
            strcat(got, "|");
        }
        assert_string_equal(got, expected);
        gm_stream_close(stream);
    }
}

static void test_lines_end_with_feed_or_both_or_the_file(void **state)
{
    (void)state;
    check_lines("", "");
    check_lines("\n", "|");
    check_lines("un\ndeux", "un|deux|");
    check_lines("un\r\n\r\ndeux\n", "un||deux|");
    check_lines("un\rdeux\n", "un\rdeux|");
}

static void test_a_byte_order_mark_is_left_out_of_the_first_line_alone(void **state)
{
    (void)state;
    check_lines("\xEF\xBB\xBFun\n\xEF\xBB\xBF", "un|\xEF\xBB\xBF|");
    check_lines("\xEF\xBB\xBF", "");
    check_lines("\xEF\xBB", "\xEF\xBB|");
}

static void test_what_is_peeked_stays(void **state)
{
    (void)state;
    pieces from = {"abcdef", 6, 0, 2};
    gm_stream *stream = gm_stream_new(&(gm_stream_origin){&from, more, NULL});
    gm_failure failure;
    gm_buffer rest = {0};
    gm_text bytes;
    gm_failure_init(&failure);
    assert_int_equal(gm_stream_peek(stream, 3, &bytes, &failure.error), GM_OK);
    assert_true(bytes.len >= 3 && memcmp(bytes.ptr, "abc", 3) == 0);
    gm_stream_skip(stream, 2);
    assert_int_equal(gm_stream_peek(stream, 100, &bytes, &failure.error), GM_OK);
    assert_int_equal(bytes.len, 4);
    assert_int_equal(gm_stream_rest(stream, &rest, &failure.error), GM_OK);
    assert_int_equal(rest.len, 4);
    assert_memory_equal(rest.ptr, "cdef", 4);
    gm_buffer_free(&rest);
    gm_stream_close(stream);
}

static void test_a_long_line_is_whole(void **state)
{
    (void)state;
    enum { LEN = 3 * 1000 * 1000 };
    char *long_line = malloc(LEN + 3);
    memset(long_line, 'x', LEN);
    memcpy(long_line + LEN, "\nz", 3);
    folder with = folder_new();
    folder_write(&with, "long", long_line);
    gm_failure failure;
    gm_stream *stream;
    gm_text line;
    bool end;
    gm_failure_init(&failure);
    assert_int_equal(
        gm_stream_open(folder_path(&with, "long"), &stream, &failure.error), GM_OK);
    assert_int_equal(gm_stream_line(stream, &line, &end, &failure.error), GM_OK);
    assert_int_equal(line.len, LEN);
    assert_int_equal(gm_stream_line(stream, &line, &end, &failure.error), GM_OK);
    assert_int_equal(line.len, 1);
    assert_int_equal(gm_stream_line_number(stream), 2);
    gm_stream_close(stream);
    folder_remove(&with);
    free(long_line);
}

static void test_no_file_and_a_folder_are_named(void **state)
{
    (void)state;
    gm_failure failure;
    gm_stream *stream;
    gm_text bytes;
    gm_failure_init(&failure);
    assert_int_equal(gm_stream_open("/nowhere", &stream, &failure.error), GM_INPUT);
    assert_string_equal(failure.message,
                        "cannot open \"/nowhere\": No such file or directory");
    gm_failure_init(&failure);
    assert_int_equal(gm_stream_open("/", &stream, &failure.error), GM_OK);
    assert_int_equal(gm_stream_peek(stream, 1, &bytes, &failure.error), GM_INPUT);
    assert_string_equal(failure.message, "cannot read \"/\": Is a directory");
    gm_stream_close(stream);
}

static gm_status read_file(void *who)
{
    (void)who;
    gm_failure failure;
    gm_stream *stream;
    gm_buffer bytes = {0};
    gm_failure_init(&failure);
    gm_status status = gm_stream_open("/dev/null", &stream, &failure.error);
    if (status == GM_OK) {
        status = gm_stream_rest(stream, &bytes, &failure.error);
        gm_stream_close(stream);
    }
    gm_buffer_free(&bytes);
    return status;
}

static void test_memory_may_run_out_anywhere(void **state)
{
    (void)state;
    failing_every_allocation(read_file, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_end_with_feed_or_both_or_the_file),
        cmocka_unit_test(test_a_byte_order_mark_is_left_out_of_the_first_line_alone),
        cmocka_unit_test(test_what_is_peeked_stays),
        cmocka_unit_test(test_a_long_line_is_whole),
        cmocka_unit_test(test_no_file_and_a_folder_are_named),
        cmocka_unit_test(test_memory_may_run_out_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
