/* Documents out of compressed files and archives: which, under which ids, with what
 * stands beside them there. */
#include "markup.h"

#include "packed.h"
#include "read/metadata.h"

/* What is shown of a whole folder, or of a file in it. */
static void check(const folder *with, const char *name, const char *expected)
{
    gm_buffer out = {0};
    show_file(folder_path(with, name), with->path, GM_CARRY_LAYERS, &out);
    gm_buffer_put(&out, '\0');
    assert_string_equal(out.ptr, expected);
    gm_buffer_free(&out);
}

#define SHOWN(id, meta, text) "[" id "] at line 0\n" meta "\n" text "\n\n"

static void test_tables_and_annotation_in_archives(void **state)
{
    static const packed_member members[] = {{"a.txt", "Zoé dit", NULL},
                                            {"g/a.txt", "autre", NULL},
                                            {"g/metadata.csv", "id,x\na,G\n", NULL},
                                            {"a.ann", "T1\tPerson 0 3\tZoé\n", NULL},
                                            {"metadata.csv", "id,x\na,A\n", NULL},
                                            {0}};
    gm_buffer out = {0};
    (void)state;
    folder with = folder_new();
    pack(&with, "z.zip", ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_ZIP, members);
    check(&with, "z.zip",
          SHOWN("a", "{\"x\":\"A\"}", "Zoé dit")
              SHOWN("g/a", "{\"x\":\"G\"}", "autre"));
    check(&with, "",
          SHOWN("z/a", "{\"x\":\"A\"}", "Zoé dit")
              SHOWN("z/g/a", "{\"x\":\"G\"}", "autre"));
    show_file(folder_path(&with, "z.zip"), with.path, GM_IMPORT_LAYERS, &out);
    gm_buffer_put(&out, '\0');
    assert_non_null(strstr(out.ptr, "\"type\":\"Person\""));
    gm_buffer_free(&out);
    folder_remove(&with);
}

/* The name without the extension counts, and the bytes tell what is compressed. */
static void test_compressed_files_are_as_if_they_were_not(void **state)
{
    static const char lines[] = "{\"text\":\"1\"}\n";
    (void)state;
    folder with = folder_new();
    compress_file(&with, "a.jsonl.gz", ARCHIVE_FILTER_GZIP, lines);
    compress_file(&with, "b.JSONL.ZST", ARCHIVE_FILTER_ZSTD, lines);
    compress_file(&with, "c.jsonl", ARCHIVE_FILTER_XZ, lines);
    compress_file(&with, "d.txt.bz2", ARCHIVE_FILTER_BZIP2, "Un.");
    compress_file(&with, "e.png.gz", ARCHIVE_FILTER_GZIP, "image");
    compress_file(&with, "f", ARCHIVE_FILTER_GZIP, lines);
    folder_write(&with, "g.txt.gz", "Deux.");
    check(&with, "",
          "[line-1] at line 1\n\n1\n\n[line-1] at line 1\n\n1\n\n"
          "[line-1] at line 1\n\n1\n\n" SHOWN("d", "", "Un.") SHOWN("g", "", "Deux."));
    check(&with, "d.txt.bz2", SHOWN("d", "", "Un."));
    check(&with, "f", "[line-1] at line 1\n\n1\n\n");
    folder_remove(&with);
}

static void test_members_may_be_compressed_and_are_no_archives(void **state)
{
    gm_buffer bytes = {0};
    gm_failure failure;
    (void)state;
    folder with = folder_new();
    gm_failure_init(&failure);
    pack(&with, "in", ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_TAR_USTAR,
         (const packed_member[]){{"x.txt", "x", NULL}, {0}});
    pack(&with, "a.tar", ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_TAR_USTAR,
         (const packed_member[]){{"a.txt", "Un.", NULL},
                                 {"b.txt", NULL, "a.txt"},
                                 {"c/.d.txt", "hidden", NULL},
                                 {"__MACOSX/._a.txt", "hidden", NULL},
                                 {"e.png", "image", NULL},
                                 {"f.txt", "PK\5\6 is no text", NULL},
                                 {0}});
    check(&with, "a.tar",
          SHOWN("a", "", "Un.") "! cannot unpack \"@/a.tar/b.txt\": it is a link to "
                                "another member, and has no bytes of its own; unpack "
                                "the archive into a folder and name that\n\n"
                                "! cannot unpack \"@/a.tar/f.txt\": it is an archive, "
                                "and lies in another: unpack that into a folder\n\n");
    gm_buffer_free(&bytes);
    folder_remove(&with);
}

static void test_what_is_called_an_archive_and_is_none_is_told(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(&with, "a.zip", "texte");
    compress_file(&with, "b.tgz", ARCHIVE_FILTER_GZIP, "texte");
    folder_write(&with, "c.txt", "Un.");
    pack(&with, "d.txt", ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_ZIP,
         (const packed_member[]){{"x.txt", "x", NULL}, {0}});
    check(&with, "",
          "! cannot unpack \"@/a.zip\": it is neither compressed nor an archive, "
          "whatever its name or its beginning; what is read are gzip, zstd, xz, bzip2, "
          "zip and tar\n\n"
          "! cannot unpack \"@/b.tgz\": it is no archive, though its name says so; it "
          "is damaged, or needs another name\n\n" SHOWN(
              "c", "", "Un.") "! cannot unpack \"@/d.txt\": it is an archive, though "
                              "its name does not say "
                              "so: name it .zip or .tar, or on the command line\n\n");
    check(&with, "d.txt", SHOWN("x", "", "x"));
    folder_remove(&with);
}

/* Documents before the place where a file breaks off are read, and those of the files
 * behind it. */
static void test_what_is_before_the_damage_is_read(void **state)
{
    gm_buffer lines = {0}, packed = {0}, out = {0};
    gm_failure failure;
    uint32_t random = 1;
    (void)state;
    folder with = folder_new();
    gm_failure_init(&failure);
    for (int i = 0; i < 40000; i++)
        gm_buffer_printf(&lines, "{\"text\":\"%u\"}\n", next_random(&random));
    gm_buffer_put(&lines, '\0');
    compress_file(&with, "a.jsonl.gz", ARCHIVE_FILTER_GZIP, lines.ptr);
    assert_int_equal(
        gm_buffer_read_file(&packed, folder_path(&with, "a.jsonl.gz"), &failure.error),
        GM_OK);
    folder_write_bytes(&with, "a.jsonl.gz", packed.ptr, packed.len * 9 / 10);
    folder_write(&with, "b.txt", "Un.");
    show_file(with.path, with.path, GM_CARRY_LAYERS, &out);
    gm_buffer_put(&out, '\0');
    assert_non_null(strstr(out.ptr, "[line-1] at line 1\n"));
    const char *broken = strstr(out.ptr, "! @/a.jsonl.gz:");
    assert_non_null(broken);
    assert_non_null(strstr(broken, "truncated gzip input"));
    assert_null(strstr(broken + 1, "\n! "));
    assert_non_null(strstr(broken, SHOWN("b", "", "Un.")));
    gm_buffer_free(&lines);
    gm_buffer_free(&packed);
    gm_buffer_free(&out);
    folder_remove(&with);
}

static bool is_table(const char *start)
{
    gm_failure failure;
    bool found;
    gm_failure_init(&failure);
    assert_int_equal(gm_metadata_is_table(gm_text_of(start), &found, &failure.error),
                     GM_OK);
    return found;
}

static void test_which_files_are_tables(void **state)
{
    (void)state;
    assert_true(gm_metadata_has_name("a/metadata.csv"));
    assert_false(gm_metadata_has_name("a/mymetadata.csv"));
    assert_true(is_table("\xEF\xBB\xBFid\tx\na\tb\n"));
    assert_true(is_table("\"id\"\n"));
    assert_false(is_table("name,x\na,b\n"));
    assert_false(is_table("id,x,texte\na,b\n"));
    assert_false(is_table(""));
}

static void test_the_xml_of_txm(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(&with, "metadata.csv", "id,annee\na,2020\n");
    folder_write(&with, "a.xml",
                 "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body><p>Un.</p>"
                 "</body></text></TEI>");
    gm_buffer out = {0};
    show_file(with.path, with.path, GM_CARRY_LAYERS, &out);
    gm_buffer_put(&out, '\0');
    assert_non_null(strstr(out.ptr, "\"annee\":\"2020\""));
    gm_buffer_free(&out);
    folder_remove(&with);
}

static void test_every_allocation_may_fail(void **state)
{
    static const packed_member members[] = {{"a.txt", "1", NULL},
                                            {"metadata.csv", "id,x\na,A\n", NULL},
                                            {"a.ann", "T1\tX 0 1\t1\n", NULL},
                                            {0}};
    (void)state;
    folder with = folder_new();
    folder_write(&with, "metadata.csv", "id,titre\na,A\n");
    folder_write(&with, "a.txt", "1");
    folder_write(&with, "b/c.txt", "2");
    compress_file(&with, "b/d.jsonl.gz", ARCHIVE_FILTER_GZIP, "{\"text\":\"1\"}\n");
    pack(&with, "z.tar.gz", ARCHIVE_FILTER_GZIP, ARCHIVE_FORMAT_TAR_USTAR, members);
    failing_every_allocation(read_whole, with.path);
    folder_remove(&with);
}

RUN_TESTS(TEST(test_tables_and_annotation_in_archives),
          TEST(test_compressed_files_are_as_if_they_were_not),
          TEST(test_members_may_be_compressed_and_are_no_archives),
          TEST(test_what_is_called_an_archive_and_is_none_is_told),
          TEST(test_what_is_before_the_damage_is_read),
          TEST(test_which_files_are_tables), TEST(test_the_xml_of_txm),
          TEST(test_every_allocation_may_fail))
