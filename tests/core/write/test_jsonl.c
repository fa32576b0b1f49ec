/* A document as a line: order of keys, units of offsets, what null and flags look like.
 */
#include "write/jsonl.h"

#include "failing.h"
#include "line.h"

static gm_document *document_of_text(const char *text)
{
    gm_failure failure;
    gm_failure_init(&failure);
    gm_document *document = gm_document_new(&gm_host_table);
    assert_int_equal(gm_document_set_text(document, gm_text_of("d"), text, strlen(text),
                                          &failure.error),
                     GM_OK);
    return document;
}

static void test_a_bare_text_has_meta_and_layers(void **state)
{
    (void)state;
    gm_document *document = document_of_text("a\n\"b\"");
    assert_written(
        document, GM_UNIT_BYTE,
        "{\"id\":\"d\",\"text\":\"a\\n\\\"b\\\"\",\"meta\":{},\"layers\":{}}");
    gm_document_free(document);
}

static void test_offsets_are_in_the_unit_asked_for(void **state)
{
    (void)state;
    gm_document *document = document_of_text("é😀x");
    gm_table *table = gm_document_add_table(document, "token");
    gm_table_add_row(table, (gm_span){2, 6});
    gm_table_add_row(table, (gm_span){6, 7});
#define LINE(first, second)                                                            \
    "{\"id\":\"d\",\"text\":\"é😀x\",\"meta\":{},\"layers\":{\"token\":[{" first        \
    "},{" second "}]}}"
    assert_written(document, GM_UNIT_CODE_POINT,
                   LINE("\"begin\":1,\"end\":2", "\"begin\":2,\"end\":3"));
    assert_written(document, GM_UNIT_UTF16,
                   LINE("\"begin\":1,\"end\":3", "\"begin\":3,\"end\":4"));
    assert_written(document, GM_UNIT_BYTE,
                   LINE("\"begin\":2,\"end\":6", "\"begin\":6,\"end\":7"));
    gm_document_free(document);
}

static void test_every_type_has_its_form_and_none_is_null(void **state)
{
    (void)state;
    gm_document *document = document_of_text("abc");
    gm_table *table = gm_document_add_table(document, "x");
    gm_table_add_row(table, (gm_span){0, 1});
    gm_table_add_row(table, (gm_span){1, 3});
    gm_sym *symbols = gm_table_add_column(table, "s", GM_SYMBOL)->cells;
    uint32_t *numbers = gm_table_add_column(table, "n", GM_NUMBER)->cells;
    float *reals = gm_table_add_column(table, "r", GM_REAL)->cells;
    uint32_t *flags = gm_table_add_column(table, "f", GM_FLAG)->cells;
    gm_span *places = gm_table_add_column(table, "p", GM_SPAN)->cells;
    symbols[1] = gm_symbols_intern(&document->symbols, gm_text_of("é\""));
    numbers[1] = UINT32_MAX;
    reals[1] = 0.1f;
    flags[1] = 1;
    places[1] = (gm_span){0, 2};
    assert_written(
        document, GM_UNIT_BYTE,
        "{\"id\":\"d\",\"text\":\"abc\",\"meta\":{},\"layers\":{\"x\":["
        "{\"begin\":0,\"end\":1,\"s\":null,\"n\":0,\"r\":0.0,\"p\":null},"
        "{\"begin\":1,\"end\":3,\"s\":\"é\\\"\",\"n\":4294967295,\"r\":0.1,\"f\":true,"
        "\"p\":[0,2]}]}}");
    gm_document_free(document);
}

static void test_a_row_with_parts_has_no_begin_and_end(void **state)
{
    (void)state;
    gm_document *document = document_of_text("abcdef");
    gm_table *table = gm_document_add_table(document, "quote");
    gm_table_add_row(table, (gm_span){0, 0});
    gm_table_add_row(table, (gm_span){1, 6});
    gm_table_add_column(table, "type", GM_SYMBOL);
    gm_column *content = gm_table_add_column(table, "content", GM_PARTS);
    gm_column_add_parts(table, content, 1, (gm_span[]){{1, 2}, {4, 6}}, 2);
    gm_column_parts(table, content);
    assert_written(
        document, GM_UNIT_BYTE,
        "{\"id\":\"d\",\"text\":\"abcdef\",\"meta\":{},\"layers\":{\"quote\":["
        "{\"begin\":0,\"end\":0,\"type\":null,\"content\":[]},"
        "{\"type\":null,\"content\":[[1,2],[4,6]]}]}}");
    gm_document_free(document);
}

static void test_what_was_carried_stands_before_the_layers_or_among_them(void **state)
{
    (void)state;
    gm_document *document = document_of_text("");
    document->meta_json = gm_text_of("{\"date\": 1.0}");
    gm_document_carry(document, "old", gm_text_of("[ 1 ]"), true);
    gm_document_carry(document, "url", gm_text_of("\"x\""), false);
    gm_document_carry(document, "own", gm_text_of("[\r1]"), false);
    gm_document_carry(document, "token", gm_text_of("[9]"), true);
    gm_document_add_table(document, "token");
    assert_written(document, GM_UNIT_BYTE,
                   "{\"id\":\"d\",\"text\":\"\",\"meta\":{\"date\": "
                   "1.0},\"url\":\"x\",\"own\":[ 1],"
                   "\"layers\":{\"token\":[],\"old\":[ 1 ]}}");
    gm_document_free(document);
}

static gm_status write_once(void *who)
{
    gm_failure failure;
    gm_buffer out = {0};
    gm_offsets offsets = {0};
    gm_failure_init(&failure);
    gm_status status =
        gm_jsonl_write(&out, who, GM_UNIT_UTF16, &offsets, &failure.error);
    gm_buffer_free(&out);
    gm_offsets_free(&offsets);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    gm_document *document = document_of_text("Il a dit oui.");
    gm_table *table = gm_document_add_table(document, "token");
    for (uint32_t i = 0; i < 1000; i++)
        gm_table_add_row(table, (gm_span){i % 10, 10});
    failing_every_allocation(write_once, document);
    gm_document_free(document);
}

RUN_TESTS(TEST(test_a_bare_text_has_meta_and_layers),
          TEST(test_offsets_are_in_the_unit_asked_for),
          TEST(test_every_type_has_its_form_and_none_is_null),
          TEST(test_a_row_with_parts_has_no_begin_and_end),
          TEST(test_what_was_carried_stands_before_the_layers_or_among_them),
          TEST(test_every_allocation_may_fail))
