/* What is packed, as streams: every kind, what is damaged, and what names may not be.
 */
#include "io/archive.h"

#include "doc/document.h"
#include "expect.h"
#include "failing.h"
#include "packed.h"

#include <stdio.h>
#include <stdlib.h>

static const packed_member two[] = {
    {"a.txt", "un", NULL}, {"./b/c.txt", "deux", NULL}, {0}};

static gm_archive *open_archive(const folder *with, const char *name)
{
    gm_failure failure;
    gm_stream *packed;
    gm_archive *archive = NULL;
    gm_failure_init(&failure);
    assert_int_equal(gm_stream_open(folder_path(with, name), &packed, &failure.error),
                     GM_OK);
    assert_int_equal(gm_archive_open(packed, name, &archive, &failure.error), GM_OK);
    return archive;
}

/* The bytes of the member at hand, or "!" and why there are none. */
static void add_bytes(gm_archive *archive, const char *name, gm_buffer *out)
{
    gm_failure failure;
    gm_stream *stream;
    gm_failure_init(&failure);
    assert_int_equal(gm_archive_stream(archive, name, false, &stream, &failure.error),
                     GM_OK);
    if (gm_stream_rest(stream, out, &failure.error) != GM_OK)
        gm_buffer_printf(out, "!%s", failure.message);
    gm_stream_close(stream);
}

/* "name=bytes|" of every member. */
static void check_members(const folder *with, const char *name, const char *expected)
{
    gm_buffer got = {0};
    gm_archive *archive = open_archive(with, name);
    gm_failure failure;
    gm_member member;
    bool end = false;
    assert_false(gm_archive_is_one_file(archive));
    for (;;) {
        gm_failure_init(&failure);
        gm_status status = gm_archive_next(archive, &member, &end, &failure.error);
        if (status == GM_OK && end)
            break;
        gm_buffer_printf(&got, "%s=", status == GM_OK ? member.name : failure.message);
        if (status == GM_OK && member.is_file && !member.is_link)
            add_bytes(archive, member.name, &got);
        gm_buffer_puts(&got, status == GM_OK && member.is_link ? "@|" : "|");
    }
    gm_buffer_put(&got, '\0');
    assert_string_equal(got.ptr, expected);
    gm_buffer_free(&got);
    gm_archive_close(archive);
}

static void test_archives_of_every_kind(void **state)
{
    static const int filters[] = {ARCHIVE_FILTER_NONE, ARCHIVE_FILTER_GZIP,
                                  ARCHIVE_FILTER_ZSTD, ARCHIVE_FILTER_XZ,
                                  ARCHIVE_FILTER_BZIP2};
    (void)state;
    folder with = folder_new();
    pack(&with, "a", ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_ZIP, two);
    check_members(&with, "a", "a.txt=un|b/c.txt=deux|");
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        pack(&with, "a", filters[i], ARCHIVE_FORMAT_TAR_USTAR, two);
        check_members(&with, "a", "a.txt=un|b/c.txt=deux|");
        pack(&with, "a", filters[i], ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, two);
        check_members(&with, "a", "a.txt=un|b/c.txt=deux|");
    }
    folder_remove(&with);
}

static void test_an_archive_may_have_no_members(void **state)
{
    (void)state;
    folder with = folder_new();
    pack(&with, "a", ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_ZIP,
         (const packed_member[]){{0}});
    check_members(&with, "a", "");
    folder_remove(&with);
}

static void test_a_link_is_told(void **state)
{
    static const packed_member members[] = {
        {"a.txt", "un", NULL}, {"b.txt", NULL, "a.txt"}, {0}};
    (void)state;
    folder with = folder_new();
    pack(&with, "a", ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_TAR_USTAR, members);
    check_members(&with, "a", "a.txt=un|b.txt=@|");
    folder_remove(&with);
}

/* ---- One file ---------------------------------------------------------------- */

static gm_status read_file(const folder *with, const char *name, gm_buffer *bytes,
                           gm_failure *failure)
{
    gm_stream *stream;
    gm_archive *archive;
    gm_failure_init(failure);
    gm_status status =
        gm_stream_open(folder_path(with, name), &stream, &failure->error);
    if (status == GM_OK)
        status = gm_archive_open(stream, name, &archive, &failure->error);
    if (status != GM_OK)
        return status;
    assert_true(gm_archive_is_one_file(archive));
    status = gm_archive_stream(archive, name, true, &stream, &failure->error);
    if (status != GM_OK)
        return status;
    status = gm_stream_rest(stream, bytes, &failure->error);
    gm_stream_close(stream);
    return status;
}

static void test_compressed_files(void **state)
{
    static const int filters[] = {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_ZSTD,
                                  ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_BZIP2};
    static const char *const texts[] = {"Il pleut.\n", ""};
    (void)state;
    folder with = folder_new();
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        for (size_t text = 0; text < 2; text++) {
            gm_buffer bytes = {0};
            gm_failure failure;
            compress_file(&with, "a", filters[i], texts[text]);
            gm_status status = read_file(&with, "a", &bytes, &failure);
            assert_failure(status, failure, GM_OK, "");
            assert_int_equal(bytes.len, strlen(texts[text]));
            assert_memory_equal(bytes.ptr ? bytes.ptr : "", texts[text], bytes.len);
            gm_buffer_free(&bytes);
        }
    }
    folder_remove(&with);
}

/* The file with one byte changed, `from_end` before its end. */
static void spoil(const folder *with, const char *name, size_t from_end, char mask)
{
    FILE *file = fopen(folder_path(with, name), "r+b");
    assert_non_null(file);
    fseek(file, -(long)from_end, SEEK_END);
    int byte = fgetc(file);
    fseek(file, -(long)from_end, SEEK_END);
    fputc(byte ^ mask, file);
    fclose(file);
}

static void test_a_wrong_checksum_of_gzip_is_told(void **state)
{
    gm_buffer bytes = {0};
    gm_failure failure;
    (void)state;
    folder with = folder_new();
    compress_file(&with, "a", ARCHIVE_FILTER_GZIP, "Il pleut à Nancy.\n");
    spoil(&with, "a", 8, 1);
    gm_status status = read_file(&with, "a", &bytes, &failure);
    assert_failure(status, failure, GM_INPUT,
                   "cannot unpack \"a\": its checksum is not that of its bytes, which "
                   "somewhere before this place are not what they were; it is damaged, "
                   "so get it anew");
    gm_buffer_free(&bytes);
    folder_remove(&with);
}

static void test_gzip_may_be_several_and_have_something_behind(void **state)
{
    static const char twice[] =
        "\x1f\x8b\x08\0\0\0\0\0\0\3\x33\4\0\xb7\xef\xdc\x83\1\0\0\0"
        "\x1f\x8b\x08\0\0\0\0\0\0\3\x33\2\0\x0d\xbe\xd5\x1a\1\0\0\0";
    (void)state;
    folder with = folder_new();
    for (size_t behind = 0; behind < 2; behind++) {
        gm_buffer bytes = {0};
        gm_failure failure;
        folder_write_bytes(&with, "a", twice, sizeof twice - 1 + behind);
        gm_status status = read_file(&with, "a", &bytes, &failure);
        assert_failure(status, failure, GM_OK, "");
        assert_int_equal(bytes.len, 2);
        assert_memory_equal(bytes.ptr, "12", 2);
        gm_buffer_free(&bytes);
    }
    folder_remove(&with);
}

/* Every beginning of a file, and every file with a bit changed, is read to its end or
 * is refused with words. */
static void check_damage(const char *ptr, size_t len)
{
    gm_stream *packed = gm_stream_over((gm_text){ptr, (uint32_t)len});
    gm_archive *archive;
    gm_failure failure;
    gm_member member;
    bool end = false;
    gm_failure_init(&failure);
    gm_status status = gm_archive_open(packed, "a", &archive, &failure.error);
    assert_true(status == GM_OK || (status == GM_INPUT && failure.message[0]));
    if (status != GM_OK)
        return;
    for (size_t calls = 0; !end; calls++) {
        gm_buffer bytes = {0};
        assert_true(calls < 10);
        gm_failure_init(&failure);
        status = gm_archive_next(archive, &member, &end, &failure.error);
        assert_true(status == GM_OK || (status == GM_INPUT && failure.message[0]));
        if (status == GM_OK && !end)
            add_bytes(archive, member.name, &bytes);
        gm_buffer_free(&bytes);
    }
    gm_archive_close(archive);
}

static void check_all_damage(const folder *with, int filter, int format)
{
    gm_buffer whole = {0};
    gm_failure failure;
    gm_failure_init(&failure);
    pack(with, "a", filter, format, two);
    assert_int_equal(
        gm_buffer_read_file(&whole, folder_path(with, "a"), &failure.error), GM_OK);
    size_t step = whole.len > 2000 ? 37 : 1;
    for (size_t len = 0; len < whole.len; len += step)
        check_damage(whole.ptr, len);
    for (size_t bit = 0; bit < whole.len * 8; bit += step) {
        whole.ptr[bit / 8] ^= (char)(1 << bit % 8);
        check_damage(whole.ptr, whole.len);
        whole.ptr[bit / 8] ^= (char)(1 << bit % 8);
    }
    gm_buffer_free(&whole);
}

static void test_damage_ends(void **state)
{
    (void)state;
    folder with = folder_new();
    check_all_damage(&with, ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_ZIP);
    check_all_damage(&with, ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_TAR_USTAR);
    check_all_damage(&with, ARCHIVE_FILTER_GZIP, ARCHIVE_FORMAT_TAR_USTAR);
    check_all_damage(&with, ARCHIVE_FILTER_XZ, ARCHIVE_FORMAT_TAR_USTAR);
    check_all_damage(&with, ARCHIVE_FILTER_ZSTD, ARCHIVE_FORMAT_TAR_USTAR);
    check_all_damage(&with, ARCHIVE_FILTER_BZIP2, ARCHIVE_FORMAT_TAR_USTAR);
    folder_remove(&with);
}

/* ---- Names ------------------------------------------------------------------- */

static void test_names_that_lead_out_or_are_no_utf8_are_refused(void **state)
{
    static const char *const bad[] = {"../a", "a/../b", "a/..",     "/a",
                                      "\\a",  "C:a",    "a\\..\\b", "\xE9t\xE9"};
    static const char *const good[] = {"a", "a..b/c..", "..a/b", "été/…"};
    (void)state;
    gm_failure failure;
    folder with = folder_new();
    pack(&with, "z", ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_ZIP, two);
    gm_archive *archive = open_archive(&with, "z");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        gm_failure_init(&failure);
        assert_int_equal(gm_archive_check_name(archive, bad[i], &failure.error),
                         GM_INPUT);
        assert_non_null(strstr(failure.message, bad[i]));
        assert_int_equal(strncmp(failure.message, "z: ", 3), 0);
    }
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_int_equal(gm_archive_check_name(archive, good[i], &failure.error),
                         GM_OK);
    gm_archive_close(archive);
    folder_remove(&with);
}

static void check_ending(gm_text (*ending)(const char *), const char *name,
                         const char *expected)
{
    gm_text got = ending(name);
    assert_int_equal(got.len, strlen(expected));
    assert_memory_equal(got.ptr, expected, got.len);
}

static void test_extensions(void **state)
{
    (void)state;
    check_ending(gm_archive_compression_of, "a.jsonl.GZ", ".GZ");
    check_ending(gm_archive_compression_of, "a.zst", ".zst");
    check_ending(gm_archive_compression_of, "a/.gz", "");
    check_ending(gm_archive_compression_of, "gz", "");
    check_ending(gm_archive_extension_of, "a.tar.gz", ".tar.gz");
    check_ending(gm_archive_extension_of, "a.TGZ", ".TGZ");
    check_ending(gm_archive_extension_of, "a.v2.zip", ".zip");
    check_ending(gm_archive_extension_of, "a.gz", "");
}

static void test_a_text_is_not_recognised(void **state)
{
    (void)state;
    assert_false(gm_archive_recognises(gm_text_of("BZh9, dit-il")));
    assert_false(gm_archive_recognises(gm_text_of("PK, voilà")));
    assert_false(gm_archive_recognises((gm_text){"", 0}));
    assert_true(gm_archive_recognises((gm_text){"\x1F\x8B\x08", 3}));
}

/* ---- Memory ------------------------------------------------------------------ */

static gm_status read_members(void *who)
{
    gm_failure failure;
    gm_stream *packed;
    gm_archive *archive;
    gm_buffer bytes = {0};
    gm_failure_init(&failure);
    gm_status status = gm_stream_open(who, &packed, &failure.error);
    if (status == GM_OK)
        status = gm_archive_open(packed, "a", &archive, &failure.error);
    if (status != GM_OK)
        return status;
    for (bool end = false; status == GM_OK && !end;) {
        gm_member member;
        gm_stream *stream;
        status = gm_archive_next(archive, &member, &end, &failure.error);
        if (status != GM_OK || end)
            break;
        status =
            gm_archive_stream(archive, member.name, false, &stream, &failure.error);
        if (status != GM_OK)
            break;
        status = gm_stream_rest(stream, &bytes, &failure.error);
        gm_stream_close(stream);
    }
    gm_buffer_free(&bytes);
    gm_archive_close(archive);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    char path[1024];
    (void)state;
    folder with = folder_new();
    pack(&with, "a", ARCHIVE_FILTER_GZIP, ARCHIVE_FORMAT_TAR_USTAR, two);
    snprintf(path, sizeof path, "%s", folder_path(&with, "a"));
    failing_every_allocation(read_members, path);
    folder_remove(&with);
}

RUN_TESTS(TEST(test_archives_of_every_kind), TEST(test_an_archive_may_have_no_members),
          TEST(test_a_link_is_told), TEST(test_compressed_files),
          TEST(test_a_wrong_checksum_of_gzip_is_told),
          TEST(test_gzip_may_be_several_and_have_something_behind),
          TEST(test_damage_ends),
          TEST(test_names_that_lead_out_or_are_no_utf8_are_refused),
          TEST(test_extensions), TEST(test_a_text_is_not_recognised),
          TEST(test_every_allocation_may_fail))
