/* Folders and suffixes of paths. */
#include "base/path.h"

#include "failing.h"
#include "folder.h"
#include "test.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void assert_folder(const char *file, const char *wanted)
{
    char *folder = gm_path_folder(file);
    assert_string_equal(folder, wanted);
    free(folder);
}

static void test_a_file_has_a_folder(void **state)
{
    (void)state;
    assert_folder("press.yaml", ".");
    assert_folder("./press.yaml", ".");
    assert_folder("/etc/press.yaml", "/etc");
    assert_folder("/press.yaml", "/");
    assert_folder("", ".");
}

static void assert_no_folder(const char *path, int why)
{
    assert_false(gm_path_is_folder(path));
    assert_int_equal(errno, why);
}

static void test_what_is_no_folder_says_why(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(&with, "a/b.txt", "b");
    assert_int_equal(symlink("a", folder_path(&with, "link")), 0);
    assert_true(gm_path_is_folder(folder_path(&with, "a")));
    assert_true(gm_path_is_folder(folder_path(&with, "link")));
    assert_no_folder(folder_path(&with, "a/b.txt"), ENOTDIR);
    assert_no_folder(folder_path(&with, "missing"), ENOENT);
    folder_remove(&with);
}

static void test_an_extension_is_the_last_and_of_a_file(void **state)
{
    (void)state;
    assert_string_equal(gm_path_extension("a/b.txt.gz"), ".gz");
    assert_string_equal(gm_path_extension("a.b/c"), "");
    assert_string_equal(gm_path_extension("a/.c"), "");
    assert_string_equal(gm_path_extension("a."), ".");
    assert_true(gm_path_has_extension("PRESSE.TXT", ".txt"));
    assert_false(gm_path_has_extension("presse.txt.gz", ".txt"));
    assert_false(gm_path_has_extension("presse.tx", ".txt"));
}

static bool has_suffix(const char *name, const char *suffix)
{
    return gm_path_has_suffix((gm_text){name, (uint32_t)strlen(name)}, suffix);
}

static void test_a_suffix_has_something_before_it(void **state)
{
    (void)state;
    assert_true(has_suffix("press.yaml", ".yaml"));
    assert_true(has_suffix("press", ""));
    assert_false(has_suffix(".yaml", ".yaml"));
    assert_false(has_suffix("press.yml", ".yaml"));
    assert_false(has_suffix("l", ".yaml"));
    assert_false(has_suffix("", ""));
}

RUN_TESTS(TEST(test_a_file_has_a_folder), TEST(test_what_is_no_folder_says_why),
          TEST(test_an_extension_is_the_last_and_of_a_file),
          TEST(test_a_suffix_has_something_before_it))
