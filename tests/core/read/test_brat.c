/* brat's entities: code points, sorted, the hull of what is discontinuous. */
#include "read/brat.h"

#include "expect.h"
#include "failing.h"
#include "plugin/host.h"
#include "stage_run.h"

static gm_status read(gm_document *document, const char *annotation,
                      gm_failure *failure)
{
    gm_failure_init(failure);
    gm_document_reset(document);
    gm_status status = gm_document_set_text(document, gm_text_of("x"),
                                            "L'été 😀 Zoé dit", 20, &failure->error);
    return status != GM_OK
               ? status
               : gm_brat_read(document, gm_text_of(annotation), &failure->error);
}

static void test_entities_are_read_in_code_points_and_sorted(void **state)
{
    gm_document *document = *state;
    gm_failure failure;
    gm_status status = read(document,
                            "T1\tPerson 8 11\tZoé\n"
                            "T2\tEvent 2 5\tété\n"
                            "T3\tEvent 2 7\tété 😀\n",
                            &failure);
    assert_failure(status, failure, GM_OK, "");
    assert_int_equal(rows_of(document, "entity"), 3);
    assert_text(text_of(document, "entity", 0), "été 😀");
    assert_text(text_of(document, "entity", 1), "été");
    assert_text(text_of(document, "entity", 2), "Zoé");
    assert_text(symbol_of(document, "entity.type", 2), "Person");
}

static void test_of_a_discontinuous_entity_the_hull_counts(void **state)
{
    gm_document *document = *state;
    gm_failure failure;
    assert_int_equal(read(document, "T1\tX 2 5;6 7;8 11\tété 😀 Zoé\n", &failure),
                     GM_OK);
    assert_text(text_of(document, "entity", 0), "été 😀 Zoé");
}

static void test_lines_of_other_kinds_and_empty_lines_are_passed_over(void **state)
{
    gm_document *document = *state;
    gm_failure failure;
    gm_status status = read(document,
                            "R1\tSays Arg1:T1 Arg2:T2\n\n#1\tAnnotatorNotes T1\tx\n"
                            "E1\tX:T1\nA1\tNegation T1\n*\tEquiv T1 T2\nT9\tX 0 1\tL",
                            &failure);
    assert_failure(status, failure, GM_OK, "");
    assert_int_equal(rows_of(document, "entity"), 1);
}

static void test_spans_of_quotes_are_no_entities(void **state)
{
    gm_document *document = *state;
    gm_failure failure;
    assert_int_equal(read(document, "T1\tCue 0 1\tL\nT2\tSource 2 5\tété\n", &failure),
                     GM_OK);
    assert_int_equal(rows_of(document, "entity"), 2);
    assert_int_equal(read(document,
                          "T1\tCue 0 1\tL\nT2\tPerson 8 11\tZoé\nT3\tSource 2 5\tété\n"
                          "T4\tQuote-direct 0 1;8 11\tL Zoé\n",
                          &failure),
                     GM_OK);
    assert_int_equal(rows_of(document, "entity"), 1);
    assert_text(text_of(document, "entity", 0), "Zoé");
}

static void test_lines_may_end_with_crlf_or_not_at_all(void **state)
{
    gm_document *document = *state;
    gm_failure failure;
    assert_int_equal(
        read(document, "T1\tX 0 1\tL\r\nT2\tY 2 5\r\n\r\nT3\tZ 6 7", &failure), GM_OK);
    assert_int_equal(rows_of(document, "entity"), 3);
    assert_text(symbol_of(document, "entity.type", 1), "Y");
    assert_text(text_of(document, "entity", 2), "😀");
}

static void test_no_annotation_is_an_empty_layer(void **state)
{
    gm_document *document = *state;
    gm_failure failure;
    assert_int_equal(read(document, "", &failure), GM_OK);
    assert_int_equal(rows_of(document, "entity"), 0);
    gm_brat_read(document, (gm_text){NULL, 0}, &failure.error);
    assert_int_equal(failure.status, GM_OK);
}

/* Its types go out as JSON. */
static void test_annotation_is_utf8_and_may_have_a_mark(void **state)
{
    gm_document *document = *state;
    gm_failure failure;
    gm_status status = read(document, "T1\tLoca\xFFtion 0 1\tL\n", &failure);
    assert_failure(status, failure, GM_INPUT,
                   "the annotation is not valid UTF-8: convert it, for example with "
                   "iconv -f WINDOWS-1252 -t UTF-8");
    assert_int_equal(read(document, "\xEF\xBB\xBFT1\tX 0 1\tL\r\n", &failure), GM_OK);
    assert_int_equal(rows_of(document, "entity"), 1);
}

static void test_broken_lines_are_named(void **state)
{
    static const char *const lines[] = {
        "T1",
        "T1\t",
        "T1\tPerson",
        "T1\tPerson ",
        "T1\tPerson 0",
        "T1\tPerson 0 ",
        "T1\tPerson x 1\tL",
        "T1\tPerson -1 1\tL",
        "T1\tPerson 0;1 2\tL",
        "T1\tPerson 0 1;\tL",
        "T1\tPerson 0 1;3\tL",
        "T1\t 0 1\tL",
        "T1\tPerson 1 0\tL",
        "T1\tPerson 0 16\tbeyond the text",
        "T1\tPerson 99999999999999999999 1\tx",
        "T1 Person 0 1 L",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        gm_failure failure;
        char annotation[256] = "#1\tnote\nT0\tX 0 1\tL\n";
        gm_status status = read(*state, strcat(annotation, lines[i]), &failure);
        assert_failure(status, failure, GM_INPUT,
                       "line 3 of the annotation is not \"T1<TAB>Type begin "
                       "end<TAB>text\" with offsets inside the text");
    }
}

static gm_status read_many(void *who)
{
    gm_failure failure;
    gm_document *document = gm_document_new(&gm_host_table);
    if (!document)
        return GM_NOMEM;
    gm_status status = read(document, who, &failure);
    gm_document_free(document);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    static char annotation[12 * 1000 + 1];
    for (size_t i = 0; i < 1000; i++)
        memcpy(annotation + 12 * i, "T1\tX 2 5\tab\n", 12);
    failing_every_allocation(read_many, annotation);
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

RUN_TESTS(WITH_DOCUMENT(test_entities_are_read_in_code_points_and_sorted),
          WITH_DOCUMENT(test_of_a_discontinuous_entity_the_hull_counts),
          WITH_DOCUMENT(test_lines_of_other_kinds_and_empty_lines_are_passed_over),
          WITH_DOCUMENT(test_spans_of_quotes_are_no_entities),
          WITH_DOCUMENT(test_lines_may_end_with_crlf_or_not_at_all),
          WITH_DOCUMENT(test_no_annotation_is_an_empty_layer),
          WITH_DOCUMENT(test_annotation_is_utf8_and_may_have_a_mark),
          WITH_DOCUMENT(test_broken_lines_are_named),
          TEST(test_every_allocation_may_fail))
