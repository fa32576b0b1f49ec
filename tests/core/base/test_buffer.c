/* Output that grows, and whole files. */
#include "base/buffer.h"

#include "expect.h"
#include "failing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void assert_holds(const gm_buffer *buffer, const char *string)
{
    assert_false(buffer->failed);
    assert_int_equal(buffer->len, strlen(string));
    assert_memory_equal(buffer->ptr, string, buffer->len);
}

static void test_pieces_follow_each_other(void **state)
{
    (void)state;
    gm_buffer buffer = {0};
    gm_buffer_put(&buffer, '<');
    gm_buffer_add(&buffer, "abc", 2);
    gm_buffer_add(&buffer, NULL, 0);
    gm_buffer_puts(&buffer, "-é-");
    gm_buffer_number(&buffer, 120);
    gm_buffer_printf(&buffer, "[%s:%u]", "x", 7u);
    gm_buffer_put(&buffer, '>');
    assert_holds(&buffer, "<ab-é-120[x:7]>");
    gm_buffer_free(&buffer);
}

static void test_numbers_are_those_of_printf(void **state)
{
    (void)state;
    static const uint32_t numbers[] = {0, 1, 9, 10, 99, 100, 4294967295u, 1000000000u};
    char expected[16];
    gm_buffer buffer = {0};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        gm_buffer_clear(&buffer);
        gm_buffer_number(&buffer, numbers[i]);
        snprintf(expected, sizeof expected, "%u", numbers[i]);
        assert_holds(&buffer, expected);
    }
    gm_buffer_free(&buffer);
}

static void test_a_million_bytes_are_kept(void **state)
{
    (void)state;
    gm_buffer buffer = {0};
    for (uint32_t i = 0; i < 1000000; i++)
        gm_buffer_put(&buffer, (char)(i % 251));
    assert_int_equal(buffer.len, 1000000);
    for (uint32_t i = 0; i < 1000000; i++)
        assert_true(buffer.ptr[i] == (char)(i % 251));
    gm_buffer_free(&buffer);
}

static void test_want_of_memory_is_remembered_until_cleared(void **state)
{
    (void)state;
    gm_buffer buffer = {0};
    failing_once(1);
    gm_buffer_puts(&buffer, "lost");
    assert_true(failing_off());
    gm_buffer_puts(&buffer, "not to follow a gap");
    gm_buffer_printf(&buffer, "%d", 1);
    gm_buffer_put(&buffer, 'x');
    assert_true(buffer.failed);
    assert_int_equal(buffer.len, 0);
    gm_buffer_clear(&buffer);
    gm_buffer_puts(&buffer, "kept");
    assert_holds(&buffer, "kept");
    gm_buffer_free(&buffer);
}

static void test_what_was_there_survives_want_of_memory(void **state)
{
    (void)state;
    gm_buffer buffer = {0};
    gm_buffer_puts(&buffer, "kept");
    failing_after(1);
    assert_false(gm_buffer_reserve(&buffer, 1000000));
    assert_true(failing_off());
    assert_memory_equal(buffer.ptr, "kept", 4);
    gm_buffer_free(&buffer);
}

static void test_absurd_sizes_fail(void **state)
{
    (void)state;
    gm_buffer buffer = {0};
    failing_after(1);
    assert_false(gm_buffer_reserve(&buffer, SIZE_MAX));
    assert_true(failing_off());
    assert_true(buffer.failed);
    gm_buffer_free(&buffer);
}

/* ---- Files ------------------------------------------------------------------- */

static char path[] = GM_BINARY_DIR "/buffer-XXXXXX";

static int make_file(void **state)
{
    (void)state;
    int file = mkstemp(path);
    FILE *out = file < 0 ? NULL : fdopen(file, "wb");
    if (!out)
        return -1;
    for (int i = 0; i < 200000; i++)
        fputc(i % 256, out);
    return fclose(out);
}

static int remove_file(void **state)
{
    (void)state;
    return unlink(path);
}

static void test_a_file_is_appended_byte_for_byte(void **state)
{
    (void)state;
    gm_buffer buffer = {0};
    gm_failure failure;
    gm_failure_init(&failure);
    gm_buffer_puts(&buffer, "before");
    assert_int_equal(gm_buffer_read_file(&buffer, path, &failure.error), GM_OK);
    assert_int_equal(buffer.len, 200006);
    assert_memory_equal(buffer.ptr, "before", 6);
    for (int i = 0; i < 200000; i++)
        assert_true((unsigned char)buffer.ptr[6 + i] == i % 256);
    gm_buffer_free(&buffer);
}

static void test_a_missing_file_is_named(void **state)
{
    (void)state;
    gm_buffer buffer = {0};
    gm_failure failure;
    gm_failure_init(&failure);
    gm_status status = gm_buffer_read_file(&buffer, "/nowhere/x.txt", &failure.error);
    assert_failure(status, failure, GM_INPUT,
                   "cannot open \"/nowhere/x.txt\": No such file or directory");
    gm_buffer_free(&buffer);
}

static void test_a_folder_is_no_file(void **state)
{
    (void)state;
    gm_buffer buffer = {0};
    gm_failure failure;
    gm_failure_init(&failure);
    gm_status status = gm_buffer_read_file(&buffer, "/", &failure.error);
    assert_failure(status, failure, GM_INPUT, "cannot read \"/\": Is a directory");
    gm_buffer_free(&buffer);
}

static gm_status read_whole(void *who)
{
    (void)who;
    gm_buffer buffer = {0};
    gm_failure failure;
    gm_failure_init(&failure);
    gm_status status = gm_buffer_read_file(&buffer, path, &failure.error);
    gm_buffer_free(&buffer);
    return status;
}

static void test_every_allocation_of_reading_may_fail(void **state)
{
    (void)state;
    failing_every_allocation(read_whole, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_pieces_follow_each_other),
        TEST(test_numbers_are_those_of_printf),
        TEST(test_a_million_bytes_are_kept),
        TEST(test_want_of_memory_is_remembered_until_cleared),
        TEST(test_what_was_there_survives_want_of_memory),
        TEST(test_absurd_sizes_fail),
        TEST(test_a_file_is_appended_byte_for_byte),
        TEST(test_a_missing_file_is_named),
        TEST(test_a_folder_is_no_file),
        TEST(test_every_allocation_of_reading_may_fail),
    };
    return cmocka_run_group_tests(tests, make_file, remove_file);
}
