/* Tables as documents, and what is wrong with them. */
#include "markup.h"

static void test_small_tables(void **state)
{
    markup how = {"table.csv", GM_CARRY_LAYERS};
    (void)state;
    golden_check("core/read/csv.golden", show_markup, &how);
}

static void test_mark_and_line_breaks_of_a_spreadsheet(void **state)
{
    (void)state;
    assert_shown("table.csv",
                 "\xEF\xBB\xBF\"texte\";\"titre\"\r\n\"Un\r\ndeux.\";A\r\n\r\n"
                 "Trois.;\"B\"",
                 "[table-1] at line 2\n{\"title\":\"A\"}\nUn\r\ndeux.\n\n"
                 "[table-2] at line 5\n{\"title\":\"B\"}\nTrois.");
    assert_shown("table.csv", "text\rUn.\rDeux.\r",
                 "[table-1] at line 2\n\nUn.\n\n[table-2] at line 3\n\nDeux.");
}

static void test_a_file_without_records(void **state)
{
    static const char empty[] = "! @/table.csv:1: the file is empty: a table begins "
                                "with the names of its columns";
    (void)state;
    assert_shown("table.csv", "", empty);
    assert_shown("table.csv", "\xEF\xBB\xBF", empty);
    assert_shown("table.csv", "texte", "");
    assert_shown("table.csv", "texte\r\n", "");
}

/* The records around it are read: one of them may be pasted from elsewhere. */
static void test_other_encodings_are_refused_with_their_line(void **state)
{
    (void)state;
    assert_shown("table.csv", "texte;note\nUn.;a\n\"b\n\xE9t\xE9\";c\nDeux.;d\n",
                 "[table-1] at line 2\n{\"note\":\"a\"}\nUn.\n\n"
                 "! @/table.csv:4: the table is not valid UTF-8: byte 0xE9; convert "
                 "it, for example with iconv -f WINDOWS-1252 -t UTF-8\n\n"
                 "[table-3] at line 5\n{\"note\":\"d\"}\nDeux.");
    assert_shown("table.csv", "texte;\xE9\nUn.;a\n",
                 "! @/table.csv:1: the table is not valid UTF-8: byte 0xE9; convert "
                 "it, for example with iconv -f WINDOWS-1252 -t UTF-8");
}

static void test_a_table_is_found_in_a_folder(void **state)
{
    gm_buffer out = {0};
    (void)state;
    folder with = folder_new();
    folder_write(&with, "a.tsv", "texte\tlieu\nUn, deux.\tici\n");
    folder_write(&with, "b.CSV", "texte\nTrois.\n");
    show_file(with.path, with.path, GM_CARRY_LAYERS, &out);
    gm_buffer_put(&out, '\0');
    assert_string_equal(out.ptr, "[a-1] at line 2\n{\"lieu\":\"ici\"}\nUn, deux.\n\n"
                                 "[b-1] at line 2\n\nTrois.\n\n");
    gm_buffer_free(&out);
    folder_remove(&with);
}

/* A record that is longer than the stream's window, and than any piece of it.
 */
static void test_a_long_record(void **state)
{
    enum { LINES = 100000 };
    gm_buffer table = {0};
    (void)state;
    gm_buffer_puts(&table, "texte,note\n\"");
    for (uint32_t i = 0; i < LINES; i++)
        gm_buffer_puts(&table, "a \"\"b\"\",\n");
    gm_buffer_puts(&table, "\",x\nDeux.,y\n");
    gm_buffer shown = show_bytes("table.csv", table.ptr, table.len);
    assert_non_null(strstr(shown.ptr, "a \"b\",\na \"b\",\n"));
    assert_non_null(
        strstr(shown.ptr, "[table-2] at line 100003\n{\"note\":\"y\"}\nDeux."));
    gm_buffer_free(&shown);
    gm_buffer_free(&table);
}

static void test_every_allocation_may_fail(void **state)
{
    char path[1024];
    (void)state;
    folder with = folder_new();
    folder_write(&with, "a.csv",
                 "id;titre;texte;date;source;source\n1;\"A \"\"a\"\"\";Un.;2024;x;y\n"
                 ";;\"Deux\ntrois.\";;;\n");
    snprintf(path, sizeof path, "%s", folder_path(&with, "a.csv"));
    failing_every_allocation(read_whole, path);
    folder_remove(&with);
}

RUN_TESTS(TEST(test_small_tables), TEST(test_mark_and_line_breaks_of_a_spreadsheet),
          TEST(test_a_file_without_records),
          TEST(test_other_encodings_are_refused_with_their_line),
          TEST(test_a_table_is_found_in_a_folder), TEST(test_a_long_record),
          TEST(test_every_allocation_may_fail))
