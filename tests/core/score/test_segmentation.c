/* Tokens and sentences. */
#include "score/segmentation.h"

#include "documents.h"

static gm_counts score(const char *gold_json, const char *predicted_json)
{
    gm_failure failure;
    gm_counts counts = {0};
    gm_document *gold = read_document(gold_json);
    gm_document *predicted = predicted_json ? read_document(predicted_json) : NULL;
    gm_failure_init(&failure);
    assert_int_equal(
        gm_segmentation_add(&counts, "token", gold, predicted, &failure.error), GM_OK);
    gm_document_free(gold);
    gm_document_free(predicted);
    return counts;
}

static void assert_counts(gm_counts counts, uint64_t gold, uint64_t predicted,
                          uint64_t right)
{
    assert_int_equal(counts.gold, gold);
    assert_int_equal(counts.predicted, predicted);
    assert_int_equal(counts.right, right);
}

#define GOLD                                                                           \
    "{\"text\": \"été à\", \"layers\": {\"token\": ["                               \
    "{\"begin\": 0, \"end\": 3}, {\"begin\": 4, \"end\": 5}]}}"

static void test_white_space_does_not_count(void **state)
{
    (void)state;
    assert_counts(score(GOLD,
                        "{\"text\": \" été\\u00A0\\n\\nà \", \"layers\": {\"token\": ["
                        "{\"begin\": 0, \"end\": 5}, {\"begin\": 6, \"end\": 8}]}}"),
                  2, 2, 2);
}

static void test_spans_of_white_space_and_repetitions_are_left_out(void **state)
{
    (void)state;
    assert_counts(score(GOLD,
                        "{\"text\": \"été à\", \"layers\": {\"token\": ["
                        "{\"begin\": 0, \"end\": 3}, {\"begin\": 3, \"end\": 4},"
                        "{\"begin\": 0, \"end\": 4}, {\"begin\": 0, \"end\": 5}]}}"),
                  2, 2, 1);
}

static void test_nothing_predicted_is_all_missed(void **state)
{
    (void)state;
    assert_counts(score(GOLD, NULL), 2, 0, 0);
    assert_counts(score(GOLD, "{\"text\": \"été à\"}"), 2, 0, 0);
    assert_counts(score("{\"text\": \"\"}", "{\"text\": \" \"}"), 0, 0, 0);
}

static void test_another_text_is_an_error(void **state)
{
    (void)state;
    gm_failure failure;
    gm_counts counts = {0};
    gm_document *gold = read_document("{\"id\": \"a\", \"text\": \"été\\nà\"}");
    static const char *const others[] = {
        "{\"text\": \"été\\né\"}", "{\"text\": \"été\"}", "{\"text\": \"été àà\"}"};
    for (size_t i = 0; i < 3; i++) {
        gm_document *other = read_document(others[i]);
        gm_failure_init(&failure);
        assert_int_equal(
            gm_segmentation_add(&counts, "token", gold, other, &failure.error),
            GM_INPUT);
        assert_non_null(strstr(failure.message, "document \"a\""));
        assert_non_null(strstr(failure.message, "line 2"));
        gm_document_free(other);
    }
    gm_document_free(gold);
}

RUN_TESTS(TEST(test_white_space_does_not_count),
          TEST(test_spans_of_white_space_and_repetitions_are_left_out),
          TEST(test_nothing_predicted_is_all_missed),
          TEST(test_another_text_is_an_error))
