/* Nodes with their places; what is no YAML of ours is in broken/. */
#include "config/yaml.h"

#include "failing.h"
#include "test.h"

typedef struct reading {
    gm_arena arena;
    gm_problems problems;
    gm_yaml_node *root;
} reading;

static gm_status start(reading *reading, const char *text)
{
    memset(reading, 0, sizeof *reading);
    return gm_yaml_read("test.yaml", (gm_text){text, (uint32_t)strlen(text)},
                        &reading->arena, &reading->problems, &reading->root);
}

static void finish(reading *reading)
{
    gm_arena_free(&reading->arena);
    gm_problems_free(&reading->problems);
}

static void assert_place(const gm_yaml_node *node, uint32_t line, uint32_t column)
{
    assert_int_equal(node->line, line);
    assert_int_equal(node->column, column);
}

static void test_nodes_know_their_places(void **state)
{
    (void)state;
    reading reading;
    assert_int_equal(start(&reading, "stages:\n  - tokenize\n  - ner:\n      model: "
                                     "press\n"),
                     GM_OK);
    assert_int_equal(reading.problems.list.count, 0);
    assert_int_equal(reading.root->kind, GM_YAML_MAPPING);
    const gm_yaml_node *stages = reading.root->first;
    assert_int_equal(stages->kind, GM_YAML_SEQUENCE);
    assert_string_equal(stages->key->text, "stages");
    assert_place(stages->key, 1, 1);
    assert_string_equal(stages->first->text, "tokenize");
    assert_place(stages->first, 2, 5);
    const gm_yaml_node *model = stages->first->next->first->first;
    assert_string_equal(model->key->text, "model");
    assert_place(model->key, 4, 7);
    assert_string_equal(model->text, "press");
    assert_place(model, 4, 14);
    assert_null(stages->next);
    finish(&reading);
}

static void test_columns_count_code_points(void **state)
{
    (void)state;
    reading reading;
    start(&reading, "\xEF\xBB\xBFété: «déjà»\n");
    assert_place(reading.root->first->key, 1, 1);
    assert_place(reading.root->first, 1, 6);
    finish(&reading);
}

static void test_scalars_are_as_written(void **state)
{
    (void)state;
    reading reading;
    start(&reading, "[0.50, yes, ~, '', \"a\\tb\", 'it''s']\n");
    static const char *const expected[] = {"0.50", "yes", "~", "", "a\tb", "it's"};
    const gm_yaml_node *node = reading.root->first;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++, node = node->next) {
        assert_string_equal(node->text, expected[i]);
        assert_false(node->empty);
    }
    assert_null(node);
    finish(&reading);
}

static void test_a_left_out_value_is_empty(void **state)
{
    (void)state;
    reading reading;
    start(&reading, "a:\nb: \"\"\n");
    assert_true(reading.root->first->empty);
    assert_false(reading.root->first->next->empty);
    finish(&reading);
}

static void test_an_empty_text_has_no_root(void **state)
{
    (void)state;
    reading reading;
    assert_int_equal(start(&reading, ""), GM_OK);
    assert_null(reading.root);
    assert_int_equal(reading.problems.list.count, 0);
    finish(&reading);
}

static void test_a_file_of_any_size_is_refused_at_once(void **state)
{
    (void)state;
    static char text[100000];
    reading reading;
    memset(text, '[', sizeof text - 1);
    assert_int_equal(start(&reading, text), GM_OK);
    assert_null(reading.root);
    assert_int_equal(reading.problems.list.count, 1);
    finish(&reading);
}

/* libyaml's own allocations are not ours to fail. */
static gm_status read_all(void *who)
{
    reading reading;
    gm_status status = start(&reading, who);
    finish(&reading);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    failing_every_allocation(read_all, "stages:\n  - ner: {a: &x b, a: *x}\n  - !t c\n"
                                       "  - 'unclosed\n");
}

RUN_TESTS(TEST(test_nodes_know_their_places), TEST(test_columns_count_code_points),
          TEST(test_scalars_are_as_written), TEST(test_a_left_out_value_is_empty),
          TEST(test_an_empty_text_has_no_root),
          TEST(test_a_file_of_any_size_is_refused_at_once),
          TEST(test_every_allocation_may_fail))
