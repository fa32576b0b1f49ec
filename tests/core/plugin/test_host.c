/* What a stage may do with a document, what is there after process(), and how it ends.
 */
#include "script.h"

#include <stdio.h>

/* ---- What a stage reads and writes ------------------------------------------- */

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

static gm_status forget_to_return_it(gm_doc *doc, gm_error *err)
{
    refuse(doc, err);
    return GM_OK;
}

static gm_status return_what_is_no_status(gm_doc *doc, gm_error *err)
{
    (void)doc, (void)err;
    return (gm_status)42;
}

static gm_status fail_with_what_is_no_status(gm_doc *doc, gm_error *err)
{
    (void)doc;
    return gm_fail(err, (gm_status)-1, "no headline");
}

static void test_a_failure_is_one_whatever_is_returned(void **state)
{
    (void)state;
    check(forget_to_return_it, GM_INPUT,
          "no headline; it returned GM_OK all the same, a bug: return what gm_fail() "
          "returns");
    check(return_what_is_no_status, GM_INTERNAL,
          "it failed with status 42, which is none: return what gm_fail() returns");
    check(fail_with_what_is_no_status, GM_INTERNAL, "no headline");
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
          TEST(test_what_a_stage_fails_with_is_passed_on),
          TEST(test_a_failure_is_one_whatever_is_returned),
          TEST(test_a_broken_promise_is_told_before_what_came_of_it),
          TEST(test_a_document_can_be_used_after_a_failure),
          TEST(test_training_reads_gold_and_writes_nothing),
          TEST(test_remarks_reach_the_listener_with_the_name_of_the_stage))
