/* A document comes out of its bytes as it went in, and cut bytes are noticed. */
#include "pipeline/wire.h"

#include "expect.h"
#include "failing.h"
#include "plugin/host.h"

#include <stdlib.h>
#include <string.h>

/* One with all there is: every type of column, no rows, and parts left out. */
static void fill(gm_document *document)
{
    gm_failure failure;
    gm_failure_init(&failure);
    gm_document_set_text(document, gm_text_of("d"), "a\0b", 3, &failure.error);
    gm_document_set_place(document, "a.jsonl", 7);
    document->meta_json = gm_text_of("{\"k\":\"v\",\"l\":\"\"}");
    gm_document_add_meta(document, "k", gm_text_of("v"));
    gm_document_add_meta(document, "l", gm_text_of(""));
    gm_document_carry(document, "more", gm_text_of("[1.50]"), false);
    gm_document_carry(document, "mine", gm_text_of("[]"), true);
    gm_document_add_table(document, "empty");
    gm_table *table = gm_document_add_table(document, "t");
    for (uint32_t i = 0; i < 3; i++)
        gm_table_add_row(table, (gm_span){i, i + 1});
    gm_sym *symbols = gm_table_add_column(table, "s", GM_SYMBOL)->cells;
    symbols[1] = gm_symbols_intern(&document->symbols, gm_text_of("un"));
    symbols[2] = gm_symbols_intern(&document->symbols, gm_text_of("deux"));
    ((float *)gm_table_add_column(table, "r", GM_REAL)->cells)[0] = 0.5f;
    ((gm_span *)gm_table_add_column(table, "x", GM_SPAN)->cells)[2] = (gm_span){1, 2};
    gm_column *parts = gm_table_add_column(table, "p", GM_PARTS);
    gm_column_add_parts(table, parts, 1, (const gm_span[]){{0, 1}, {2, 3}}, 2);
}

static void assert_same_text(gm_text left, gm_text right)
{
    assert_int_equal(left.len, right.len);
    assert_memory_equal(left.ptr, right.ptr, left.len);
}

static void test_a_document_comes_back(void **state)
{
    (void)state;
    gm_document *went = gm_document_new(&gm_host_table);
    gm_document *came = gm_document_new(&gm_host_table);
    gm_buffer bytes = {0}, again = {0};
    fill(went);
    gm_wire_put_input(&bytes, went);
    gm_wire in = {bytes.ptr, bytes.len, false};
    assert_int_equal(gm_wire_input(&in, came), GM_OK);
    assert_int_equal(in.len, 0);
    assert_same_text(came->id, went->id);
    assert_same_text(came->text, went->text);
    assert_same_text(came->meta_json, went->meta_json);
    assert_string_equal(came->file, "a.jsonl");
    assert_int_equal(came->line, 7);
    assert_string_equal(came->meta->key, "l");
    assert_string_equal(came->meta->next->key, "k");
    assert_string_equal(came->carried->next->name, "mine");
    assert_true(came->carried->next->is_layer);
    gm_table *table = gm_document_table(came, "t");
    assert_int_equal(table->rows, 3);
    assert_same_text(gm_symbols_text(&came->symbols,
                                     ((gm_sym *)gm_table_column(table, "s")->cells)[2]),
                     gm_text_of("deux"));
    gm_parts parts = gm_column_parts(table, gm_table_column(table, "p"));
    assert_int_equal(parts.first[1], 0);
    assert_int_equal(parts.first[2], 2);
    assert_int_equal(parts.first[3], 2);
    gm_wire_put_input(&again, came);
    assert_int_equal(again.len, bytes.len);
    assert_memory_equal(again.ptr, bytes.ptr, bytes.len);
    gm_buffer_free(&bytes);
    gm_buffer_free(&again);
    gm_document_free(went);
    gm_document_free(came);
}

static void test_bytes_that_are_cut_are_noticed(void **state)
{
    (void)state;
    gm_document *went = gm_document_new(&gm_host_table);
    gm_document *came = gm_document_new(&gm_host_table);
    gm_buffer bytes = {0};
    fill(went);
    gm_wire_put_input(&bytes, went);
    for (size_t len = 0; len < bytes.len; len++) {
        char *cut = malloc(len + 1); /* so that reading behind it is an error */
        memcpy(cut, bytes.ptr, len);
        gm_wire in = {cut, len, false};
        gm_document_reset(came);
        assert_int_equal(gm_wire_input(&in, came), GM_INTERNAL);
        free(cut);
    }
    gm_buffer_free(&bytes);
    gm_document_free(went);
    gm_document_free(came);
}

static gm_status there_and_back(void *who)
{
    const gm_buffer *bytes = who;
    gm_document *came = gm_document_new(&gm_host_table);
    if (!came)
        return GM_NOMEM;
    gm_wire in = {bytes->ptr, bytes->len, false};
    gm_status status = gm_wire_input(&in, came);
    gm_document_free(came);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    gm_document *went = gm_document_new(&gm_host_table);
    gm_buffer bytes = {0};
    fill(went);
    gm_wire_put_input(&bytes, went);
    failing_every_allocation(there_and_back, &bytes);
    gm_buffer_free(&bytes);
    gm_document_free(went);
}

RUN_TESTS(TEST(test_a_document_comes_back), TEST(test_bytes_that_are_cut_are_noticed),
          TEST(test_every_allocation_may_fail))
