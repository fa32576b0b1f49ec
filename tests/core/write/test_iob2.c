/* Tokens and tags, and what one tag a token cannot say. */
#include "write/iob2.h"

#include "failing.h"
#include "written.h"

/* "Ève Roux, ici." as five tokens in two sentences. */
static gm_document *document_of(const gm_span *entities, const char *const *types,
                                uint32_t count)
{
    gm_document *document = read_good_line(
        "{\"text\":\"Ève Roux, "
        "ici.\",\"layers\":{\"sentence\":[{\"begin\":0,\"end\":9},"
        "{\"begin\":10,\"end\":14}],\"token\":[{\"begin\":0,\"end\":3},{\"begin\":4,"
        "\"end\":8},{\"begin\":8,\"end\":9},{\"begin\":10,\"end\":13},"
        "{\"begin\":13,\"end\":14}]}}",
        GM_IMPORT_LAYERS);
    gm_table *table = add_layer(document, "entity", entities, count);
    add_strings(document, table, "type", types);
    return document;
}

static void assert_tags(gm_document *document, const char *tokens, const char *notes)
{
    written all = {0};
    write_good(&gm_iob2_writer, (const gm_document *[]){document}, 1, &all);
    assert_string_equal(all.bytes.ptr, tokens);
    assert_non_null(strstr(all.notes.ptr, notes));
    written_free(&all);
    gm_document_free(document);
}

#define PLACELESS                                                                      \
    "iob2 has no place for ids, \"meta\" and offsets: use jsonl or conllu for those\n"

static void test_a_sentence_ends_with_an_empty_line(void **state)
{
    (void)state;
    assert_tags(
        document_of((gm_span[]){{0, 9}, {11, 14}}, (const char *[]){"P", "L"}, 2),
        "-DOCSTART-\tO\n\nÈve\tB-P\nRoux\tI-P\n,\tO\n\nici\tB-L\n.\tO\n\n", PLACELESS);
}

static void test_entities_side_by_side_begin_each(void **state)
{
    (void)state;
    assert_tags(document_of((gm_span[]){{0, 4}, {5, 9}}, (const char *[]){"P", "P"}, 2),
                "-DOCSTART-\tO\n\nÈve\tB-P\nRoux\tB-P\n,\tO\n\nici\tO\n.\tO\n\n",
                PLACELESS);
}

static void test_of_entities_that_overlap_the_longest_stays(void **state)
{
    (void)state;
    assert_tags(document_of((gm_span[]){{0, 4}, {0, 9}, {5, 9}},
                            (const char *[]){"A", "B", "C"}, 3),
                "-DOCSTART-\tO\n\nÈve\tB-B\nRoux\tI-B\n,\tO\n\nici\tO\n.\tO\n\n",
                "iob2 has one tag a token: of entities that overlap, the longest is in "
                "it\n");
}

static void test_an_entity_within_a_token_is_as_long_as_it(void **state)
{
    (void)state;
    assert_tags(document_of((gm_span[]){{6, 8}}, (const char *[]){"a b\t"}, 1),
                "-DOCSTART-\tO\n\nÈve\tO\nRoux\tB-a b \n,\tO\n\nici\tO\n.\tO\n\n",
                "iob2 tags whole tokens");
}

static void test_a_document_without_tokens_is_said(void **state)
{
    (void)state;
    assert_tags(read_good_line("{\"text\":\"Oui.\"}", GM_IMPORT_LAYERS),
                "-DOCSTART-\tO\n\n", "let the pipeline begin with tokenize\n");
}

static void test_what_is_left_out_is_said_once(void **state)
{
    (void)state;
    gm_document *document = read_good_line(
        "{\"text\":\"Oui.\",\"layers\":{\"token\":[{\"begin\":0,\"end\":3,\"stem\":"
        "\"oui\"}],\"quote\":[]}}",
        GM_IMPORT_LAYERS);
    written all = {0};
    write_good(&gm_iob2_writer, (const gm_document *[]){document, document}, 2, &all);
    assert_string_equal(all.notes.ptr, PLACELESS
                        "iob2 has no place for \"token.kind\", "
                        "\"token.stem\", \"quote\": use jsonl for all there is\n");
    written_free(&all);
    gm_document_free(document);
}

static gm_status write_once(void *who)
{
    written all = {0};
    gm_failure failure;
    const gm_document *const one[] = {who};
    gm_status status = try_write(&gm_iob2_writer, one, 1, &all, &failure);
    written_free(&all);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    gm_document *document =
        document_of((gm_span[]){{0, 4}, {0, 9}}, (const char *[]){"A", "B"}, 2);
    failing_every_allocation(write_once, document);
    gm_document_free(document);
}

RUN_TESTS(TEST(test_a_sentence_ends_with_an_empty_line),
          TEST(test_entities_side_by_side_begin_each),
          TEST(test_of_entities_that_overlap_the_longest_stays),
          TEST(test_an_entity_within_a_token_is_as_long_as_it),
          TEST(test_a_document_without_tokens_is_said),
          TEST(test_what_is_left_out_is_said_once),
          TEST(test_every_allocation_may_fail))
