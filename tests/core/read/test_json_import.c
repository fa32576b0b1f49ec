/* Parsed layers as layers of the document, and what is wrong with them. */
#include "read/json_import.h"

#include "failing.h"
#include "stage_run.h"
#include "expect.h"
#include "plugin/host.h"

/* Imports `layers`, single quotes standing for double ones, into "L'été 😀 dit". */
static gm_status import(gm_document *document, const char *layers, gm_failure *failure)
{
    char json[1024];
    size_t len = strlen(layers);
    gm_failure_init(failure);
    gm_document_reset(document);
    for (size_t i = 0; i <= len; i++)
        json[i] = (char)(layers[i] == '\'' ? '"' : layers[i]);
    json_t *parsed = json_loads(json, 0, NULL);
    assert_non_null(parsed);
    gm_status status = gm_document_set_text(document, gm_text_of("x"), "L'été 😀 dit",
                                            16, &failure->error);
    if (status == GM_OK)
        status = gm_json_import(document, parsed, &failure->error);
    json_decref(parsed);
    return status;
}

static void test_every_kind_of_value_is_imported(void **state)
{
    gm_document *document = *state;
    gm_failure failure;
    gm_status status = import(
        document,
        "{'token': [{'begin': 2, 'end': 5, 'kind': 'word', 'stem': null}],"
        " 'entity': [{'begin': 6, 'end': 7, 'type': 'Person', 'score': 1}],"
        " 'quote': [{'content': [[8, 11], [2, 5]], 'cue': [8, 11], 'score': 0.5}]}",
        &failure);
    assert_failure(status, failure, GM_OK, "");
    assert_text(text_of(document, "token", 0), "été");
    assert_text(symbol_of(document, "token.kind", 0), "word");
    assert_text(symbol_of(document, "token.stem", 0), "");
    assert_text(text_of(document, "entity", 0), "😀");
    assert_true(real_of(document, "entity.score", 0) == 1);
    assert_text(text_of(document, "quote", 0), "été 😀 dit");
    assert_int_equal(parts_of(document, "quote.content", 0), 2);
    assert_text(part_of(document, "quote.content", 0, 0), "dit");
    assert_text(part_of(document, "quote.content", 0, 1), "été");
    assert_text(place_of(document, "quote.cue", 0), "dit");
    assert_text(place_of(document, "quote.source", 0), "");
    assert_text(symbol_of(document, "quote.speaker", 0), "");
}

static void test_rows_are_sorted_with_their_values(void **state)
{
    gm_document *document = *state;
    gm_failure failure;
    import(document,
           "{'entity': [{'begin': 6, 'end': 7, 'type': 'c'}, {'begin': 0, 'end': 2,"
           " 'type': 'a'}, {'begin': 0, 'end': 1, 'type': 'b'}]}",
           &failure);
    assert_text(symbol_of(document, "entity.type", 0), "a");
    assert_text(symbol_of(document, "entity.type", 1), "b");
    assert_text(symbol_of(document, "entity.type", 2), "c");
    assert_int_equal(span_of(document, "entity", 1).end, 1);
}

static void test_other_layers_and_members_are_left_out(void **state)
{
    gm_document *document = *state;
    gm_failure failure;
    gm_status status = import(
        document, "{'mine': 7, 'token': [{'begin': 0, 'end': 1, 'x': 1}]}", &failure);
    assert_failure(status, failure, GM_OK, "");
    assert_null(gm_document_table(document, "mine"));
    assert_null(gm_table_column(gm_document_table(document, "token"), "x"));
}

static void test_no_layers_and_empty_layers_are_fine(void **state)
{
    gm_document *document = *state;
    gm_failure failure;
    assert_int_equal(import(document, "{}", &failure), GM_OK);
    assert_null(document->tables);
    assert_int_equal(import(document, "{'quote': []}", &failure), GM_OK);
    assert_int_equal(rows_of(document, "quote"), 0);
    assert_int_equal(gm_json_import(document, NULL, &failure.error), GM_OK);
}

#define BOUNDS                                                                         \
    ": it needs \"begin\" and \"end\", or a \"content\" of pairs, in code points "     \
    "inside the text"

static void test_rows_without_a_place_in_the_text_are_named(void **state)
{
    static const char *const rows[] = {
        "{}",
        "7",
        "{'begin': 0}",
        "{'begin': 1, 'end': 0}",
        "{'begin': -1, 'end': 1}",
        "{'begin': 0, 'end': 12}",
        "{'begin': 0, 'end': 9223372036854775807}",
        "{'begin': 0.0, 'end': 1.0}",
        "{'begin': '0', 'end': '1'}",
        "{'content': []}",
        "{'content': [[0, 1, 2]]}",
        "{'content': [[0]]}",
        "{'content': [5]}",
        "{'content': [[0, 99]]}",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        gm_failure failure;
        char layers[256] = "{'quote': [{'content': [[0, 1]]}, ";
        strcat(strcat(layers, rows[i]), "]}");
        gm_status status = import(*state, layers, &failure);
        assert_failure(status, failure, GM_INPUT, "layer \"quote\", row 1" BOUNDS);
    }
}

static void test_values_of_another_type_are_named(void **state)
{
    static const char *const cells[][2] = {
        {"'type': 1", "layer \"quote\", row 0: a value has the wrong type"},
        {"'score': '1'", "layer \"quote\", row 0: a value has the wrong type"},
        {"'cue': 3", "layer \"quote\", row 0: a value has the wrong type"},
        {"'cue': [0, 99]", "layer \"quote\", row 0: a value has the wrong type"},
        {"'begin': 0, 'end': 1, 'content': [[0, 99]]",
         "layer \"quote\", row 0: a part is no [begin, end]"},
        {"'begin': 0, 'end': 1, 'content': 7",
         "layer \"quote\", row 0: a value has the wrong type"},
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        gm_failure failure;
        char layers[256] = "{'quote': [{'content': [[0, 1]], ";
        if (strstr(cells[i][0], "content"))
            strcpy(layers, "{'quote': [{");
        strcat(strcat(layers, cells[i][0]), "}]}");
        assert_failure(import(*state, layers, &failure), failure, GM_INPUT,
                       cells[i][1]);
    }
}

static void test_a_layer_that_is_no_array_is_named(void **state)
{
    gm_failure failure;
    gm_status status = import(*state, "{'token': {'begin': 0, 'end': 1}}", &failure);
    assert_failure(status, failure, GM_INPUT, "layer \"token\" is no array of rows");
}

static void test_a_row_in_the_input_keeps_its_number_when_rows_are_sorted(void **state)
{
    gm_failure failure;
    gm_status status = import(*state,
                              "{'token': [{'begin': 5, 'end': 6, 'kind': 0},"
                              " {'begin': 0, 'end': 1}]}",
                              &failure);
    assert_failure(status, failure, GM_INPUT,
                   "layer \"token\", row 0: a value has the wrong type");
}

/* ---- Memory ------------------------------------------------------------------ */

static gm_status import_parsed(void *who)
{
    gm_failure failure;
    gm_failure_init(&failure);
    gm_document *document = gm_document_new(&gm_host_table);
    if (!document)
        return GM_NOMEM;
    gm_status status =
        gm_document_set_text(document, gm_text_of("x"), "abc", 3, &failure.error);
    if (status == GM_OK)
        status = gm_json_import(document, who, &failure.error);
    gm_document_free(document);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    json_t *layers = json_object(), *quotes = json_array();
    for (int i = 0; i < 300; i++)
        json_array_append_new(quotes,
                              json_pack("{s:[[ii][ii]],s:s,s:[ii]}", "content", 0, 1, 2,
                                        3, "type", "direct", "cue", 1, 2));
    json_object_set_new(layers, "quote", quotes);
    failing_every_allocation(import_parsed, layers);
    json_decref(layers);
}

static int set_up(void **state)
{
    *state = gm_document_new(&gm_host_table);
    return *state ? 0 : -1;
}

static int tear_down(void **state)
{
    gm_document_free(*state);
    return 0;
}

#define WITH_DOCUMENT(function)                                                        \
    cmocka_unit_test_setup_teardown(function, set_up, tear_down)

RUN_TESTS(WITH_DOCUMENT(test_every_kind_of_value_is_imported),
          WITH_DOCUMENT(test_rows_are_sorted_with_their_values),
          WITH_DOCUMENT(test_other_layers_and_members_are_left_out),
          WITH_DOCUMENT(test_no_layers_and_empty_layers_are_fine),
          WITH_DOCUMENT(test_rows_without_a_place_in_the_text_are_named),
          WITH_DOCUMENT(test_values_of_another_type_are_named),
          WITH_DOCUMENT(test_a_layer_that_is_no_array_is_named),
          WITH_DOCUMENT(test_a_row_in_the_input_keeps_its_number_when_rows_are_sorted),
          TEST(test_every_allocation_may_fail))
