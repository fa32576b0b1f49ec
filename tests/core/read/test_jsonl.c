/* Lines of JSON: what is known is read, what is not goes through byte for byte, and
 * what is wrong is said. */
#include "read/jsonl.h"

#include "failing.h"
#include "line.h"

#include <jansson.h>
#include <stdlib.h>

static void check(const char *line, gm_import import, const char *written)
{
    gm_document *document = read_good_line(line, import);
    assert_written(document, GM_UNIT_CODE_POINT, written);
    gm_document_free(document);
}

/* Lines that are written as they were read, whatever becomes of their layers. */
static void check_both(const char *line)
{
    check(line, GM_CARRY_LAYERS, line);
    check(line, GM_IMPORT_LAYERS, line);
}

static void test_a_line_of_our_own_is_written_as_it_was_read(void **state)
{
    (void)state;
    check_both("{\"id\":\"a\",\"text\":\"\",\"meta\":{},\"layers\":{}}");
    check_both("{\"id\":\"a\",\"text\":\"L'été 😀\",\"meta\":{},\"layers\":{"
               "\"token\":[{\"begin\":0,\"end\":2,\"kind\":\"word\",\"stem\":null},"
               "{\"begin\":2,\"end\":5,\"kind\":\"word\",\"stem\":\"été\"}],"
               "\"entity\":[{\"begin\":6,\"end\":7,\"type\":\"Person\",\"score\":0.5}],"
               "\"quote\":[{\"type\":\"direct\",\"content\":[[0,2],[6,7]],\"cue\":null,"
               "\"source\":[2,5],\"speaker\":\"X\",\"kind\":null,\"score\":0.1}]}}");
}

static void test_unknown_members_go_through_byte_for_byte(void **state)
{
    (void)state;
    check_both("{\"id\":\"a\",\"text\":\"x\",\"meta\":{},\"n\":0.10,\"e\":1E+2,"
               "\"o\":{ \"b\" : [1,\t2.50] },\"s\":\"\\u00e9\\/\",\"layers\":{}}");
}

static void test_meta_goes_through_byte_for_byte_and_its_strings_are_known(void **state)
{
    (void)state;
    static const char line[] = "{\"id\":\"a\",\"text\":\"x\",\"meta\":{\"date\" : "
                               "\"\\u0032024\", \"n\":1.0},\"layers\":{}}";
    check_both(line);
    gm_document *document = read_good_line(line, GM_CARRY_LAYERS);
    gm_text date = gm_doc_meta(&document->doc, "date");
    assert_int_equal(date.len, 4);
    assert_memory_equal(date.ptr, "2024", 4);
    assert_int_equal(gm_doc_meta(&document->doc, "n").len, 0);
    gm_document_free(document);
}

static void test_layers_that_are_carried_go_through_byte_for_byte(void **state)
{
    (void)state;
    static const char line[] = "{\"id\":\"a\",\"text\":\"x\",\"meta\":{},\"layers\":{"
                               "\"mine\":[{\"begin\":0,\"w\":0.10}],\"token\":[ {} ]}}";
    check(line, GM_CARRY_LAYERS, line);
}

static void test_names_of_carried_things_may_need_escapes(void **state)
{
    (void)state;
    check("{\"id\":\"a\",\"text\":\"x\",\"\\u00e9\\\"\":1,\"layers\":{\"a\\\\b\":[]}}",
          GM_CARRY_LAYERS,
          "{\"id\":\"a\",\"text\":\"x\",\"meta\":{},\"é\\\"\":1,"
          "\"layers\":{\"a\\\\b\":[]}}");
}

static void test_known_members_may_be_written_with_escapes(void **state)
{
    (void)state;
    check("{\"\\u0069d\":\"a\",\"t\\u0065xt\":\"x\",\"m\\u0065ta\":{\"k\":1},"
          "\"l\\u0061yers\":{\"m\":[]}}",
          GM_CARRY_LAYERS,
          "{\"id\":\"a\",\"text\":\"x\",\"meta\":{\"k\":1},\"layers\":{\"m\":[]}}");
}

static void test_escapes_of_the_text_are_decoded(void **state)
{
    (void)state;
    check("{\"id\":1,\"text\":\"\\u0000\\u00e9\\ud83d\\ude00\\/\\n\"}", GM_CARRY_LAYERS,
          "{\"id\":\"1\",\"text\":\"\\u0000é😀/\\n\",\"meta\":{},\"layers\":{}}");
}

static void test_the_id_is_a_string_a_number_or_the_standin(void **state)
{
    (void)state;
    static const char end[] = ",\"text\":\"\",\"meta\":{},\"layers\":{}}";
    static const char *const ids[][2] = {
        {"{\"id\":\"é\"", "{\"id\":\"é\""},
        {"{\"id\":-12", "{\"id\":\"-12\""},
        {"{\"id\":18446744073709551616", "{\"id\":\"18446744073709551616\""},
        {"{\"id\":null", "{\"id\":\"line-1\""},
        {"{\"meta\":{}", "{\"id\":\"line-1\""}};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        char line[100], written[100];
        strcat(strcpy(line, ids[i][0]), ",\"text\":\"\"}");
        strcat(strcpy(written, ids[i][1]), end);
        check(line, GM_CARRY_LAYERS, written);
    }
}

/* JSON sets no bound on numbers. */
static void test_numbers_of_any_size_go_through(void **state)
{
    (void)state;
    check_both("{\"id\":\"a\",\"text\":\"9e999\",\"meta\":{\"n\":1e400},"
               "\"n\":123456789012345678901234567890,\"o\":[-1e400],\"layers\":{}}");
    check("{\"text\":\"x\",\"layers\":{\"mine\":[{\"n\":9223372036854775808}]}}",
          GM_CARRY_LAYERS,
          "{\"id\":\"line-1\",\"text\":\"x\",\"meta\":{},"
          "\"layers\":{\"mine\":[{\"n\":9223372036854775808}]}}");
}

static void test_layers_that_are_null_do_not_come_out_twice(void **state)
{
    (void)state;
    check("{\"id\":\"a\",\"text\":\"x\",\"layers\":null}", GM_CARRY_LAYERS,
          "{\"id\":\"a\",\"text\":\"x\",\"meta\":{},\"layers\":{}}");
}

/* ---- Broken lines ------------------------------------------------------------ */

static void check_broken(const char *line, const char *message)
{
    gm_failure failure;
    gm_failure_init(&failure);
    gm_document *document = gm_document_new(&gm_host_table);
    gm_status status = gm_jsonl_read(document, line, strlen(line), "line-1",
                                     GM_CARRY_LAYERS, &failure.error);
    assert_failure(status, failure, GM_INPUT, message);
    gm_document_free(document);
}

static void test_what_is_no_json_names_the_byte(void **state)
{
    (void)state;
    check_broken("{\"text\":\"a\"",
                 "not valid JSON: '}' expected near end of file (byte 11 of the line)");
    check_broken("Il a dit", "not valid JSON: '[' or '{' expected near 'Il' (byte 2 of "
                             "the line)");
    check_broken("{\"text\":\"\xE9\"}",
                 "not valid JSON: unable to decode byte 0xe9 near "
                 "'\"' (byte 9 of the line)");
    check_broken("{\"text\":\"a\",\"text\":\"b\"}",
                 "not valid JSON: duplicate object key near '\"text\"' (byte 18 of the "
                 "line)");
    check_broken("{\"text\":\"a\"} x", "not valid JSON: end of file expected near 'x' "
                                       "(byte 14 of the line)");
}

static void test_what_is_no_object_or_has_no_text_says_what_is_wanted(void **state)
{
    (void)state;
    check_broken("[1]", "not a JSON object: a line is {\"text\": \"...\"}");
    check_broken("{}", "no \"text\": a line needs a string under \"text\"");
    check_broken("{\"text\":7}", "\"text\" is no string: a line needs a string under "
                                 "\"text\"");
    check_broken("{\"text\":null}",
                 "\"text\" is no string: a line needs a string under "
                 "\"text\"");
}

static void test_an_id_of_another_type_is_refused(void **state)
{
    (void)state;
    static const char *const ids[] = {"true", "1.5", "1e3", "1e400", "[1]", "{}"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        char line[100] = "{\"text\":\"\",\"id\": ";
        check_broken(strcat(strcat(line, ids[i]), " }"),
                     "\"id\" is neither a string nor a whole number: write it as a "
                     "string, or leave it out");
    }
}

static void test_a_large_number_is_no_text_and_hides_no_error(void **state)
{
    (void)state;
    check_broken("{\"text\":1e400}",
                 "\"text\" is no string: a line needs a string under \"text\"");
    check_broken("{\"n\":1e400,\"text\":\"a\"",
                 "not valid JSON: '}' expected near end of file (byte 21 of the line)");
}

static void test_layers_that_are_no_object_are_refused(void **state)
{
    (void)state;
    check_broken(
        "{\"text\":\"\",\"layers\":[]}",
        "\"layers\" is no object: it has an array of rows under the name of each "
        "layer");
}

/* ---- Memory ------------------------------------------------------------------ */

static const char everything[] =
    "{\"id\":7,\"text\":\"L'été 😀\",\"meta\":{\"date\":\"2024\"},\"x\\n\":[1e400],"
    "\"layers\":{\"token\":[{\"begin\":0,\"end\":2,\"kind\":\"word\"}],\"mine\":[]}}";

static gm_status read_everything(gm_import import)
{
    gm_failure failure;
    gm_failure_init(&failure);
    gm_document *document = gm_document_new(&gm_host_table);
    if (!document)
        return GM_NOMEM;
    gm_status status = gm_jsonl_read(document, everything, strlen(everything), "line-1",
                                     import, &failure.error);
    assert_int_equal(failure.status, status);
    gm_document_free(document);
    return status;
}

static gm_status carry_everything(void *who)
{
    (void)who;
    return read_everything(GM_CARRY_LAYERS);
}

static gm_status import_everything(void *who)
{
    (void)who;
    return read_everything(GM_IMPORT_LAYERS);
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    failing_every_allocation(carry_everything, NULL);
    failing_every_allocation(import_everything, NULL);
}

/* The parser does not always say that memory ran out: a line may fail with GM_INPUT. */
static void test_every_allocation_of_the_parser_may_fail(void **state)
{
    (void)state;
    size_t before = failing_live();
    bool reached = true;
    json_set_alloc_funcs(malloc, free);
    for (size_t n = 1; reached; n++) {
        failing_after(n);
        gm_status status = read_everything(GM_IMPORT_LAYERS);
        reached = failing_off();
        assert_int_equal(status != GM_OK, reached);
        assert_int_equal(failing_live(), before);
    }
}

RUN_TESTS(TEST(test_a_line_of_our_own_is_written_as_it_was_read),
          TEST(test_unknown_members_go_through_byte_for_byte),
          TEST(test_meta_goes_through_byte_for_byte_and_its_strings_are_known),
          TEST(test_layers_that_are_carried_go_through_byte_for_byte),
          TEST(test_names_of_carried_things_may_need_escapes),
          TEST(test_known_members_may_be_written_with_escapes),
          TEST(test_escapes_of_the_text_are_decoded),
          TEST(test_the_id_is_a_string_a_number_or_the_standin),
          TEST(test_numbers_of_any_size_go_through),
          TEST(test_layers_that_are_null_do_not_come_out_twice),
          TEST(test_what_is_no_json_names_the_byte),
          TEST(test_what_is_no_object_or_has_no_text_says_what_is_wanted),
          TEST(test_an_id_of_another_type_is_refused),
          TEST(test_a_large_number_is_no_text_and_hides_no_error),
          TEST(test_layers_that_are_no_object_are_refused),
          TEST(test_every_allocation_may_fail),
          TEST(test_every_allocation_of_the_parser_may_fail))
