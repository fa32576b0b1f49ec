/* Quotes. */
#include "score/quotes.h"

#include "documents.h"

enum { COVER_3, COVER_8, IOU_5, IOU_8 };

/* 30 letters, so that offsets are counts. */
#define TEXT "abcdefghijklmnopqrstuvwxyzabcd"
#define DOCUMENT(rows)                                                                 \
    "{\"id\": \"a\", \"text\": \"" TEXT "\", \"layers\": {\"quote\": [" rows "]}}"
#define QUOTE(content) "{\"type\": \"direct\", \"content\": [" content "]}"

static gm_quote_score score(const char *gold_json, const char *predicted_json)
{
    gm_failure failure;
    gm_quote_score counts = {0};
    gm_document *gold = read_document(gold_json);
    gm_document *predicted = predicted_json ? read_document(predicted_json) : NULL;
    gm_failure_init(&failure);
    assert_int_equal(gm_quote_score_add(&counts, gold, predicted, &failure.error),
                     GM_OK);
    gm_document_free(gold);
    gm_document_free(predicted);
    return counts;
}

static void test_a_quote_that_is_too_long_covers_and_has_a_low_iou(void **state)
{
    (void)state;
    gm_quote_score counts =
        score(DOCUMENT(QUOTE("[0, 10]")), DOCUMENT(QUOTE("[0, 25]")));
    assert_int_equal(counts.by_pairing[COVER_3].pairs, 1);
    assert_int_equal(counts.by_pairing[COVER_8].pairs, 1);
    assert_int_equal(counts.by_pairing[IOU_5].pairs, 0);
}

/* Cover must be above its threshold, iou must reach it. */
static void test_thresholds(void **state)
{
    (void)state;
    gm_quote_score counts =
        score(DOCUMENT(QUOTE("[0, 10]")), DOCUMENT(QUOTE("[0, 8]")));
    assert_int_equal(counts.by_pairing[COVER_8].pairs, 0);
    assert_int_equal(counts.by_pairing[IOU_8].pairs, 1);
}

/* The first gold quote takes the prediction that covers it best; iou gives it to the
 * quote that it fits. */
static void test_cover_is_greedy_in_gold_order_and_iou_takes_the_best(void **state)
{
    (void)state;
    static const char gold[] = DOCUMENT(QUOTE("[0, 10]") "," QUOTE("[4, 20]"));
    gm_quote_score counts = score(gold, DOCUMENT(QUOTE("[4, 20]")));
    assert_int_equal(counts.by_pairing[COVER_3].pairs, 1);
    assert_int_equal(counts.by_pairing[COVER_8].pairs, 1);
    assert_int_equal(counts.by_pairing[IOU_5].pairs, 1);
    counts = score(gold, DOCUMENT(QUOTE("[0, 4], [5, 10]") "," QUOTE("[0, 20]")));
    assert_int_equal(counts.by_pairing[COVER_8].pairs, 1);
    assert_int_equal(counts.by_pairing[IOU_5].pairs, 2);
}

static void test_rows_and_parts_come_in_any_order_and_parts_may_overlap(void **state)
{
    (void)state;
    gm_quote_score counts =
        score(DOCUMENT(QUOTE("[20, 30]") "," QUOTE("[0, 4], [6, 10]")),
              DOCUMENT(QUOTE("[6, 10], [0, 3], [2, 4], [0, 4]") "," QUOTE("[20, 30]")));
    assert_int_equal(counts.by_pairing[IOU_8].pairs, 2);
    assert_int_equal(counts.types_gold[0], 2);
    assert_int_equal(counts.types_right[0], 2);
}

static void test_marks_and_spaces_are_no_content(void **state)
{
    (void)state;
    static const char gold[] = "{\"text\": \"« Oui », dit-il.\", \"layers\": "
                               "{\"quote\": [{\"type\": \"direct\", "
                               "\"content\": [[2, 5]]}]}}";
    static const char wide[] =
        "{\"text\": \"« Oui », dit-il.\", \"layers\": {\"quote\": [{\"type\": "
        "\"direct\", "
        "\"content\": [[0, 9]]}, {\"type\": \"direct\", \"content\": [[0, 2]]}]}}";
    gm_quote_score counts = score(gold, wide);
    assert_int_equal(counts.predicted, 2);
    assert_int_equal(counts.by_pairing[IOU_8].pairs, 1);
    counts = score(wide, wide);
    assert_int_equal(counts.by_pairing[COVER_3].pairs, 1);
}

static void test_pairs_agree_on_cue_source_speaker_and_type(void **state)
{
    (void)state;
    static const char gold[] =
        DOCUMENT("{\"type\": \"direct\", \"content\": [[0, 10]], \"cue\": [10, 14], "
                 "\"source\": null, \"speaker\": \"Nicolas Maduro\"}");
    gm_quote_score counts = score(
        gold,
        DOCUMENT("{\"type\": \"mixed\", \"content\": [[0, 10]], \"cue\": [13, 15], "
                 "\"source\": null, \"speaker\": \"M. Maduro\"}"));
    assert_int_equal(counts.by_pairing[IOU_5].cue, 1);
    assert_int_equal(counts.by_pairing[IOU_5].source, 1);
    assert_int_equal(counts.by_pairing[IOU_5].speaker, 1);
    assert_int_equal(counts.by_pairing[IOU_5].type, 0);
    assert_int_equal(counts.full, 1);
    counts = score(
        gold,
        DOCUMENT("{\"type\": \"direct\", \"content\": [[0, 10]], \"cue\": [14, 15], "
                 "\"source\": [14, 15], \"speaker\": null}"));
    assert_int_equal(counts.by_pairing[IOU_5].cue, 0);
    assert_int_equal(counts.by_pairing[IOU_5].source, 0);
    assert_int_equal(counts.by_pairing[IOU_5].speaker, 0);
    assert_int_equal(counts.by_pairing[IOU_5].type, 1);
    assert_int_equal(counts.full, 0);
}

static void test_documents_without_quotes(void **state)
{
    (void)state;
    gm_quote_score counts = score(DOCUMENT(""), DOCUMENT(QUOTE("[0, 10]")));
    assert_int_equal(counts.gold, 0);
    assert_int_equal(counts.predicted, 1);
    counts = score(DOCUMENT(QUOTE("[0, 10]")), NULL);
    assert_int_equal(counts.gold, 1);
    assert_int_equal(counts.types_gold[0], 1);
    counts = score("{\"text\": \"\"}", "{\"text\": \"\"}");
    assert_int_equal(counts.gold + counts.predicted, 0);
}

RUN_TESTS(TEST(test_a_quote_that_is_too_long_covers_and_has_a_low_iou),
          TEST(test_thresholds),
          TEST(test_cover_is_greedy_in_gold_order_and_iou_takes_the_best),
          TEST(test_rows_and_parts_come_in_any_order_and_parts_may_overlap),
          TEST(test_marks_and_spaces_are_no_content),
          TEST(test_pairs_agree_on_cue_source_speaker_and_type),
          TEST(test_documents_without_quotes))
