/* Treebanks as documents; those of the scorer are in tests/core/score. */
#include "markup.h"

#include <stdio.h>

static void test_small_treebanks(void **state)
{
    markup how = {"file.conllu", GM_IMPORT_LAYERS};
    (void)state;
    golden_check("core/read/conllu.golden", show_markup, &how);
}

static void test_windows_breaks_and_another_encoding(void **state)
{
    (void)state;
    assert_shown("f.conll", "1\tUn\t_\t_\t_\t_\t_\t_\t_\t_\r\n\r\n",
                 "[f] at line 2\n\nUn");
    assert_shown("f.conll", "1\t\xE9\t_\t_\t_\t_\t_\t_\t_\t_\n",
                 "! @/f.conll:1: the line is not valid UTF-8: convert the file, for "
                 "example with iconv -f WINDOWS-1252 -t UTF-8");
    assert_shown("f.conll", "", "");
}

static void test_every_allocation_may_fail(void **state)
{
    char path[1024];
    (void)state;
    folder with = folder_new();
    folder_write(&with, "a.conllu",
                 "# newdoc id = un\n# text = Un deux\n# meta a = b\n"
                 "1\tUn\t_\tNUM\t_\t_\t_\t_\t_\tNE=B-Person|SpacesAfter=\\s\n"
                 "2\tdeux\t_\tNUM\t_\t_\t_\t_\t_\t_\n\n"
                 "# newdoc id = deux\n1\tFin\t_\t_\t_\t_\t_\t_\t_\t_\n\n");
    snprintf(path, sizeof path, "%s", folder_path(&with, "a.conllu"));
    failing_every_allocation(read_whole, path);
    folder_remove(&with);
}

RUN_TESTS(TEST(test_small_treebanks), TEST(test_windows_breaks_and_another_encoding),
          TEST(test_every_allocation_may_fail))
