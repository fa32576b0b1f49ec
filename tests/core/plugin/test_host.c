/* A stage is held to what it declares: what it touches beside fails the document with a
 * message that names the layer, and never crashes the host. */
#include "plugin/host.h"

#include "expect.h"
#include "stage_run.h"

#include <stdio.h>
#include <stdlib.h>

typedef gm_status action(gm_doc *doc, gm_error *err);

/* What the stage under test does in process(). */
typedef struct script {
    action *act;
} script;

static gm_status play(void *worker, gm_doc *doc, gm_error *err)
{
    return ((const script *)worker)->act(doc, err);
}

static const gm_stage stage = {
    .abi = GM_ABI,
    .size = sizeof stage,
    .name = "script",
    .reads = (const char *const[]){"token", "token.kind", "quote.content", NULL},
    .writes = (const gm_feature[]){{"entity", GM_LAYER, "x"},
                                   {"entity.type", GM_SYMBOL, "x"},
                                   {"entity.score", GM_REAL, "x"},
                                   {"entity.parts", GM_PARTS, "x"},
                                   {0}},
    .process = play,
};

/* "Jean dit" with two tokens and their kinds, and a layer that nobody declares. */
static gm_document *fixture(gm_failure *failure)
{
    gm_document *document = gm_document_new(&gm_host_table);
    gm_failure_init(failure);
    gm_document_set_text(document, gm_text_of("x"), "Jean dit", 8, &failure->error);
    gm_table *token = gm_document_add_table(document, "token");
    gm_table_add_row(token, (gm_span){0, 4});
    gm_table_add_row(token, (gm_span){5, 8});
    gm_sym *kinds = gm_table_add_column(token, "kind", GM_SYMBOL)->cells;
    kinds[0] = kinds[1] = gm_symbols_intern(&document->symbols, gm_text_of("word"));
    gm_table *secret = gm_document_add_table(document, "secret");
    for (uint32_t i = 0; i < 8; i++)
        gm_table_add_row(secret, (gm_span){i, i + 1});
    gm_document_add_meta(document, "date", gm_text_of("2024-02-29"));
    return document;
}

static void check(action *act, gm_status expected, const char *message)
{
    gm_failure failure;
    script script = {act};
    gm_document *document = fixture(&failure);
    gm_status status = gm_host_process(&stage, &script, document, &failure.error);
    assert_failure(status, failure, expected, message);
    assert_null(document->access);
    gm_document_free(document);
}

/* ---- What is allowed --------------------------------------------------------- */

static gm_status read_all(gm_doc *doc, gm_error *err)
{
    (void)err;
    const gm_layer *tokens = gm_doc_layer(doc, "token");
    assert_text(gm_doc_text(doc), "Jean dit");
    assert_text(gm_doc_meta(doc, "date"), "2024-02-29");
    assert_text(gm_doc_meta(doc, "absent"), "");
    assert_int_equal(gm_layer_rows(tokens), 2);
    assert_int_equal(gm_layer_spans(tokens)[1].begin, 5);
    assert_text(gm_doc_string(doc, gm_doc_symbols(doc, "token.kind")[1]), "word");
    return GM_OK;
}

static void test_a_stage_reads_what_it_declares(void **state)
{
    (void)state;
    check(read_all, GM_OK, "");
}

static gm_status write_all(gm_doc *doc, gm_error *err)
{
    (void)err;
    gm_layer *entities = gm_doc_add_layer(doc, "entity");
    gm_layer_add(entities, (gm_span){0, 4});
    gm_layer_add(entities, (gm_span){5, 8});
    gm_doc_add_symbols(doc, "entity.type")[1] =
        gm_doc_intern(doc, gm_text_of("Person"));
    gm_doc_add_reals(doc, "entity.score")[0] = 0.5f;
    gm_doc_add_parts(doc, "entity.parts", 1, (gm_span[]){{5, 8}}, 1);
    assert_int_equal(gm_layer_rows(gm_doc_layer(doc, "entity")), 2);
    assert_true(gm_doc_reals(doc, "entity.score")[0] == 0.5f);
    return GM_OK;
}

static void test_what_a_stage_writes_is_there_afterwards(void **state)
{
    (void)state;
    gm_failure failure;
    script script = {write_all};
    gm_document *document = fixture(&failure);
    assert_int_equal(gm_host_process(&stage, &script, document, &failure.error), GM_OK);
    assert_int_equal(rows_of(document, "entity"), 2);
    assert_text(symbol_of(document, "entity.type", 0), "");
    assert_text(symbol_of(document, "entity.type", 1), "Person");
    assert_int_equal(parts_of(document, "entity.parts", 0), 0);
    assert_text(part_of(document, "entity.parts", 1, 0), "dit");
    gm_document_free(document);
}

static gm_status write_backwards(gm_doc *doc, gm_error *err)
{
    (void)err;
    gm_doc_add_layer(doc, "entity");
    gm_doc_add_reals(doc, "entity.score");
    gm_doc_add_symbols(doc, "entity.type");
    return GM_OK;
}

static void test_columns_come_in_the_order_of_the_declaration(void **state)
{
    (void)state;
    gm_failure failure;
    script script = {write_backwards};
    gm_document *document = fixture(&failure);
    assert_int_equal(gm_host_process(&stage, &script, document, &failure.error), GM_OK);
    const gm_column *column = gm_document_table(document, "entity")->columns;
    assert_string_equal(column->name, "type");
    assert_string_equal(column->next->name, "score");
    assert_string_equal(column->next->next->name, "parts");
    assert_null(column->next->next->next);
    gm_document_free(document);
}

static gm_status do_nothing(gm_doc *doc, gm_error *err)
{
    (void)doc, (void)err;
    return GM_OK;
}

static void test_what_is_declared_and_not_written_is_there_and_empty(void **state)
{
    (void)state;
    gm_failure failure;
    script script = {do_nothing};
    gm_document *document = fixture(&failure);
    assert_int_equal(gm_host_process(&stage, &script, document, &failure.error), GM_OK);
    gm_table *entities = gm_document_table(document, "entity");
    assert_int_equal(entities->rows, 0);
    assert_int_equal(gm_table_column(entities, "type")->type, GM_SYMBOL);
    assert_int_equal(gm_table_column(entities, "score")->type, GM_REAL);
    gm_column *parts = gm_table_column(entities, "parts");
    assert_int_equal(gm_column_parts(entities, parts).first[0], 0);
    gm_document_free(document);
}

static gm_status write_rows_alone(gm_doc *doc, gm_error *err)
{
    (void)err;
    return gm_layer_add(gm_doc_add_layer(doc, "entity"), (gm_span){0, 4});
}

static void test_columns_left_out_are_zeros(void **state)
{
    (void)state;
    gm_failure failure;
    script script = {write_rows_alone};
    gm_document *document = fixture(&failure);
    assert_int_equal(gm_host_process(&stage, &script, document, &failure.error), GM_OK);
    assert_text(symbol_of(document, "entity.type", 0), "");
    assert_true(real_of(document, "entity.score", 0) == 0);
    assert_int_equal(parts_of(document, "entity.parts", 0), 0);
    gm_document_free(document);
}

static gm_status use_scratch(gm_doc *doc, gm_error *err)
{
    (void)err;
    uint64_t *numbers = gm_doc_scratch(doc, 1000 * sizeof *numbers);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(numbers[i]++, 0);
    return GM_OK;
}

static void test_scratch_is_zeroed(void **state)
{
    (void)state;
    check(use_scratch, GM_OK, "");
}

/* ---- What is not ------------------------------------------------------------- */

#define READS(name)                                                                    \
    "it reads \"" name "\", which it does not declare: add it to the `reads` of the "  \
    "stage"
#define WRITES(name, more)                                                             \
    "it writes \"" name "\", which it does not declare" more                           \
    ": add it to the `writes` of the stage"

static gm_status read_undeclared_layer(gm_doc *doc, gm_error *err)
{
    (void)err;
    const gm_layer *layer = gm_doc_layer(doc, "secret");
    assert_non_null(layer);
    assert_int_equal(gm_layer_rows(layer), 0);
    assert_non_null(gm_layer_spans(layer));
    return GM_OK;
}

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

/* ---- How it ends ------------------------------------------------------------- */

static gm_status refuse(gm_doc *doc, gm_error *err)
{
    (void)doc;
    return gm_fail(err, GM_INPUT, "no headline");
}

static gm_status refuse_in_silence(gm_doc *doc, gm_error *err)
{
    (void)doc, (void)err;
    return GM_MODEL;
}

static void test_what_a_stage_fails_with_is_passed_on(void **state)
{
    (void)state;
    check(refuse, GM_INPUT, "no headline");
    check(refuse_in_silence, GM_MODEL, "it failed and did not say why");
}

static gm_status break_the_promise_and_refuse(gm_doc *doc, gm_error *err)
{
    gm_doc_layer(doc, "secret");
    return refuse(doc, err);
}

static void test_a_broken_promise_is_told_before_what_came_of_it(void **state)
{
    (void)state;
    check(break_the_promise_and_refuse, GM_INTERNAL, READS("secret"));
}

static void test_a_document_can_be_used_after_a_failure(void **state)
{
    (void)state;
    gm_failure failure;
    script bad = {read_undeclared_layer}, good = {write_all};
    gm_document *document = fixture(&failure);
    gm_host_process(&stage, &bad, document, &failure.error);
    gm_document_reset(document);
    gm_failure_init(&failure);
    gm_document_set_text(document, gm_text_of("y"), "Jean dit", 8, &failure.error);
    assert_int_equal(gm_host_process(&stage, &good, document, &failure.error), GM_OK);
    gm_document_free(document);
}

static void test_training_reads_gold_and_writes_nothing(void **state)
{
    (void)state;
    gm_failure failure;
    const gm_access access = {.stage = &stage, .training = true};
    gm_document *document = fixture(&failure);
    gm_table_add_row(gm_document_add_table(document, "entity"), (gm_span){0, 4});
    gm_host_grant(document, &access);
    assert_int_equal(gm_layer_rows(gm_doc_layer(&document->doc, "entity")), 1);
    assert_int_equal(document->failure.status, GM_OK);
    gm_doc_add_layer(&document->doc, "entity");
    assert_int_equal(document->failure.status, GM_INTERNAL);
    gm_host_grant(document, NULL);
    gm_document_free(document);
}

static void hear(void *who, gm_note note, const char *name, const char *message)
{
    snprintf(who, 100, "%d %s: %s", (int)note, name, message);
}

static void test_remarks_reach_the_listener_with_the_name_of_the_stage(void **state)
{
    (void)state;
    char heard[100] = "";
    gm_environment quiet = gm_environment_for("stem", NULL, NULL);
    gm_environment loud = gm_environment_for("stem", hear, heard);
    gm_warn(&quiet.env, "nobody hears %d", 1);
    gm_warn(&loud.env, "%s is empty", "words.txt");
    assert_string_equal(heard, "0 stem: words.txt is empty");
    gm_progress(&loud.env, "%d of %d", 1, 2);
    assert_string_equal(heard, "1 stem: 1 of 2");
}

RUN_TESTS(TEST(test_a_stage_reads_what_it_declares),
          TEST(test_what_a_stage_writes_is_there_afterwards),
          TEST(test_columns_come_in_the_order_of_the_declaration),
          TEST(test_what_is_declared_and_not_written_is_there_and_empty),
          TEST(test_columns_left_out_are_zeros), TEST(test_scratch_is_zeroed),
          TEST(test_an_undeclared_layer_is_empty_and_fails_the_document),
          TEST(test_an_undeclared_column_is_zeros_and_fails_the_document),
          TEST(test_an_undeclared_layer_can_be_written_and_fails_the_document),
          TEST(test_a_layer_that_is_read_is_not_to_be_written),
          TEST(test_a_column_of_another_type_than_declared_fails_the_document),
          TEST(test_a_layer_is_no_column),
          TEST(test_a_column_read_as_another_type_is_zeros_and_fails_the_document),
          TEST(test_rows_out_of_order_fail_the_document),
          TEST(test_rows_behind_a_column_fail_the_document),
          TEST(test_parts_out_of_order_or_beyond_the_rows_fail_the_document),
          TEST(test_a_symbol_of_nowhere_fails_the_document),
          TEST(test_what_a_stage_fails_with_is_passed_on),
          TEST(test_a_broken_promise_is_told_before_what_came_of_it),
          TEST(test_a_document_can_be_used_after_a_failure),
          TEST(test_training_reads_gold_and_writes_nothing),
          TEST(test_remarks_reach_the_listener_with_the_name_of_the_stage))
