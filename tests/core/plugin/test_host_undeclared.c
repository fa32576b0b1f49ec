/* A stage is held to what it declares: what it touches beside fails the document with a
 * message that names the layer, and never crashes the host. */
#include "script.h"

#define WRITES(name, more)                                                             \
    "it writes \"" name "\", which it does not declare" more                           \
    ": add it to the `writes` of the stage"

static void test_an_undeclared_layer_is_empty_and_fails_the_document(void **state)
{
    (void)state;
    check(read_undeclared_layer, GM_INTERNAL, READS("secret"));
}

/* Cells for all rows of the largest layer: a stage may take any layer's. */
static gm_status read_undeclared_columns(gm_doc *doc, gm_error *err)
{
    (void)err;
    for (uint32_t i = 0; i < 8; i++) {
        assert_int_equal(gm_doc_symbols(doc, "token.stem")[i], 0);
        assert_int_equal(gm_doc_places(doc, "secret.place")[i].end, 0);
        gm_parts parts = gm_doc_parts(doc, "secret.parts");
        assert_non_null(parts.spans);
        assert_int_equal(parts.first[i + 1], 0);
    }
    return GM_OK;
}

static void test_an_undeclared_column_is_zeros_and_fails_the_document(void **state)
{
    (void)state;
    check(read_undeclared_columns, GM_INTERNAL, READS("token.stem"));
}

static gm_status write_undeclared_layer(gm_doc *doc, gm_error *err)
{
    (void)err;
    gm_layer *layer = gm_doc_add_layer(doc, "sentence");
    for (uint32_t i = 0; i < 500; i++)
        assert_int_equal(gm_layer_add(layer, (gm_span){0, 8}), GM_OK);
    gm_sym *cells = gm_doc_add_symbols(doc, "sentence.kind");
    for (uint32_t i = 0; i < 500; i++)
        cells[i] = i;
    assert_int_equal(gm_doc_add_parts(doc, "sentence.parts", 3, NULL, 0), GM_OK);
    return GM_OK;
}

static void test_an_undeclared_layer_can_be_written_and_fails_the_document(void **state)
{
    (void)state;
    check(write_undeclared_layer, GM_INTERNAL, WRITES("sentence", ""));
}

static gm_status write_what_it_reads(gm_doc *doc, gm_error *err)
{
    (void)err;
    gm_doc_add_symbols(doc, "token.kind")[1] = 0;
    return GM_OK;
}

static void test_a_layer_that_is_read_is_not_to_be_written(void **state)
{
    (void)state;
    check(write_what_it_reads, GM_INTERNAL, WRITES("token.kind", ""));
}

static gm_status write_other_type(gm_doc *doc, gm_error *err)
{
    (void)err;
    gm_layer_add(gm_doc_add_layer(doc, "entity"), (gm_span){0, 4});
    gm_doc_add_places(doc, "entity.type")[0] = (gm_span){0, 4};
    return GM_OK;
}

static void test_a_column_of_another_type_than_declared_fails_the_document(void **state)
{
    (void)state;
    check(write_other_type, GM_INTERNAL, WRITES("entity.type", " with that type"));
}

static gm_status write_column_without_dot(gm_doc *doc, gm_error *err)
{
    (void)err;
    gm_doc_add_layer(doc, "entity");
    assert_non_null(gm_doc_add_symbols(doc, "entity"));
    return GM_OK;
}

static void test_a_layer_is_no_column(void **state)
{
    (void)state;
    check(write_column_without_dot, GM_INTERNAL, WRITES("entity", " with that type"));
}

static gm_status read_other_type(gm_doc *doc, gm_error *err)
{
    (void)err;
    assert_int_equal(gm_doc_places(doc, "token.kind")[1].end, 0);
    return GM_OK;
}

static gm_status read_as_parts(gm_doc *doc, gm_error *err)
{
    (void)err;
    assert_int_equal(gm_doc_parts(doc, "token.kind").first[2], 0);
    return GM_OK;
}

static void
test_a_column_read_as_another_type_is_zeros_and_fails_the_document(void **state)
{
    (void)state;
    static const char message[] =
        "it reads \"token.kind\" as another type than it has: "
        "use the function of its type";
    check(read_other_type, GM_INTERNAL, message);
    check(read_as_parts, GM_INTERNAL, message);
}

static gm_status add_rows_out_of_order(gm_doc *doc, gm_error *err)
{
    (void)err;
    gm_layer *layer = gm_doc_add_layer(doc, "entity");
    gm_layer_add(layer, (gm_span){5, 8});
    gm_layer_add(layer, (gm_span){0, 4});
    return GM_OK;
}

static void test_rows_out_of_order_fail_the_document(void **state)
{
    (void)state;
    check(add_rows_out_of_order, GM_INTERNAL,
          "row 1 of \"entity\" begins before row 0: rows must come in order of begin");
}

static gm_status add_rows_after_a_column(gm_doc *doc, gm_error *err)
{
    (void)err;
    gm_layer *layer = gm_doc_add_layer(doc, "entity");
    gm_doc_add_symbols(doc, "entity.type");
    for (uint32_t i = 0; i < 100000; i++)
        gm_layer_add(layer, (gm_span){0, 4});
    return GM_OK;
}

static void test_rows_behind_a_column_fail_the_document(void **state)
{
    (void)state;
    check(add_rows_after_a_column, GM_INTERNAL,
          "rows are added to \"entity\" after its first column: add all rows before");
}

static gm_status add_parts_out_of_order(gm_doc *doc, gm_error *err)
{
    (void)err;
    write_all(doc, err);
    return gm_doc_add_parts(doc, "entity.parts", 0, (gm_span[]){{0, 4}}, 1);
}

static gm_status add_parts_beyond_the_rows(gm_doc *doc, gm_error *err)
{
    (void)err;
    write_all(doc, err);
    gm_doc_add_parts(doc, "entity.parts", 2, (gm_span[]){{0, 4}}, 1);
    return GM_OK;
}

static void test_parts_out_of_order_or_beyond_the_rows_fail_the_document(void **state)
{
    (void)state;
    check(
        add_parts_out_of_order, GM_INTERNAL,
        "it adds parts of row 0 of \"entity.parts\" out of order, or beyond its rows");
    check(
        add_parts_beyond_the_rows, GM_INTERNAL,
        "it adds parts of row 2 of \"entity.parts\" out of order, or beyond its rows");
}

static gm_status write_bad_symbol(gm_doc *doc, gm_error *err)
{
    write_all(doc, err);
    gm_doc_add_symbols(doc, "entity.type")[0] = 4711;
    return GM_OK;
}

static void test_a_symbol_of_nowhere_fails_the_document(void **state)
{
    (void)state;
    check(write_bad_symbol, GM_INTERNAL,
          "row 0 of \"entity.type\" holds 4711, which is no symbol of the document");
}

RUN_TESTS(TEST(test_an_undeclared_layer_is_empty_and_fails_the_document),
          TEST(test_an_undeclared_column_is_zeros_and_fails_the_document),
          TEST(test_an_undeclared_layer_can_be_written_and_fails_the_document),
          TEST(test_a_layer_that_is_read_is_not_to_be_written),
          TEST(test_a_column_of_another_type_than_declared_fails_the_document),
          TEST(test_a_layer_is_no_column),
          TEST(test_a_column_read_as_another_type_is_zeros_and_fails_the_document),
          TEST(test_rows_out_of_order_fail_the_document),
          TEST(test_rows_behind_a_column_fail_the_document),
          TEST(test_parts_out_of_order_or_beyond_the_rows_fail_the_document),
          TEST(test_a_symbol_of_nowhere_fails_the_document))
