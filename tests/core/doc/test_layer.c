/* Rows, columns, and the parts of rows. */
#include "doc/layer.h"

#include "expect.h"

#include <string.h>

typedef struct fixture {
    gm_arena arena;
    gm_table table;
} fixture;

static int set_up(void **state)
{
    static fixture made;
    made = (fixture){0};
    made.table.arena = &made.arena;
    *state = &made;
    return 0;
}

static int tear_down(void **state)
{
    gm_arena_free(&((fixture *)*state)->arena);
    return 0;
}

static gm_table *table_of_rows(void **state, uint32_t rows)
{
    gm_table *table = &((fixture *)*state)->table;
    for (uint32_t i = 0; i < rows; i++)
        assert_int_equal(gm_table_add_row(table, (gm_span){i, i + 1}), GM_OK);
    return table;
}

static void test_rows_stay_in_order_when_they_grow(void **state)
{
    gm_table *table = table_of_rows(state, 10000);
    assert_int_equal(table->rows, 10000);
    for (uint32_t i = 0; i < table->rows; i++)
        assert_int_equal(table->spans[i].begin, i);
}

static void test_a_new_column_is_zeroed(void **state)
{
    gm_table *table = table_of_rows(state, 1000);
    gm_column *column = gm_table_add_column(table, "cue", GM_SPAN);
    for (uint32_t i = 0; i < 1000; i++) {
        gm_span span = ((const gm_span *)column->cells)[i];
        assert_int_equal(span.begin + span.end, 0);
    }
}

static void test_a_column_of_no_rows_has_cells(void **state)
{
    gm_table *table = table_of_rows(state, 0);
    assert_non_null(gm_table_add_column(table, "kind", GM_SYMBOL)->cells);
    gm_column *parts = gm_table_add_column(table, "content", GM_PARTS);
    assert_int_equal(gm_column_parts(table, parts).first[0], 0);
}

static void test_columns_keep_their_order(void **state)
{
    gm_table *table = table_of_rows(state, 1);
    gm_column *kind = gm_table_add_column(table, "kind", GM_SYMBOL);
    gm_column *stem = gm_table_add_column(table, "stem", GM_SYMBOL);
    assert_ptr_equal(table->columns, kind);
    assert_ptr_equal(kind->next, stem);
    assert_ptr_equal(gm_table_column(table, "stem"), stem);
    assert_null(gm_table_column(table, "ste"));
}

static void test_a_column_replaces_one_of_the_same_name_in_its_place(void **state)
{
    gm_table *table = table_of_rows(state, 2);
    gm_column *first = gm_table_add_column(table, "a", GM_NUMBER);
    gm_table_add_column(table, "b", GM_NUMBER);
    ((uint32_t *)first->cells)[1] = 7;
    gm_column *second = gm_table_add_column(table, "a", GM_REAL);
    assert_ptr_equal(table->columns, second);
    assert_string_equal(second->name, "a");
    assert_string_equal(second->next->name, "b");
    assert_int_equal(second->type, GM_REAL);
    assert_true(((const float *)second->cells)[1] == 0);
}

static void test_parts_belong_to_their_rows(void **state)
{
    static const gm_span spans[] = {{0, 1}, {2, 3}, {4, 5}};
    gm_table *table = table_of_rows(state, 6);
    gm_column *column = gm_table_add_column(table, "content", GM_PARTS);
    assert_int_equal(gm_column_add_parts(table, column, 1, spans, 2), GM_OK);
    assert_int_equal(gm_column_add_parts(table, column, 2, NULL, 0), GM_OK);
    assert_int_equal(gm_column_add_parts(table, column, 4, spans + 2, 1), GM_OK);
    gm_parts parts = gm_column_parts(table, column);
    assert_memory_equal(parts.first, ((uint32_t[]){0, 0, 2, 2, 2, 3, 3}),
                        7 * sizeof(uint32_t));
    assert_memory_equal(parts.spans, spans, sizeof spans);
}

static void test_a_row_is_extended_part_by_part(void **state)
{
    gm_table *table = table_of_rows(state, 4);
    gm_column *column = gm_table_add_column(table, "content", GM_PARTS);
    gm_column_add_parts(table, column, 1, &(gm_span){0, 1}, 1);
    for (uint32_t i = 1; i < 500; i++)
        assert_int_equal(gm_column_extend_parts(table, column, (gm_span){i, i + 1}),
                         GM_OK);
    gm_column_add_parts(table, column, 3, &(gm_span){7, 9}, 1);
    gm_parts parts = gm_column_parts(table, column);
    assert_memory_equal(parts.first, ((uint32_t[]){0, 0, 500, 500, 501}),
                        5 * sizeof(uint32_t));
    assert_int_equal(parts.spans[499].begin, 499);
    assert_int_equal(parts.spans[500].begin, 7);
}

static void test_parts_out_of_order_or_beyond_the_rows_are_refused(void **state)
{
    static const gm_span span = {0, 1};
    gm_table *table = table_of_rows(state, 3);
    gm_column *column = gm_table_add_column(table, "content", GM_PARTS);
    assert_int_equal(gm_column_add_parts(table, column, 1, &span, 1), GM_OK);
    assert_int_equal(gm_column_add_parts(table, column, 0, &span, 1), GM_INTERNAL);
    assert_int_equal(gm_column_add_parts(table, column, 1, &span, 1), GM_INTERNAL);
    assert_int_equal(gm_column_add_parts(table, column, 3, &span, 1), GM_INTERNAL);
    assert_int_equal(gm_column_add_parts(table, column, UINT32_MAX, &span, 1),
                     GM_INTERNAL);
    assert_int_equal(gm_column_parts(table, column).first[3], 1);
}

/* Random runs of parts against a plain copy. */
static void test_any_run_of_parts_is_read_back(void **state)
{
    enum { ROWS = 400, MOST = 5 };
    static gm_span kept[ROWS][MOST];
    uint32_t counts[ROWS] = {0}, seed = 77;
    gm_table *table = table_of_rows(state, ROWS);
    gm_column *column = gm_table_add_column(table, "content", GM_PARTS);
    for (uint32_t row = 0; row < ROWS; row += 1 + next_random(&seed) % 3) {
        counts[row] = next_random(&seed) % MOST;
        for (uint32_t i = 0; i < counts[row]; i++)
            kept[row][i] = (gm_span){next_random(&seed), next_random(&seed)};
        gm_column_add_parts(table, column, row, kept[row], counts[row]);
    }
    gm_parts parts = gm_column_parts(table, column);
    for (uint32_t row = 0; row < ROWS; row++) {
        assert_int_equal(parts.first[row + 1] - parts.first[row], counts[row]);
        if (counts[row])
            assert_memory_equal(parts.spans + parts.first[row], kept[row],
                                counts[row] * sizeof(gm_span));
    }
}

static void test_every_type_has_a_size_but_a_layer(void **state)
{
    (void)state;
    assert_int_equal(gm_type_size(GM_LAYER), 0);
    assert_int_equal(gm_type_size((gm_type)99), 0);
    assert_int_equal(gm_type_size(GM_SYMBOL), 4);
    assert_int_equal(gm_type_size(GM_NUMBER), 4);
    assert_int_equal(gm_type_size(GM_REAL), 4);
    assert_int_equal(gm_type_size(GM_FLAG), 4);
    assert_int_equal(gm_type_size(GM_SPAN), 8);
    assert_int_equal(gm_type_size(GM_PARTS), 4);
}

#define WITH_TABLE(function)                                                           \
    cmocka_unit_test_setup_teardown(function, set_up, tear_down)

RUN_TESTS(WITH_TABLE(test_rows_stay_in_order_when_they_grow),
          WITH_TABLE(test_a_new_column_is_zeroed),
          WITH_TABLE(test_a_column_of_no_rows_has_cells),
          WITH_TABLE(test_columns_keep_their_order),
          WITH_TABLE(test_a_column_replaces_one_of_the_same_name_in_its_place),
          WITH_TABLE(test_parts_belong_to_their_rows),
          WITH_TABLE(test_a_row_is_extended_part_by_part),
          WITH_TABLE(test_parts_out_of_order_or_beyond_the_rows_are_refused),
          WITH_TABLE(test_any_run_of_parts_is_read_back),
          TEST(test_every_type_has_a_size_but_a_layer))
