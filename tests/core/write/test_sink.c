/* What goes into a sink is in the file, packed or not, and the file can be cut where it
 * was said to. */
#include "write/sink.h"

#include "expect.h"
#include "failing.h"
#include "folder.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const names[] = {"a.txt", "a.gz", "a.zst", "a.xz"};
enum { NAMES = 4, PARTS = 40 };

static gm_sink *open_at(const char *path, uint64_t length)
{
    gm_failure failure;
    gm_sink *sink = NULL;
    gm_failure_init(&failure);
    assert_int_equal(gm_sink_open(path, &sink, &failure.error), GM_OK);
    assert_int_equal(gm_sink_begin(sink, length, &failure.error), GM_OK);
    return sink;
}

static void write_part(gm_sink *sink, uint32_t part)
{
    gm_failure failure;
    gm_buffer bytes = {0};
    gm_failure_init(&failure);
    for (uint32_t i = 0; i < 100 * part; i++)
        gm_buffer_printf(&bytes, "%u ", i * part);
    assert_int_equal(gm_sink_write(sink, &bytes, &failure.error), GM_OK);
    gm_buffer_free(&bytes);
}

static uint64_t cut_here(gm_sink *sink)
{
    uint64_t length = 0;
    gm_failure failure;
    gm_failure_init(&failure);
    assert_int_equal(gm_sink_end_frame(sink, &failure.error), GM_OK);
    assert_int_equal(gm_sink_flush(sink, true, &length, &failure.error), GM_OK);
    return length;
}

static void end(gm_sink *sink)
{
    gm_failure failure;
    gm_failure_init(&failure);
    assert_int_equal(gm_sink_finish(sink, &failure.error), GM_OK);
    assert_int_equal(gm_sink_close(sink, &failure.error), GM_OK);
}

static gm_buffer file_of(const char *path)
{
    gm_failure failure;
    gm_buffer bytes = {0};
    gm_failure_init(&failure);
    assert_int_equal(gm_buffer_read_file(&bytes, path, &failure.error), GM_OK);
    return bytes;
}

/* The bytes of the file as somebody else reads them. */
static gm_buffer unpacked(const char *path)
{
    gm_buffer bytes = {0};
    struct archive_entry *entry;
    struct archive *archive = archive_read_new();
    archive_read_support_filter_all(archive);
    archive_read_support_format_raw(archive);
    archive_read_support_format_empty(archive);
    assert_int_equal(archive_read_open_filename(archive, path, 10240), ARCHIVE_OK);
    if (archive_read_next_header(archive, &entry) == ARCHIVE_OK) {
        la_ssize_t got;
        char block[4096];
        while ((got = archive_read_data(archive, block, sizeof block)) > 0)
            gm_buffer_add(&bytes, block, (size_t)got);
        assert_true(got == 0);
    }
    archive_read_free(archive);
    return bytes;
}

/* All parts in one run, a frame for each ten. */
static gm_buffer write_whole(const char *path)
{
    gm_sink *sink = open_at(path, 0);
    for (uint32_t part = 0; part < PARTS; part++) {
        write_part(sink, part);
        if (part % 10 == 9)
            cut_here(sink);
    }
    end(sink);
    return file_of(path);
}

static void test_packed_files_have_the_bytes_of_the_plain_one(void **state)
{
    (void)state;
    folder folder = folder_new();
    gm_buffer plain = write_whole(folder_path(&folder, names[0]));
    for (uint32_t i = 1; i < NAMES; i++) {
        gm_buffer packed = write_whole(folder_path(&folder, names[i]));
        gm_buffer bytes = unpacked(folder_path(&folder, names[i]));
        assert_true(packed.len < plain.len);
        assert_int_equal(bytes.len, plain.len);
        assert_memory_equal(bytes.ptr, plain.ptr, plain.len);
        gm_buffer_free(&packed);
        gm_buffer_free(&bytes);
    }
    gm_buffer_free(&plain);
    folder_remove(&folder);
}

/* Cut at each place where it can be, with rubbish behind, and gone on with. */
static void test_a_file_that_was_cut_comes_to_the_same_bytes(void **state)
{
    (void)state;
    folder folder = folder_new();
    for (uint32_t i = 0; i < NAMES; i++) {
        const char *path = folder_path(&folder, names[i]);
        gm_buffer whole = write_whole(path);
        for (uint32_t cut = 10; cut < PARTS; cut += 10) {
            gm_sink *sink = open_at(path, 0);
            for (uint32_t part = 0; part < cut; part++) {
                write_part(sink, part);
                if (part % 10 == 9)
                    cut_here(sink);
            }
            uint64_t length = cut_here(sink);
            write_part(sink, 77);
            end(sink);
            sink = open_at(path, length);
            for (uint32_t part = cut; part < PARTS; part++) {
                write_part(sink, part);
                if (part % 10 == 9)
                    cut_here(sink);
            }
            end(sink);
            gm_buffer again = file_of(path);
            assert_int_equal(again.len, whole.len);
            assert_memory_equal(again.ptr, whole.ptr, whole.len);
            gm_buffer_free(&again);
        }
        gm_buffer_free(&whole);
    }
    folder_remove(&folder);
}

static void test_what_is_there_stays_until_writing_begins(void **state)
{
    (void)state;
    gm_failure failure;
    gm_sink *sink = NULL;
    folder folder = folder_new();
    folder_write(&folder, "a.gz", "kept");
    gm_failure_init(&failure);
    assert_int_equal(gm_sink_open(folder_path(&folder, "a.gz"), &sink, &failure.error),
                     GM_OK);
    assert_true(gm_sink_is_file(sink) && gm_sink_is_packed(sink));
    assert_int_equal(gm_sink_length(sink), 4);
    assert_int_equal(gm_sink_close(sink, &failure.error), GM_OK);
    gm_buffer bytes = file_of(folder_path(&folder, "a.gz"));
    assert_int_equal(bytes.len, 4);
    gm_buffer_free(&bytes);
    folder_remove(&folder);
}

static void test_nothing_is_a_whole_packed_file(void **state)
{
    (void)state;
    folder folder = folder_new();
    for (uint32_t i = 1; i < NAMES; i++) {
        const char *path = folder_path(&folder, names[i]);
        end(open_at(path, 0));
        gm_buffer packed = file_of(path), bytes = unpacked(path);
        assert_true(packed.len > 0);
        assert_int_equal(bytes.len, 0);
        gm_buffer_free(&packed);
        gm_buffer_free(&bytes);
    }
    folder_remove(&folder);
}

static void test_a_full_disk_is_said_with_its_reason(void **state)
{
    (void)state;
    folder folder = folder_new();
    if (access("/dev/full", W_OK) != 0)
        skip();
    for (uint32_t i = 0; i < 2; i++) {
        const char *path = folder_path(&folder, i ? "full.gz" : "full");
        gm_failure failure;
        gm_buffer bytes = {0};
        assert_int_equal(symlink("/dev/full", path), 0);
        gm_sink *sink = open_at(path, 0);
        assert_false(gm_sink_is_file(sink));
        for (uint32_t n = 0; n < 200000; n++)
            gm_buffer_printf(&bytes, "%u", n * n);
        gm_failure_init(&failure);
        gm_status status = gm_sink_write(sink, &bytes, &failure.error);
        if (status == GM_OK)
            status = gm_sink_finish(sink, &failure.error);
        gm_status closed = gm_sink_close(sink, &failure.error);
        assert_true(status == GM_OUTPUT || closed == GM_OUTPUT);
        assert_non_null(strstr(failure.message, "\": No space left on device"));
        gm_buffer_free(&bytes);
    }
    folder_remove(&folder);
}

static gm_status write_little(void *who)
{
    gm_failure failure;
    gm_sink *sink = NULL;
    uint64_t length;
    gm_buffer bytes = {.ptr = "abc", .len = 3};
    gm_failure_init(&failure);
    gm_error *err = &failure.error;
    gm_status status = gm_sink_open(who, &sink, err);
    if (status == GM_OK)
        status = gm_sink_begin(sink, 0, err);
    if (status == GM_OK)
        status = gm_sink_write(sink, &bytes, err);
    if (status == GM_OK)
        status = gm_sink_end_frame(sink, err);
    if (status == GM_OK)
        status = gm_sink_flush(sink, false, &length, err);
    gm_status closed = gm_sink_close(sink, err);
    return status == GM_OK ? closed : status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    folder folder = folder_new();
    for (uint32_t i = 0; i < NAMES; i++) {
        char path[2048];
        strcpy(path, folder_path(&folder, names[i]));
        failing_every_allocation(write_little, path);
    }
    folder_remove(&folder);
}

RUN_TESTS(TEST(test_packed_files_have_the_bytes_of_the_plain_one),
          TEST(test_a_file_that_was_cut_comes_to_the_same_bytes),
          TEST(test_what_is_there_stays_until_writing_begins),
          TEST(test_nothing_is_a_whole_packed_file),
          TEST(test_a_full_disk_is_said_with_its_reason),
          TEST(test_every_allocation_may_fail))
