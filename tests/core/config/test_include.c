/* Files that include others: whose stages stand where, and whose places are told.  What
 * is refused is in tests/broken/pipelines. */
#define _XOPEN_SOURCE 700 /* setenv(), symlink() */
#include "config/config.h"

#include "base/error.h"
#include "failing.h"
#include "folder.h"
#include "test.h"

#include <unistd.h>

static folder here;

static int write_files(void **state)
{
    (void)state;
    unsetenv("GUILLEMET_INCLUDE_ANYWHERE");
    here = folder_new();
    folder_write(&here, "outside.yaml", "stages:\n  - far\n");
    folder_write(&here, "p/top.yaml",
                 "stages:\n  - a\n  - include: parts/one.yaml\n  - d: {k: v}\n"
                 "  - include: two.yaml\n");
    folder_write(&here, "p/parts/one.yaml",
                 "# one\nstages:\n  - b\n  - include: ../two.yaml\n");
    folder_write(&here, "p/two.yaml", "stages: [c: {x: y}]\n");
    folder_write(&here, "p/wrong.yaml",
                 "stages:\n  - []\n  - include: bad.yaml\n  - {}\n");
    folder_write(&here, "p/bad.yaml", "stages:\n  - ok\n  - []\n");
    folder_write(&here, "p/out.yaml", "stages:\n  - include: ../outside.yaml\n");
    folder_write(&here, "p/link.yaml", "stages:\n  - include: linked.yaml\n");
    folder_write(&here, "p/circle.yaml", "stages:\n  - a\n  - include: ./again.yaml\n");
    assert_int_equal(symlink("../outside.yaml", folder_path(&here, "p/linked.yaml")),
                     0);
    assert_int_equal(symlink("circle.yaml", folder_path(&here, "p/again.yaml")), 0);
    return 0;
}

static int remove_files(void **state)
{
    (void)state;
    folder_remove(&here);
    return 0;
}

static gm_config *read_config(const char *name, gm_problems *problems)
{
    gm_failure failure;
    gm_config *config = NULL;
    gm_failure_init(&failure);
    assert_int_equal(
        gm_config_read(folder_path(&here, name), &config, problems, &failure.error),
        GM_OK);
    return config;
}

static void assert_at(gm_position at, const char *file, uint32_t line, uint32_t column)
{
    assert_string_equal(at.file, folder_path(&here, file));
    assert_int_equal(at.line, line);
    assert_int_equal(at.column, column);
}

static void test_included_stages_stand_in_their_place(void **state)
{
    (void)state;
    static const char *const names[] = {"a", "b", "c", "d", "c"};
    gm_problems problems = {0};
    gm_config *config = read_config("p/top.yaml", &problems);
    assert_int_equal(problems.list.count, 0);
    assert_int_equal(config->count, 5);
    for (uint32_t i = 0; i < 5; i++)
        assert_string_equal(config->entries[i].stage, names[i]);
    assert_at(config->entries[0].at, "p/top.yaml", 2, 5);
    assert_at(config->entries[1].at, "p/parts/one.yaml", 3, 5);
    assert_at(config->entries[2].at, "p/parts/../two.yaml", 1, 10);
    assert_at(config->entries[2].settings[0].value_at, "p/parts/../two.yaml", 1, 17);
    assert_at(config->entries[3].at, "p/top.yaml", 4, 5);
    assert_at(config->entries[4].at, "p/two.yaml", 1, 10);
    assert_string_equal(config->file, folder_path(&here, "p/top.yaml"));
    gm_config_free(config);
}

static void test_problems_are_told_in_their_files(void **state)
{
    (void)state;
    gm_problems problems = {0};
    gm_config *config = read_config("p/wrong.yaml", &problems);
    assert_int_equal(config->count, 1);
    assert_int_equal(problems.list.count, 3);
    assert_at(problems.list.at[0].at, "p/wrong.yaml", 2, 5);
    assert_at(problems.list.at[1].at, "p/wrong.yaml", 4, 5);
    assert_at(problems.list.at[2].at, "p/bad.yaml", 3, 5);
    gm_problems_free(&problems);
    gm_config_free(config);
}

static void assert_refused(const char *name, const char *why)
{
    gm_problems problems = {0};
    gm_config *config = read_config(name, &problems);
    assert_int_equal(problems.list.count, 1);
    assert_non_null(strstr(problems.list.at[0].message, why));
    gm_problems_free(&problems);
    gm_config_free(config);
}

static void assert_far(const char *name)
{
    gm_problems problems = {0};
    gm_config *config = read_config(name, &problems);
    assert_int_equal(problems.list.count, 0);
    assert_string_equal(config->entries[0].stage, "far");
    gm_config_free(config);
}

static void test_what_lies_outside_needs_leave(void **state)
{
    (void)state;
    static const char *const values[] = {"", "0", "yes", "11"};
    const char *told = "outside.yaml, outside of ";
    assert_refused("p/out.yaml", told);
    assert_refused("p/link.yaml", told);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        setenv("GUILLEMET_INCLUDE_ANYWHERE", values[i], 1);
        assert_refused("p/out.yaml", told);
    }
    setenv("GUILLEMET_INCLUDE_ANYWHERE", "1", 1);
    assert_far("p/out.yaml");
    assert_far("p/link.yaml");
    unsetenv("GUILLEMET_INCLUDE_ANYWHERE");
}

static void test_a_link_hides_no_circle(void **state)
{
    (void)state;
    assert_refused("p/circle.yaml", "it would include itself");
}

static gm_status read_all(void *who)
{
    gm_failure failure;
    gm_config *config = NULL;
    gm_problems problems = {0};
    gm_failure_init(&failure);
    gm_status status = gm_config_read(who, &config, &problems, &failure.error);
    gm_problems_free(&problems);
    gm_config_free(config);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    static const char *const names[] = {"p/top.yaml", "p/wrong.yaml", "p/out.yaml",
                                        "p/circle.yaml"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        failing_every_allocation(read_all, (void *)folder_path(&here, names[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_included_stages_stand_in_their_place),
                                       TEST(test_problems_are_told_in_their_files),
                                       TEST(test_what_lies_outside_needs_leave),
                                       TEST(test_a_link_hides_no_circle),
                                       TEST(test_every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, write_files, remove_files);
}
