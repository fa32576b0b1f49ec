/* Shared objects, and the true reason where one cannot be opened. */
#define _XOPEN_SOURCE 700 /* realpath() */
#include "plugin/module.h"

#include "base/buffer.h"
#include "expect.h"
#include "failing.h"
#include "tree.h"

#include <string.h>

#define BROKEN GM_BINARY_DIR "/tests/broken"

static void assert_refused(const char *path, const char *reason)
{
    gm_failure failure;
    gm_module *module = NULL;
    gm_failure_init(&failure);
    assert_failure(gm_module_open(path, &module, &failure.error), failure, GM_CONFIG,
                   reason);
    assert_null(module);
}

static void test_a_symbol_is_found(void **state)
{
    (void)state;
    gm_failure failure;
    gm_module *module = NULL;
    size_t size;
    gm_failure_init(&failure);
    assert_int_equal(gm_module_open(BROKEN "/sound/sound.so", &module, &failure.error),
                     GM_OK);
    const gm_stage *stage = gm_module_symbol(module, "gm_stage_entry", &size);
    assert_non_null(stage);
    assert_string_equal(stage->name, "sound");
    assert_true(size >= sizeof *stage); /* more with a sanitizer's margin */
    assert_null(gm_module_symbol(module, "process_nothing", &size));
    assert_int_equal(size, 0);
    gm_module_close(module);
    gm_module_close(NULL);
}

/* Opening and closing come in pairs: closing one leaves the other usable. */
static void test_modules_are_independent(void **state)
{
    (void)state;
    gm_failure failure;
    gm_module *first = NULL, *second = NULL;
    size_t size;
    gm_failure_init(&failure);
    gm_module_open(BROKEN "/sound/sound.so", &first, &failure.error);
    gm_module_open(BROKEN "/wrong_name/wrong_name.so", &second, &failure.error);
    gm_module_close(first);
    const gm_stage *stage = gm_module_symbol(second, "gm_stage_entry", &size);
    assert_string_equal(stage->name, "another_name");
    gm_module_close(second);
    gm_module_open(BROKEN "/sound/sound.so", &first, &failure.error);
    assert_non_null(gm_module_symbol(first, "gm_stage_entry", &size));
    gm_module_close(first);
}

static void test_a_function_has_no_size(void **state)
{
    (void)state;
    gm_failure failure;
    gm_module *module = NULL;
    size_t size = 1;
    gm_failure_init(&failure);
    gm_module_open(BROKEN "/entry_function/entry_function.so", &module, &failure.error);
    assert_non_null(gm_module_symbol(module, "gm_stage_entry", &size));
    assert_int_equal(size, 0);
    gm_module_close(module);
}

static void test_the_reason_is_true(void **state)
{
    (void)state;
    assert_refused(
        BROKEN "/missing_lib/missing_lib.so",
        "libgm_broken_absent.so: cannot open shared object file: No such file "
        "or directory");
    assert_refused(BROKEN "/undefined_symbol/undefined_symbol.so",
                   "undefined symbol: gm_broken_nowhere");
    assert_refused(BROKEN "/not_elf/not_elf.so", "invalid ELF header");
    assert_refused(BROKEN "/nowhere.so", "cannot open it: No such file or directory");
}

/* Cut anywhere: in the header, in the program headers, in a segment. */
static void test_a_file_cut_short_is_refused(void **state)
{
    (void)state;
    char root[TREE_PATH], path[2 * TREE_PATH];
    gm_failure failure;
    gm_buffer whole = {0};
    gm_failure_init(&failure);
    tree_make(root);
    snprintf(path, sizeof path, "%s/cut.so", root);
    assert_int_equal(
        gm_buffer_read_file(&whole, BROKEN "/sound/sound.so", &failure.error), GM_OK);
    for (size_t len = 0; len < 9000; len += len < 1000 ? 50 : 500) {
        gm_module *module = NULL;
        tree_file(root, "cut.so", whole.ptr, len);
        gm_failure_init(&failure);
        assert_int_equal(gm_module_open(path, &module, &failure.error), GM_CONFIG);
        assert_true(failure.message[0] != '\0');
        if (len >= 1000)
            assert_non_null(strstr(failure.message, "the file is cut short, at "));
    }
    gm_buffer_free(&whole);
    tree_remove(root, (const char *const[]){"cut.so", NULL});
}

static void test_the_own_folder_is_that_of_the_program(void **state)
{
    (void)state;
    gm_failure failure;
    char *folder = NULL, *program = realpath("/proc/self/exe", NULL);
    gm_failure_init(&failure);
    assert_int_equal(gm_module_own_folder(&folder, &failure.error), GM_OK);
    *strrchr(program, '/') = '\0';
    assert_string_equal(folder, program);
    free(program);
    free(folder);
}

static gm_status open_and_close(void *who)
{
    gm_failure failure;
    gm_module *module = NULL;
    gm_failure_init(&failure);
    gm_status status = gm_module_open(who, &module, &failure.error);
    gm_module_close(module);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    failing_every_allocation(open_and_close, BROKEN "/sound/sound.so");
}

RUN_TESTS(TEST(test_a_symbol_is_found), TEST(test_modules_are_independent),
          TEST(test_a_function_has_no_size), TEST(test_the_reason_is_true),
          TEST(test_a_file_cut_short_is_refused),
          TEST(test_the_own_folder_is_that_of_the_program),
          TEST(test_every_allocation_may_fail))
