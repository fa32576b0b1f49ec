/* Each invariant of a document, broken alone, is found and named. */
#include "doc/verify.h"

#include "expect.h"

static const gm_host host = {.abi = GM_ABI, .size = sizeof(gm_host)};

/* A document of "été 😀" (bytes 0 to 10) with a layer "quote" of these spans. */
typedef struct fixture {
    gm_document *document;
    gm_table *table;
    gm_failure failure;
} fixture;

static fixture quotes(const gm_span *spans, uint32_t rows)
{
    fixture made = {.document = gm_document_new(&host)};
    gm_failure_init(&made.failure);
    assert_int_equal(gm_document_set_text(made.document, gm_text_of("x"), "été 😀", 10,
                                          &made.failure.error),
                     GM_OK);
    made.table = gm_document_add_table(made.document, "quote");
    for (uint32_t i = 0; i < rows; i++)
        gm_table_add_row(made.table, spans[i]);
    return made;
}

static void check_table(const gm_span *spans, uint32_t rows, const char *message)
{
    fixture with = quotes(spans, rows);
    gm_status status = gm_verify_table(with.document, with.table, &with.failure.error);
    assert_failure(status, with.failure, *message ? GM_INTERNAL : GM_OK, message);
    gm_document_free(with.document);
}

/* A row [2, 10) with a place, or a part, at `span`. */
static void check_cell(gm_type type, gm_span span, const char *message)
{
    fixture with = quotes((gm_span[]){{0, 2}, {2, 10}}, 2);
    gm_column *column = gm_table_add_column(with.table, "cue", type);
    if (type == GM_PARTS)
        gm_column_add_parts(with.table, column, 1, (gm_span[]){{2, 3}, span, {6, 10}},
                            3);
    else
        ((gm_span *)column->cells)[1] = span;
    gm_status status =
        gm_verify_column(with.document, with.table, column, &with.failure.error);
    assert_failure(status, with.failure, *message ? GM_INTERNAL : GM_OK, message);
    gm_document_free(with.document);
}

static void test_sound_rows_pass(void **state)
{
    (void)state;
    check_table(NULL, 0, "");
    check_table((gm_span[]){{0, 0}, {0, 10}, {0, 2}, {5, 6}, {6, 10}, {10, 10}}, 6, "");
}

static void test_a_span_that_ends_before_it_begins_is_found(void **state)
{
    (void)state;
    check_table((gm_span[]){{0, 2}, {3, 2}}, 2,
                "row 1 of \"quote\" has the span [3, 2), which is outside the text or "
                "cuts a character");
}

static void test_a_span_beyond_the_text_is_found(void **state)
{
    (void)state;
    check_table((gm_span[]){{6, 11}}, 1,
                "row 0 of \"quote\" has the span [6, 11), which is outside the text or "
                "cuts a character");
    check_table((gm_span[]){{UINT32_MAX, UINT32_MAX}}, 1,
                "row 0 of \"quote\" has the span [4294967295, 4294967295), which is "
                "outside the text or cuts a character");
}

static void test_a_span_that_cuts_a_character_is_found(void **state)
{
    (void)state;
    check_table((gm_span[]){{1, 2}}, 1,
                "row 0 of \"quote\" has the span [1, 2), which is outside the text or "
                "cuts a character");
    check_table((gm_span[]){{6, 8}}, 1,
                "row 0 of \"quote\" has the span [6, 8), which is outside the text or "
                "cuts a character");
}

static void test_rows_out_of_order_are_found(void **state)
{
    (void)state;
    check_table((gm_span[]){{0, 2}, {6, 10}, {5, 6}}, 3,
                "row 2 of \"quote\" begins before row 1: rows must come in order of "
                "begin");
}

static void test_a_row_that_found_no_memory_is_not_forgotten(void **state)
{
    (void)state;
    fixture with = quotes((gm_span[]){{0, 2}}, 1);
    with.table->out_of_memory = true;
    gm_status status = gm_verify_table(with.document, with.table, &with.failure.error);
    assert_failure(status, with.failure, GM_NOMEM, "out of memory");
    gm_document_free(with.document);
}

static void test_a_symbol_that_is_none_is_found(void **state)
{
    (void)state;
    fixture with = quotes((gm_span[]){{0, 2}, {2, 3}}, 2);
    gm_column *column = gm_table_add_column(with.table, "type", GM_SYMBOL);
    gm_sym *cells = column->cells;
    cells[0] = gm_symbols_intern(&with.document->symbols, gm_text_of("direct"));
    assert_int_equal(
        gm_verify_column(with.document, with.table, column, &with.failure.error),
        GM_OK);
    cells[1] = 2;
    gm_status status =
        gm_verify_column(with.document, with.table, column, &with.failure.error);
    assert_failure(
        status, with.failure, GM_INTERNAL,
        "row 1 of \"quote.type\" holds 2, which is no symbol of the document");
    gm_document_free(with.document);
}

static void test_a_place_may_be_none_or_anywhere_in_the_text(void **state)
{
    (void)state;
    check_cell(GM_SPAN, (gm_span){0, 0}, "");
    check_cell(GM_SPAN, (gm_span){0, 10}, "");
}

static void test_a_place_outside_the_text_is_found(void **state)
{
    (void)state;
    check_cell(GM_SPAN, (gm_span){4, 11},
               "row 1 of \"quote.cue\" has the span [4, 11), which is outside the text "
               "or cuts a character");
}

static void test_parts_inside_their_row_pass(void **state)
{
    (void)state;
    check_cell(GM_PARTS, (gm_span){3, 6}, "");
}

static void test_a_part_that_cuts_a_character_is_found(void **state)
{
    (void)state;
    check_cell(
        GM_PARTS, (gm_span){3, 4},
        "row 1 of \"quote.cue\" has the span [3, 4), which is outside the text or "
        "cuts a character");
}

static void test_a_part_outside_its_row_is_found(void **state)
{
    (void)state;
    check_cell(
        GM_PARTS, (gm_span){0, 3},
        "row 1 of \"quote\" spans [2, 10), and the hull of its parts in \"cue\" is "
        "[0, 10)");
}

static void test_a_row_that_is_more_than_the_hull_of_its_parts_is_found(void **state)
{
    (void)state;
    fixture with = quotes((gm_span[]){{0, 10}}, 1);
    gm_column *column = gm_table_add_column(with.table, "content", GM_PARTS);
    gm_column_add_parts(with.table, column, 0, (gm_span[]){{5, 6}, {2, 3}}, 2);
    gm_status status =
        gm_verify_column(with.document, with.table, column, &with.failure.error);
    assert_failure(status, with.failure, GM_INTERNAL,
                   "row 0 of \"quote\" spans [0, 10), and the hull of its parts in "
                   "\"content\" is [2, 6)");
    gm_document_free(with.document);
}

static void test_numbers_reals_and_flags_may_be_anything(void **state)
{
    (void)state;
    static const gm_type types[] = {GM_NUMBER, GM_REAL, GM_FLAG};
    for (size_t i = 0; i < 3; i++) {
        fixture with = quotes((gm_span[]){{0, 2}}, 1);
        gm_column *column = gm_table_add_column(with.table, "any", types[i]);
        *(uint32_t *)column->cells = UINT32_MAX;
        assert_int_equal(
            gm_verify_column(with.document, with.table, column, &with.failure.error),
            GM_OK);
        gm_document_free(with.document);
    }
}

RUN_TESTS(TEST(test_sound_rows_pass),
          TEST(test_a_span_that_ends_before_it_begins_is_found),
          TEST(test_a_span_beyond_the_text_is_found),
          TEST(test_a_span_that_cuts_a_character_is_found),
          TEST(test_rows_out_of_order_are_found),
          TEST(test_a_row_that_found_no_memory_is_not_forgotten),
          TEST(test_a_symbol_that_is_none_is_found),
          TEST(test_a_place_may_be_none_or_anywhere_in_the_text),
          TEST(test_a_place_outside_the_text_is_found),
          TEST(test_parts_inside_their_row_pass),
          TEST(test_a_part_that_cuts_a_character_is_found),
          TEST(test_a_part_outside_its_row_is_found),
          TEST(test_a_row_that_is_more_than_the_hull_of_its_parts_is_found),
          TEST(test_numbers_reals_and_flags_may_be_anything))
