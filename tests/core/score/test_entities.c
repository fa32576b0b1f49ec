/* Entities. */
#include "score/entities.h"

#include "documents.h"

#define DOCUMENT(rows)                                                                 \
    "{\"id\": \"a\", \"text\": \"L'été à Saint-Étienne en Forez\", \"layers\": "   \
    "{\"entity\": [" rows "]}}"
#define ROW(begin, end, type)                                                          \
    "{\"begin\": " #begin ", \"end\": " #end ", \"type\": \"" type "\"}"

static gm_entity_score *add(gm_entity_score *score, const char *gold_json,
                            const char *predicted_json)
{
    gm_failure failure;
    gm_document *gold = read_document(gold_json);
    gm_document *predicted = predicted_json ? read_document(predicted_json) : NULL;
    gm_failure_init(&failure);
    assert_int_equal(gm_entity_score_add(score, gold, predicted, &failure.error),
                     GM_OK);
    gm_document_free(gold);
    gm_document_free(predicted);
    return score;
}

static void assert_counts(gm_counts counts, uint64_t gold, uint64_t predicted,
                          uint64_t right)
{
    assert_int_equal(counts.gold, gold);
    assert_int_equal(counts.predicted, predicted);
    assert_int_equal(counts.right, right);
}

static void test_of_nested_gold_mentions_the_longest_counts(void **state)
{
    (void)state;
    gm_entity_score score = {0};
    add(&score,
        DOCUMENT(ROW(25, 30, "Location") "," ROW(8, 30, "Event") "," ROW(
            8, 21, "Location") "," ROW(2, 5, "Date")),
        DOCUMENT(ROW(8, 21, "Location") "," ROW(8, 30, "Event") "," ROW(2, 5, "Date")));
    assert_counts(gm_entity_score_micro(&score), 2, 3, 2);
    assert_int_equal(score.spans_right, 2);
    gm_entity_score_free(&score);
}

/* "t-Éti" is longer than "Saint" in bytes, and just as long in characters. */
static void test_of_equal_lengths_in_characters_the_first_counts(void **state)
{
    (void)state;
    gm_entity_score score = {0};
    add(&score, DOCUMENT(ROW(12, 17, "Event") "," ROW(8, 13, "Location")),
        DOCUMENT(ROW(12, 17, "Person") "," ROW(8, 13, "Location")));
    assert_counts(gm_entity_score_micro(&score), 1, 2, 1);
    gm_entity_score_free(&score);
}

static void test_of_equal_gold_spans_the_first_type_by_name_counts(void **state)
{
    (void)state;
    gm_entity_score score = {0};
    add(&score, DOCUMENT(ROW(8, 13, "Person") "," ROW(8, 13, "Location")),
        DOCUMENT(ROW(8, 13, "Person")));
    assert_counts(gm_entity_score_micro(&score), 1, 1, 0);
    assert_int_equal(score.spans_right, 1);
    gm_entity_score_free(&score);
}

static void test_types_are_counted_over_documents(void **state)
{
    (void)state;
    gm_entity_score score = {0};
    add(&score, DOCUMENT(ROW(2, 5, "Date")), DOCUMENT(ROW(2, 5, "Date")));
    add(&score, DOCUMENT(ROW(8, 21, "Location")), DOCUMENT(ROW(2, 5, "Date")));
    add(&score, DOCUMENT(ROW(2, 5, "Date")), NULL);
    add(&score, DOCUMENT(""), DOCUMENT(""));
    gm_sym date = gm_symbols_intern(&score.types, gm_text_of("Date"));
    assert_counts(score.by_type.at[date], 2, 2, 1);
    assert_counts(gm_entity_score_micro(&score), 3, 2, 1);
    assert_int_equal(score.documents, 4);
    gm_entity_score_free(&score);
}

static void test_what_is_predicted_twice_counts_once(void **state)
{
    (void)state;
    gm_entity_score score = {0};
    add(&score, DOCUMENT(ROW(2, 5, "Date")),
        DOCUMENT(ROW(8, 21, "Date") "," ROW(2, 5, "Date") "," ROW(2, 5, "Date")));
    assert_counts(gm_entity_score_micro(&score), 1, 2, 1);
    gm_entity_score_free(&score);
}

static void test_white_space_counts_in_texts(void **state)
{
    (void)state;
    gm_failure failure;
    gm_entity_score score = {0};
    gm_document *gold = read_document("{\"id\": \"a\", \"text\": \"à Lyon\"}");
    gm_document *other = read_document("{\"id\": \"a\", \"text\": \"à  Lyon\"}");
    gm_failure_init(&failure);
    assert_int_equal(gm_entity_score_add(&score, gold, other, &failure.error),
                     GM_INPUT);
    assert_non_null(strstr(failure.message, "line 1, column 3"));
    gm_document_free(gold);
    gm_document_free(other);
    gm_entity_score_free(&score);
}

RUN_TESTS(TEST(test_of_nested_gold_mentions_the_longest_counts),
          TEST(test_of_equal_lengths_in_characters_the_first_counts),
          TEST(test_of_equal_gold_spans_the_first_type_by_name_counts),
          TEST(test_types_are_counted_over_documents),
          TEST(test_what_is_predicted_twice_counts_once),
          TEST(test_white_space_counts_in_texts))
