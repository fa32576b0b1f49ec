/* Corpora of IRaMuTeQ as documents, and texts that are none. */
#include "markup.h"

static void test_small_corpora(void **state)
{
    markup how = {"corpus.txt", GM_CARRY_LAYERS};
    (void)state;
    golden_check("core/read/iramuteq.golden", show_markup, &how);
}

static void test_mark_and_line_breaks_of_windows(void **state)
{
    (void)state;
    assert_shown("corpus.txt",
                 "\xEF\xBB\xBF\r\n**** *a_1\r\nUn.\r\nDeux.\r\n\r\n**** *a_2\r\n",
                 "[corpus-1] at line 2\n{\"a\":\"1\"}\nUn.\r\nDeux.\n\n"
                 "[corpus-2] at line 6\n{\"a\":\"2\"}");
}

static void test_other_encodings_cost_the_document_alone(void **state)
{
    (void)state;
    assert_shown("corpus.txt", "**** *a_\xE9\nUn.\n**** *a_2\nDeux.\n",
                 "! @/corpus.txt:1: the variables are not valid UTF-8: convert the "
                 "file, for example with iconv -f WINDOWS-1252 -t UTF-8\n\n"
                 "[corpus-2] at line 3\n{\"a\":\"2\"}\nDeux.");
}

static void test_a_variable_has_no_byte_0(void **state)
{
    static const char bytes[] = "**** *a_1 *\0b_2\nUn.\n";
    (void)state;
    gm_buffer shown = show_bytes("corpus.txt", bytes, sizeof bytes - 1);
    assert_int_equal(strncmp(shown.ptr, "! @/corpus.txt:1: \"*", 20), 0);
    gm_buffer_free(&shown);
}

/* Asked for by name, a file is what it is said to be. */
static void test_lines_before_the_first_stars_are_an_error(void **state)
{
    gm_failure failure;
    gm_source *source;
    bool end;
    (void)state;
    folder with = folder_new();
    folder_write(&with, "a.txt", "Un avant-propos.\n**** *a_1\nUn.\n");
    const char *path = folder_path(&with, "a.txt");
    gm_failure_init(&failure);
    gm_document *document = gm_document_new(&gm_host_table);
    assert_int_equal(
        gm_source_open(&path, 1, "iramuteq", GM_CARRY_LAYERS, &source, &failure.error),
        GM_OK);
    assert_int_equal(gm_source_next(source, document, &end, &failure.error), GM_INPUT);
    assert_non_null(strstr(failure.message, "a.txt:1: there is text before the first "
                                            "line that begins with ****"));
    assert_int_equal(gm_source_next(source, document, &end, &failure.error), GM_OK);
    assert_false(end);
    assert_int_equal(document->line, 2);
    gm_source_close(source);
    gm_document_free(document);
    folder_remove(&with);
}

static void test_every_allocation_may_fail(void **state)
{
    char path[1024];
    (void)state;
    folder with = folder_new();
    folder_write(&with, "a.txt",
                 "**** *id_x *journal_J *b\nUn.\n-*theme\n**** *a_2\nDeux.\n");
    snprintf(path, sizeof path, "%s", folder_path(&with, "a.txt"));
    failing_every_allocation(read_whole, path);
    folder_remove(&with);
}

RUN_TESTS(TEST(test_small_corpora), TEST(test_mark_and_line_breaks_of_windows),
          TEST(test_other_encodings_cost_the_document_alone),
          TEST(test_a_variable_has_no_byte_0),
          TEST(test_lines_before_the_first_stars_are_an_error),
          TEST(test_every_allocation_may_fail))
