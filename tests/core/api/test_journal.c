/* The journal comes back as it was written, or not at all. */
#include "api/journal.h"

#include "expect.h"
#include "failing.h"
#include "folder.h"
#include "plugin/host.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char lines[] = "output 12\nstate a b\n";

static gm_buffer buffer_of(const char *string)
{
    gm_buffer buffer = {0};
    gm_buffer_puts(&buffer, string);
    return buffer;
}

static gm_journal *open_journal(const folder *folder, const char *command)
{
    gm_failure failure;
    gm_journal *journal = NULL;
    gm_failure_init(&failure);
    assert_int_equal(gm_journal_open(folder_path(folder, "out"), gm_text_of(command),
                                     &journal, &failure.error),
                     GM_OK);
    return journal;
}

static void write_point(gm_journal *journal, gm_point point, bool sync)
{
    gm_failure failure;
    gm_buffer outputs = buffer_of(lines);
    gm_failure_init(&failure);
    gm_status status =
        gm_journal_write(journal, &point, &outputs, sync, &failure.error);
    assert_failure(status, failure, GM_OK, "");
    gm_buffer_free(&outputs);
}

/* What reading comes to. */
static gm_status read_back(gm_journal *journal, bool *found, gm_point *point,
                           gm_text *outputs, gm_failure *failure)
{
    gm_failure_init(failure);
    return gm_journal_read(journal, found, point, outputs, &failure->error);
}

static void test_a_point_comes_back(void **state)
{
    (void)state;
    static const gm_point points[] = {{0, 0, 0},
                                      {1200, 3, 0x0123456789abcdefu},
                                      {UINT64_MAX, UINT64_MAX, UINT64_MAX}};
    folder folder = folder_new();
    gm_journal *journal = open_journal(&folder, "jsonl out; stages a 1, b 2");
    for (uint32_t i = 0; i < 3; i++) {
        bool found;
        gm_point point;
        gm_text outputs;
        gm_failure failure;
        write_point(journal, points[i], i % 2);
        assert_int_equal(read_back(journal, &found, &point, &outputs, &failure), GM_OK);
        assert_true(found);
        assert_memory_equal(&point, &points[i], sizeof point);
        assert_int_equal(outputs.len, strlen(lines));
        assert_memory_equal(outputs.ptr, lines, outputs.len);
    }
    assert_int_not_equal(access(folder_path(&folder, "out.resume.new"), F_OK), 0);
    gm_journal_remove(journal);
    assert_int_not_equal(access(folder_path(&folder, "out.resume"), F_OK), 0);
    gm_journal_close(journal);
    folder_remove(&folder);
}

static void test_none_and_an_empty_one_are_nothing_done(void **state)
{
    (void)state;
    bool found;
    gm_point point;
    gm_text outputs;
    gm_failure failure;
    folder folder = folder_new();
    gm_journal *journal = open_journal(&folder, "x");
    assert_int_equal(read_back(journal, &found, &point, &outputs, &failure), GM_OK);
    assert_false(found);
    folder_write(&folder, "out.resume", "");
    assert_int_equal(read_back(journal, &found, &point, &outputs, &failure), GM_OK);
    assert_true(found);
    assert_true(point.documents == 0 && point.failures == 0 && outputs.len == 0);
    gm_journal_close(journal);
    folder_remove(&folder);
}

static void test_any_byte_that_is_changed_or_missing_is_noticed(void **state)
{
    (void)state;
    folder folder = folder_new();
    gm_journal *journal = open_journal(&folder, "x");
    gm_buffer bytes = {0};
    gm_failure failure;
    write_point(journal, (gm_point){12, 3, 4}, false);
    gm_failure_init(&failure);
    assert_int_equal(
        gm_buffer_read_file(&bytes, folder_path(&folder, "out.resume"), &failure.error),
        GM_OK);
    for (size_t i = 0; i < 2 * bytes.len - 1; i++) {
        bool found;
        gm_point point;
        gm_text outputs;
        size_t len = i < bytes.len ? bytes.len : i - bytes.len + 1;
        if (i < bytes.len)
            bytes.ptr[i] ^= 1;
        folder_write_bytes(&folder, "out.resume", bytes.ptr, len);
        assert_int_equal(read_back(journal, &found, &point, &outputs, &failure),
                         GM_CONFIG);
        if (i < bytes.len)
            bytes.ptr[i] ^= 1;
    }
    assert_non_null(strstr(failure.message,
                           "out.resume\" is damaged: run it again without --resume"));
    gm_buffer_free(&bytes);
    gm_journal_close(journal);
    folder_remove(&folder);
}

static void test_another_command_is_refused_and_both_are_named(void **state)
{
    (void)state;
    bool found;
    gm_point point;
    gm_text outputs;
    gm_failure failure;
    folder folder = folder_new();
    gm_journal *journal = open_journal(&folder, "jsonl out");
    gm_journal *other = open_journal(&folder, "jsonl out, errors");
    write_point(journal, (gm_point){12, 3, 4}, false);
    assert_int_equal(read_back(other, &found, &point, &outputs, &failure), GM_CONFIG);
    assert_non_null(strstr(failure.message,
                           "is of another command, jsonl out, and this is jsonl out, "
                           "errors: give the same options, or leave --resume out"));
    gm_journal_close(journal);
    gm_journal_close(other);
    folder_remove(&folder);
}

static void test_a_journal_that_cannot_be_written_says_so(void **state)
{
    (void)state;
    gm_failure failure;
    gm_buffer outputs = {0};
    gm_journal *journal = NULL;
    gm_failure_init(&failure);
    gm_journal_open("/nowhere/out", gm_text_of("x"), &journal, &failure.error);
    gm_status status =
        gm_journal_write(journal, &(gm_point){0}, &outputs, false, &failure.error);
    assert_failure(status, failure, GM_OUTPUT,
                   "cannot write \"/nowhere/out.resume\": No such file or directory");
    gm_journal_close(journal);
}

/* Texts that are the same when put together are not the same documents. */
static void test_the_hash_tells_ids_from_texts_and_documents_apart(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"a", "bc"}, {"ab", "c"}, {"", "abc"}, {"abc", ""}, {"b", "ac"}};
    uint64_t hashes[5];
    gm_document *document = gm_document_new(&gm_host_table);
    for (uint32_t i = 0; i < 5; i++) {
        gm_point point = {0};
        document->id = gm_text_of(pairs[i][0]);
        document->text = gm_text_of(pairs[i][1]);
        gm_point_hash(&point, document);
        hashes[i] = point.hash;
        for (uint32_t j = 0; j < i; j++)
            assert_true(hashes[i] != hashes[j]);
    }
    gm_document_free(document);
}

static gm_status write_and_read(void *who)
{
    const folder *folder = who;
    bool found;
    gm_point point;
    gm_text text;
    gm_failure failure;
    gm_journal *journal = NULL;
    gm_buffer outputs = {.ptr = (char *)lines, .len = sizeof lines - 1};
    gm_failure_init(&failure);
    char path[2048];
    snprintf(path, sizeof path, "%s/out", folder->path);
    gm_status status = gm_journal_open(path, gm_text_of("x"), &journal, &failure.error);
    if (status == GM_OK)
        status = gm_journal_write(journal, &(gm_point){1, 2, 3}, &outputs, false,
                                  &failure.error);
    if (status == GM_OK)
        status = gm_journal_read(journal, &found, &point, &text, &failure.error);
    gm_journal_close(journal);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    folder folder = folder_new();
    failing_every_allocation(write_and_read, &folder);
    folder_remove(&folder);
}

RUN_TESTS(TEST(test_a_point_comes_back),
          TEST(test_none_and_an_empty_one_are_nothing_done),
          TEST(test_any_byte_that_is_changed_or_missing_is_noticed),
          TEST(test_another_command_is_refused_and_both_are_named),
          TEST(test_a_journal_that_cannot_be_written_says_so),
          TEST(test_the_hash_tells_ids_from_texts_and_documents_apart),
          TEST(test_every_allocation_may_fail))
