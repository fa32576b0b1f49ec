/* The names that the document format gives a type. */
#include "doc/standard.h"

#include "test.h"

#include <string.h>

static void test_standard_names_have_their_types(void **state)
{
    (void)state;
    assert_int_equal(gm_standard_type("token"), GM_LAYER);
    assert_int_equal(gm_standard_type("token.stem"), GM_SYMBOL);
    assert_int_equal(gm_standard_type("entity.score"), GM_REAL);
    assert_int_equal(gm_standard_type("quote.content"), GM_PARTS);
    assert_int_equal(gm_standard_type("quote.source"), GM_SPAN);
}

static void test_other_names_have_none(void **state)
{
    (void)state;
    static const char *const others[] = {"",       "tokens", "tok",
                                         "token.", "stem",   "token.x"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(gm_standard_type(others[i]), 0);
}

static void test_a_layer_comes_before_its_columns(void **state)
{
    (void)state;
    char layer[32] = "";
    for (uint32_t i = 0; gm_standard_name(i); i++) {
        const char *name = gm_standard_name(i), *dot = strchr(name, '.');
        assert_int_equal(gm_standard_type(name) == GM_LAYER, !dot);
        if (dot)
            assert_memory_equal(name, layer, (size_t)(dot - name) + 1);
        else
            strcat(strcpy(layer, name), ".");
    }
    assert_null(gm_standard_name(UINT32_MAX));
}

RUN_TESTS(TEST(test_standard_names_have_their_types), TEST(test_other_names_have_none),
          TEST(test_a_layer_comes_before_its_columns))
