/* Files in name order, whatever the order of the file system. */
#include "io/walk.h"

#include "expect.h"
#include "failing.h"
#include "folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* The files that a walk over `paths` finds, as "name " each, "name! " if named itself;
 * a folder that cannot be read is "? ". */
static void check(const char *const *paths, uint32_t count, const char *expected)
{
    gm_failure failure;
    gm_walk *walk;
    char got[1024] = "";
    bool end = false;
    gm_failure_init(&failure);
    assert_int_equal(gm_walk_open(paths, count, &walk, &failure.error), GM_OK);
    for (;;) {
        gm_walk_entry entry;
        gm_status status = gm_walk_next(walk, &entry, &end, &failure.error);
        if (status == GM_OK && end)
            break;
        strcat(got, status == GM_OK ? entry.name : "?");
        strcat(got, status == GM_OK && entry.named ? "! " : " ");
    }
    assert_string_equal(got, expected);
    gm_walk_close(walk);
}

static folder tree(void)
{
    static const char *const names[] = {"b.txt",    "a/2.txt", "a/10.txt",
                                        "a/x/deep", ".hidden", "a/.git/x",
                                        "c/é.txt",  "B.txt",   "a.txt"};
    folder made = folder_new();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        folder_write(&made, names[i], "x");
    return made;
}

static void test_a_folder_is_walked_in_name_order_without_dot_files(void **state)
{
    (void)state;
    folder with = tree();
    static const char expected[] =
        "B.txt a/10.txt a/2.txt a/x/deep a.txt b.txt c/é.txt ";
    check((const char *const[]){with.path}, 1, expected);
    check((const char *const[]){folder_path(&with, "")}, 1, expected);
    folder_remove(&with);
}

static void test_named_files_come_in_the_order_of_their_naming(void **state)
{
    (void)state;
    folder with = tree();
    const char *const paths[] = {folder_path(&with, "b.txt"), folder_path(&with, "a/x"),
                                 "-", folder_path(&with, ".hidden"),
                                 folder_path(&with, "b.txt")};
    check(paths, 5, "b.txt! deep -! .hidden! b.txt! ");
    folder_remove(&with);
}

static void test_an_empty_folder_has_no_files(void **state)
{
    (void)state;
    folder with = folder_new();
    check((const char *const[]){with.path}, 1, "");
    check(NULL, 0, "");
    folder_remove(&with);
}

static void test_a_link_back_to_a_folder_above_is_not_followed(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(&with, "a/x", "x");
    assert_int_equal(symlink("..", folder_path(&with, "a/up")), 0);
    assert_int_equal(symlink("a", folder_path(&with, "b")), 0);
    check((const char *const[]){with.path}, 1, "a/x b/x ");
    folder_remove(&with);
}

static void test_the_path_of_an_entry_can_be_opened(void **state)
{
    (void)state;
    folder with = tree();
    gm_failure failure;
    gm_walk *walk;
    gm_walk_entry entry;
    bool end;
    gm_failure_init(&failure);
    gm_walk_open((const char *const[]){with.path}, 1, &walk, &failure.error);
    while (gm_walk_next(walk, &entry, &end, &failure.error) == GM_OK && !end)
        assert_int_equal(access(entry.path, R_OK), 0);
    assert_true(end);
    gm_walk_close(walk);
    folder_remove(&with);
}

static void test_a_path_that_does_not_exist_is_named_at_once(void **state)
{
    (void)state;
    gm_failure failure;
    gm_walk *walk = NULL;
    gm_failure_init(&failure);
    gm_status status = gm_walk_open((const char *const[]){"/", "/nowhere/at/all"}, 2,
                                    &walk, &failure.error);
    assert_failure(status, failure, GM_CONFIG,
                   "cannot read \"/nowhere/at/all\": No such file or directory");
    assert_null(walk);
}

/* More files cannot be opened than this, whoever runs the test. */
static struct rlimit limit_files(rlim_t most)
{
    struct rlimit before, now;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    now = before;
    now.rlim_cur = most;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &now), 0);
    return before;
}

static void test_a_folder_that_cannot_be_read_is_named_and_left_out(void **state)
{
    (void)state;
    folder with = tree();
    gm_failure failure;
    gm_walk *walk;
    gm_walk_entry entry;
    bool end;
    gm_failure_init(&failure);
    gm_walk_open((const char *const[]){with.path}, 1, &walk, &failure.error);
    gm_walk_next(walk, &entry, &end, &failure.error);
    assert_string_equal(entry.name, "B.txt");
    struct rlimit before = limit_files(0);
    gm_status status = gm_walk_next(walk, &entry, &end, &failure.error);
    setrlimit(RLIMIT_NOFILE, &before);
    char message[1500];
    snprintf(message, sizeof message,
             "cannot read the folder \"%s/a\": Too many open files", with.path);
    assert_failure(status, failure, GM_INPUT, message);
    assert_int_equal(gm_walk_next(walk, &entry, &end, &failure.error), GM_OK);
    assert_string_equal(entry.name, "a.txt");
    gm_walk_close(walk);
    folder_remove(&with);
}

static gm_status walk_all(void *who)
{
    const char *const paths[] = {who};
    gm_failure failure;
    gm_walk *walk;
    gm_walk_entry entry;
    bool end = false;
    gm_failure_init(&failure);
    gm_status status = gm_walk_open(paths, 1, &walk, &failure.error);
    if (status != GM_OK)
        return status;
    while (status == GM_OK && !end)
        status = gm_walk_next(walk, &entry, &end, &failure.error);
    gm_walk_close(walk);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    folder with = tree();
    failing_every_allocation(walk_all, with.path);
    folder_remove(&with);
}

RUN_TESTS(TEST(test_a_folder_is_walked_in_name_order_without_dot_files),
          TEST(test_named_files_come_in_the_order_of_their_naming),
          TEST(test_an_empty_folder_has_no_files),
          TEST(test_a_link_back_to_a_folder_above_is_not_followed),
          TEST(test_the_path_of_an_entry_can_be_opened),
          TEST(test_a_path_that_does_not_exist_is_named_at_once),
          TEST(test_a_folder_that_cannot_be_read_is_named_and_left_out),
          TEST(test_every_allocation_may_fail))
