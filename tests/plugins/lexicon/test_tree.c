/* The tree of the terms: paths that are there, and those that are not. */
#include "expect.h"
#include "failing.h"
#include "term_tree.h"

static void test_an_empty_tree_has_no_edge(void **state)
{
    (void)state;
    term_tree tree = {0};
    assert_null(find_edge(&tree, 0, 1));
    free_tree(&tree);
}

static void test_an_edge_is_of_its_node_and_its_word(void **state)
{
    (void)state;
    term_tree tree = {0};
    tree_edge *added = add_edge(&tree, 0, 7);
    assert_non_null(added);
    added->term = 3;
    uint32_t node = added->node;
    assert_int_not_equal(node, 0);
    assert_int_equal(find_edge(&tree, 0, 7)->term, 3);
    assert_null(find_edge(&tree, 0, 8));
    assert_null(find_edge(&tree, node, 7));
    assert_int_equal(add_edge(&tree, 0, 7)->node, node);
    assert_int_equal(tree.used, 1);
    free_tree(&tree);
}

/* A path of its own for each word, and one path of all of them. */
static void test_a_tree_grows(void **state)
{
    (void)state;
    enum { WORDS = 20000 };
    term_tree tree = {0};
    uint32_t deep = 0, seed = 31415;
    for (uint32_t i = 1; i <= WORDS; i++) {
        uint64_t word = next_random(&seed);
        add_edge(&tree, 0, word)->term = i;
        deep = add_edge(&tree, deep, i)->node;
    }
    seed = 31415;
    deep = 0;
    for (uint32_t i = 1; i <= WORDS; i++) {
        uint64_t word = next_random(&seed);
        assert_int_equal(find_edge(&tree, 0, word)->term, i);
        deep = find_edge(&tree, deep, i)->node;
        assert_null(find_edge(&tree, deep, i));
    }
    free_tree(&tree);
}

static gm_status grow_once(void *who)
{
    (void)who;
    term_tree tree = {0};
    gm_status status = GM_OK;
    for (uint32_t i = 0; status == GM_OK && i < 1000; i++)
        status = add_edge(&tree, i, 7) ? GM_OK : GM_NOMEM;
    free_tree(&tree);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    failing_every_allocation(grow_once, NULL);
}

RUN_TESTS(TEST(test_an_empty_tree_has_no_edge),
          TEST(test_an_edge_is_of_its_node_and_its_word), TEST(test_a_tree_grows),
          TEST(test_every_allocation_may_fail))
