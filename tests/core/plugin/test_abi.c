/* What a stage built for an earlier version of the ABI relies on is as it was then. */
#include "abi_layout.h"

#include "test.h"

#include <guillemet/stage.h>

#include <string.h>

static void test_what_was_in_abi_1_0_is_where_it_was(void **state)
{
    (void)state;
    size_t facts = 0;
    for (; abi_1_0[facts].name; facts++) {
        const abi_fact *then = &abi_1_0[facts], *now = &abi_now[facts];
        if (then->value != now->value)
            print_error("%s was %zu, and is %zu: a new major version\n", then->name,
                        then->value, now->value);
        assert_string_equal(then->name, now->name);
        assert_int_equal(then->value, now->value);
    }
    assert_true(facts > 80);
}

/* A member that is new needs a new minor version: size_of_minor[] in check.c.  1.1 has
 * a new kind of row in tables of options, and no member more than 1.0. */
static void test_version_1_1_has_no_more_members(void **state)
{
    (void)state;
    if (GM_ABI_MINOR > 1)
        skip();
    assert_int_equal(sizeof(gm_stage),
                     offsetof(gm_stage, train_options_size) + sizeof(size_t));
    assert_int_equal(sizeof(gm_host), offsetof(gm_host, progress) + sizeof(void *));
}

RUN_TESTS(TEST(test_what_was_in_abi_1_0_is_where_it_was),
          TEST(test_version_1_1_has_no_more_members))
