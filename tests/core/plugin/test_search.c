/* Search paths over a small tree:
 *
 *     a/ner.tag  a/french/verbs.tag  a/.hidden.tag  a/folder.tag/
 *     b/ner.tag  b/quotes.tag  b/readme.txt */
#define _XOPEN_SOURCE 700 /* realpath() */
#include "plugin/search.h"

#include "expect.h"
#include "failing.h"
#include "tree.h"

static char root[TREE_PATH], a[TREE_PATH + 8], b[TREE_PATH + 8];

static const char *const removed[] = {
    "a/ner.tag", "a/french/verbs.tag", "a/french",     "a/.hidden.tag", "a/folder.tag",
    "a",         "b/ner.tag",          "b/quotes.tag", "b/readme.txt",  "b",
    NULL};

static int set_up(void **state)
{
    (void)state;
    tree_make(root);
    snprintf(a, sizeof a, "%s/a", root);
    snprintf(b, sizeof b, "%s/b", root);
    tree_folder(root, "a");
    tree_folder(root, "a/french");
    tree_folder(root, "a/folder.tag");
    tree_folder(root, "b");
    static const char *const files[] = {"a/ner.tag",     "a/french/verbs.tag",
                                        "a/.hidden.tag", "b/ner.tag",
                                        "b/quotes.tag",  "b/readme.txt"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        tree_file(root, files[i], "x", 1);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tree_remove(root, removed);
    return 0;
}

/* Both folders, a first. */
static gm_search both(void)
{
    gm_failure failure;
    gm_search search = {.noun = "model"};
    gm_failure_init(&failure);
    assert_int_equal(gm_search_add_last(&search, b, "installed", &failure.error),
                     GM_OK);
    assert_int_equal(gm_search_add_first(&search, a, "given", &failure.error), GM_OK);
    return search;
}

/* The file below the root; a `wanted` without '/' is a status's message. */
static void assert_found(const char *name, const char *wanted)
{
    gm_failure failure;
    gm_search search = both();
    char *path = NULL;
    gm_failure_init(&failure);
    assert_int_equal(gm_search_find(&search, name, ".tag", &path, &failure.error),
                     GM_OK);
    assert_string_equal(path, tree_path(root, wanted));
    free(path);
    gm_search_free(&search);
}

static void assert_not_found(const char *name, const char *format)
{
    gm_failure failure;
    gm_search search = both();
    char *path = NULL, message[3 * TREE_PATH];
    gm_failure_init(&failure);
    snprintf(message, sizeof message, format, a, b);
    assert_failure(gm_search_find(&search, name, ".tag", &path, &failure.error),
                   failure, GM_CONFIG, message);
    gm_search_free(&search);
}

static void test_the_first_folder_wins(void **state)
{
    (void)state;
    assert_found("ner", "a/ner.tag");
    assert_found("quotes", "b/quotes.tag");
}

static void test_what_is_found_has_its_folder(void **state)
{
    (void)state;
    gm_failure failure;
    gm_search search = both();
    gm_found found;
    gm_failure_init(&failure);
    assert_int_equal(
        gm_search_find_in(&search, "quotes", ".tag", &found, &failure.error), GM_OK);
    assert_int_equal(found.folder, 1);
    assert_null(found.name);
    assert_string_equal(found.path, tree_path(root, "b/quotes.tag"));
    free(found.path);
    gm_search_free(&search);
}

static void test_a_name_may_have_folders_and_its_suffix(void **state)
{
    (void)state;
    assert_found("french/verbs", "a/french/verbs.tag");
    assert_found("quotes.tag", "b/quotes.tag");
}

static void test_what_is_missing_is_looked_for_everywhere(void **state)
{
    (void)state;
    assert_not_found("coref", "no model \"coref\"; looked in: %s (given), %s "
                              "(installed)");
    assert_not_found("qotes", "no model \"qotes\"; looked in: %s (given), %s "
                              "(installed); did you mean \"quotes\"?");
    assert_not_found("french/verb", "no model \"french/verb\"; looked in: %s "
                                    "(given), %s (installed); did you mean "
                                    "\"french/verbs\"?");
    assert_not_found("folder", "no model \"folder\"; looked in: %s (given), %s "
                               "(installed)");
}

static void test_a_name_stays_below_the_folders(void **state)
{
    (void)state;
    assert_not_found("../b/quotes",
                     "no model \"../b/quotes\": there is no such file, and a name that "
                     "is searched for has no \".\", \"..\" or empty folder in it");
    assert_not_found(
        "french/../ner",
        "no model \"french/../ner\": there is no such file, and a name that "
        "is searched for has no \".\", \"..\" or empty folder in it");
    assert_not_found("", "no model \"\": there is no such file, and a name that is "
                         "searched for has no \".\", \"..\" or empty folder in it");
}

static void test_missing_folders_are_told(void **state)
{
    (void)state;
    gm_failure failure;
    gm_search search = {.noun = "stage"};
    char *path = NULL;
    gm_failure_init(&failure);
    gm_search_add_path(&search, "/nowhere/1:/nowhere/2", "GUILLEMET_PLUGIN_PATH",
                       &failure.error);
    assert_failure(gm_search_find(&search, "ner", ".so", &path, &failure.error),
                   failure, GM_CONFIG,
                   "no stage \"ner\"; looked in: /nowhere/1 (GUILLEMET_PLUGIN_PATH; no "
                   "such folder), /nowhere/2 (GUILLEMET_PLUGIN_PATH; no such folder)");
    gm_search_free(&search);
}

static void test_without_folders_there_is_nothing(void **state)
{
    (void)state;
    gm_failure failure;
    gm_search search = {.noun = "stage"};
    char *path = NULL;
    gm_failure_init(&failure);
    assert_failure(gm_search_find(&search, "ner", ".so", &path, &failure.error),
                   failure, GM_CONFIG,
                   "no stage \"ner\"; there is no folder to look in");
}

static void test_empty_elements_are_not_the_current_folder(void **state)
{
    (void)state;
    gm_failure failure;
    gm_search search = {.noun = "stage"};
    gm_failure_init(&failure);
    gm_search_add_path(&search, NULL, "X", &failure.error);
    gm_search_add_path(&search, "", "X", &failure.error);
    gm_search_add_path(&search, ":/nowhere::", "X", &failure.error);
    assert_int_equal(search.folders.count, 1);
    assert_string_equal(search.folders.at[0].path, "/nowhere");
    gm_search_free(&search);
}

static void test_relative_folders_become_absolute(void **state)
{
    (void)state;
    gm_failure failure;
    gm_search search = {.noun = "stage"};
    gm_failure_init(&failure);
    char *here = realpath(".", NULL);
    char missing[2 * TREE_PATH];
    snprintf(missing, sizeof missing, "%s/missing", here);
    gm_search_add_last(&search, ".", "X", &failure.error);
    gm_search_add_last(&search, "missing", "X", &failure.error);
    assert_string_equal(search.folders.at[0].path, here);
    assert_string_equal(search.folders.at[1].path, missing);
    free(here);
    gm_search_free(&search);
}

static void test_a_named_folder_must_be_one(void **state)
{
    (void)state;
    gm_failure failure;
    gm_search search = {.noun = "stage"};
    gm_failure_init(&failure);
    assert_failure(gm_search_add_first(&search, "/nowhere", "given", &failure.error),
                   failure, GM_CONFIG,
                   "cannot look for stages in \"/nowhere\": No such file or "
                   "directory");
    gm_failure_init(&failure);
    assert_failure(gm_search_add_first(&search, "/dev/null", "given", &failure.error),
                   failure, GM_CONFIG,
                   "cannot look for stages in \"/dev/null\": Not a directory");
    assert_int_equal(search.folders.count, 0);
}

static void assert_resolved(const char *value, const char *base, const char *wanted)
{
    gm_failure failure;
    gm_search search = both();
    char *path = NULL;
    gm_failure_init(&failure);
    assert_int_equal(
        gm_search_resolve(&search, value, ".tag", base, &path, &failure.error), GM_OK);
    assert_string_equal(path, tree_path(root, wanted));
    free(path);
    gm_search_free(&search);
}

static void test_a_path_is_taken_as_it_stands(void **state)
{
    (void)state;
    char absolute[2 * TREE_PATH];
    snprintf(absolute, sizeof absolute, "%s/readme.txt", b);
    assert_resolved(absolute, NULL, "b/readme.txt");
    assert_resolved("./quotes.tag", b, "b/quotes.tag");
    assert_resolved("../a/ner.tag", b, "a/ner.tag");
    assert_resolved("readme.txt", b, "b/readme.txt");
    assert_resolved("ner.tag", b, "b/ner.tag");
}

static void test_a_name_is_searched_for(void **state)
{
    (void)state;
    assert_resolved("ner", b, "a/ner.tag");
    assert_resolved("french/verbs", b, "a/french/verbs.tag");
    assert_resolved("french/verbs", NULL, "a/french/verbs.tag");
}

static void test_what_is_neither_is_told_with_the_base(void **state)
{
    (void)state;
    gm_failure failure;
    gm_search search = both();
    char *path = NULL, message[4 * TREE_PATH];
    gm_failure_init(&failure);
    snprintf(message, sizeof message,
             "no model \"german/verbs\"; looked in: %s, %s (given), %s "
             "(installed)",
             root, a, b);
    assert_failure(
        gm_search_resolve(&search, "german/verbs", ".tag", root, &path, &failure.error),
        failure, GM_CONFIG, message);
    gm_search_free(&search);
}

static void test_a_list_is_by_name_and_then_by_folder(void **state)
{
    (void)state;
    static const char *const wanted[] = {"a/ner.tag", "b/ner.tag", "b/quotes.tag"};
    static const char *const names[] = {"ner", "ner", "quotes"};
    gm_failure failure;
    gm_search search = both();
    gm_found_list found;
    gm_failure_init(&failure);
    assert_int_equal(gm_search_list(&search, ".tag", &found, &failure.error), GM_OK);
    assert_int_equal(found.list.count, 3);
    for (uint32_t i = 0; i < 3; i++) {
        assert_string_equal(found.list.at[i].name, names[i]);
        assert_string_equal(found.list.at[i].path, tree_path(root, wanted[i]));
        assert_int_equal(found.list.at[i].folder, i > 0);
    }
    gm_found_list_free(&found);
    gm_search_free(&search);
}

/* What the C library allocates for itself, as in realpath(), is not ours to fail. */
static gm_status search_all(void *who)
{
    gm_failure failure;
    gm_search search = {.noun = "model"};
    gm_found_list found = {0};
    char *path = NULL;
    gm_failure_init(&failure);
    gm_status status = gm_search_add_path(&search, a, "X", &failure.error);
    if (status == GM_OK)
        status = gm_search_add_first(&search, b, "Y", &failure.error);
    if (status == GM_OK)
        status = gm_search_list(&search, ".tag", &found, &failure.error);
    if (status == GM_OK)
        status = gm_search_find(&search, who, ".tag", &path, &failure.error);
    free(path);
    gm_found_list_free(&found);
    gm_search_free(&search);
    return status == GM_CONFIG ? GM_OK : status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    failing_every_allocation(search_all, "ner");
    failing_every_allocation(search_all, "qotes");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_the_first_folder_wins),
        TEST(test_what_is_found_has_its_folder),
        TEST(test_a_name_may_have_folders_and_its_suffix),
        TEST(test_what_is_missing_is_looked_for_everywhere),
        TEST(test_a_name_stays_below_the_folders),
        TEST(test_missing_folders_are_told),
        TEST(test_without_folders_there_is_nothing),
        TEST(test_empty_elements_are_not_the_current_folder),
        TEST(test_relative_folders_become_absolute),
        TEST(test_a_named_folder_must_be_one),
        TEST(test_a_path_is_taken_as_it_stands),
        TEST(test_a_name_is_searched_for),
        TEST(test_what_is_neither_is_told_with_the_base),
        TEST(test_a_list_is_by_name_and_then_by_folder),
        TEST(test_every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
