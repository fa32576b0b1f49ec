/* Gold entities: outermost, and on token borders. */
#include "gold.h"
#include "plugin/host.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

static const char text[] = "l'université de Lyon 2 ouvre";

static gm_document *make_document(const gm_span *golds, uint32_t count)
{
    static const gm_span tokens[] = {{0, 2},   {2, 13},  {14, 16},
                                     {17, 21}, {22, 23}, {24, 29}};
    gm_failure why;
    gm_failure_init(&why);
    gm_document *document = gm_document_new(&gm_host_table);
    assert_int_equal(gm_document_set_text(document, gm_text_of("gold"), text,
                                          sizeof text - 1, &why.error),
                     GM_OK);
    gm_table *table = gm_document_add_table(document, "token");
    for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++)
        gm_table_add_row(table, tokens[i]);
    table = gm_document_add_table(document, "entity");
    for (uint32_t i = 0; i < count; i++)
        gm_table_add_row(table, golds[i]);
    gm_sym *types = gm_table_add_column(table, "type", GM_SYMBOL)->cells;
    for (uint32_t i = 0; i < count; i++)
        types[i] = gm_doc_intern(&document->doc, gm_text_of("Location"));
    return document;
}

static ner_golds read_golds(const gm_document *document)
{
    ner_types types;
    ner_golds golds = {0};
    gm_failure why;
    const gm_doc *docs[] = {&document->doc};
    gm_failure_init(&why);
    assert_int_equal(ner_types_collect(&types, docs, 1, &why.error), GM_OK);
    assert_int_equal(types.len, 1);
    assert_true(ner_golds_read(&golds, &types, docs[0]));
    return golds;
}

static void test_of_nested_entities_the_longest_stays(void **state)
{
    gm_document *document = make_document((gm_span[]){{2, 23}, {17, 21}}, 2);
    ner_golds golds = read_golds(document);
    (void)state;
    assert_int_equal(golds.len, 1);
    assert_int_equal(golds.all[0].begin, 1);
    assert_int_equal(golds.all[0].end, 5);
    free(golds.all);
    gm_document_free(document);
}

static void test_white_space_at_the_ends_does_not_count(void **state)
{
    gm_document *document = make_document((gm_span[]){{16, 22}}, 1);
    ner_golds golds = read_golds(document);
    (void)state;
    assert_int_equal(golds.all[0].span.begin, 17);
    assert_int_equal(golds.all[0].begin, 3);
    assert_int_equal(golds.all[0].end, 4);
    free(golds.all);
    gm_document_free(document);
}

static void test_a_span_within_tokens_is_kept_apart(void **state)
{
    gm_document *document = make_document((gm_span[]){{3, 13}, {17, 20}}, 2);
    ner_golds golds = read_golds(document);
    (void)state;
    assert_int_equal(golds.len, 2);
    for (int i = 0; i < 2; i++)
        assert_int_equal(golds.all[i].begin, golds.all[i].end);
    free(golds.all);
    gm_document_free(document);
}

static void test_documents_without_entities_cannot_be_learnt_from(void **state)
{
    gm_document *document = make_document(NULL, 0);
    const gm_doc *docs[] = {&document->doc};
    ner_types types;
    gm_failure why;
    (void)state;
    gm_failure_init(&why);
    assert_int_equal(ner_types_collect(&types, docs, 1, &why.error), GM_INPUT);
    assert_non_null(strstr(why.message, "no entities"));
    gm_document_free(document);
}

RUN_TESTS(TEST(test_of_nested_entities_the_longest_stays),
          TEST(test_white_space_at_the_ends_does_not_count),
          TEST(test_a_span_within_tokens_is_kept_apart),
          TEST(test_documents_without_entities_cannot_be_learnt_from))
