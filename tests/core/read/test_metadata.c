/* What TXM's metadata.csv says of the texts beside it. */
#include "markup.h"

static void check(const folder *with, const char *expected)
{
    gm_buffer out = {0};
    show_file(with->path, with->path, GM_CARRY_LAYERS, &out);
    gm_buffer_put(&out, '\0');
    assert_string_equal(out.ptr, expected);
    gm_buffer_free(&out);
}

static void test_the_row_of_a_text_is_its_meta(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(&with, "metadata.csv",
                 "\xEF\xBB\xBFid,titre,lieu\r\nb,B,\r\n\"a.v2\",\"A, a\",ici\r\n");
    folder_write(&with, "a.v2.txt", "Un.");
    folder_write(&with, "b.txt", "Deux.");
    folder_write(&with, "c.txt", "Trois.");
    check(&with, "[a.v2] at line 0\n{\"title\":\"A, a\",\"lieu\":\"ici\"}\nUn.\n\n"
                 "[b] at line 0\n{\"title\":\"B\"}\nDeux.\n\n"
                 "[c] at line 0\n\nTrois.\n\n");
    folder_remove(&with);
}

static void test_each_folder_has_its_own(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(&with, "metadata.csv", "id;n\na;1\nz;2\n");
    folder_write(&with, "a.txt", "Un.");
    folder_write(&with, "m/a.txt", "Deux.");
    folder_write(&with, "o/a.txt", "Trois.");
    folder_write(&with, "o/metadata.csv", "id\tn\na\t3\n");
    folder_write(&with, "z.txt", "Quatre.");
    check(&with, "[a] at line 0\n{\"n\":\"1\"}\nUn.\n\n"
                 "[m/a] at line 0\n\nDeux.\n\n"
                 "[o/a] at line 0\n{\"n\":\"3\"}\nTrois.\n\n"
                 "[z] at line 0\n{\"n\":\"2\"}\nQuatre.\n\n");
    folder_remove(&with);
}

static void test_what_is_wrong_is_said_once_and_costs_no_text(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(&with, "metadata.csv", "id,n\na,1\n\"b\" b,2\nc,\"3\n");
    folder_write(&with, "a.txt", "Un.");
    folder_write(&with, "b.txt", "Deux.");
    check(&with, "! @/metadata.csv:3: the field that a quote opens here goes on behind "
                 "its closing quote: double the quotes within a field\n\n"
                 "[a] at line 0\n{\"n\":\"1\"}\nUn.\n\n"
                 "[b] at line 0\n\nDeux.\n\n");
    folder_remove(&with);
}

/* With a text in it, or without an id in front, the file is a table like any
 * other. */
static void test_a_table_of_texts_may_have_that_name(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(&with, "metadata.csv", "id,texte\na,Deux.\n");
    folder_write(&with, "a.txt", "Un.");
    check(&with, "[a] at line 0\n\nUn.\n\n[a] at line 2\n\nDeux.\n\n");
    folder_remove(&with);
}

RUN_TESTS(TEST(test_the_row_of_a_text_is_its_meta), TEST(test_each_folder_has_its_own),
          TEST(test_what_is_wrong_is_said_once_and_costs_no_text),
          TEST(test_a_table_of_texts_may_have_that_name))
