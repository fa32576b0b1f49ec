/* Files of documents: which are paired, what is scored, and what is an error. */
#include "score/score.h"

#include "base/buffer.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#define GOLD      GM_BINARY_DIR "/score-gold.jsonl"
#define TREEBANK  GM_BINARY_DIR "/score-gold.conllu"
#define PREDICTED GM_BINARY_DIR "/score-predicted.jsonl"
#define FIGURES   GM_BINARY_DIR "/score-figures.txt"

#define DOCUMENT(id, layers)                                                           \
    "{\"id\": \"" id "\", \"text\": \"Oui\", \"layers\": {" layers "}}\n"
#define TOKEN  "\"token\": [{\"begin\": 0, \"end\": 3}]"
#define ENTITY "\"entity\": [{\"begin\": 0, \"end\": 3, \"type\": \"Event\"}]"
#define QUOTE  "\"quote\": [{\"type\": \"direct\", \"content\": [[0, 3]]}]"

static void write_file(const char *path, const char *content)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(content, file);
    fclose(file);
}

/* What is printed, in `figures`. */
static gm_status score(const char *gold, const char *predicted, const char *layer,
                       gm_buffer *figures, gm_failure *failure)
{
    gm_failure reading;
    const char *path = gold[0] == '{' ? GOLD : TREEBANK;
    write_file(path, gold);
    write_file(PREDICTED, predicted);
    FILE *out = fopen(FIGURES, "wb");
    gm_failure_init(failure);
    gm_failure_init(&reading);
    gm_status status = gm_score_files(path, PREDICTED, layer, out, &failure->error);
    fclose(out);
    gm_buffer_clear(figures);
    gm_buffer_read_file(figures, FIGURES, &reading.error);
    gm_buffer_put(figures, '\0');
    remove(path);
    remove(PREDICTED);
    remove(FIGURES);
    return status;
}

static void assert_prints(const char *gold, const char *predicted, const char *layer,
                          const char *expected)
{
    gm_failure failure;
    gm_buffer figures = {0};
    if (score(gold, predicted, layer, &figures, &failure) != GM_OK)
        fail_msg("%s", failure.message);
    assert_string_equal(figures.ptr, expected);
    gm_buffer_free(&figures);
}

static void assert_fails(const char *gold, const char *predicted, const char *layer,
                         gm_status expected, const char *why)
{
    gm_failure failure;
    gm_buffer figures = {0};
    assert_int_equal(score(gold, predicted, layer, &figures, &failure), expected);
    if (!strstr(failure.message, why))
        fail_msg("\"%s\" says nothing of \"%s\"", failure.message, why);
    assert_string_equal(figures.ptr, "");
    gm_buffer_free(&figures);
}

static void test_every_layer_of_both_sides_is_scored(void **state)
{
    (void)state;
    assert_prints(
        DOCUMENT("a", TOKEN ", " ENTITY ", " QUOTE), DOCUMENT("a", QUOTE ", " TOKEN),
        NULL,
        "segmentation        precision  recall      F1    gold\n"
        "token                  100.00  100.00  100.00       1\n"
        "\n"
        "1 gold quotes, 1 predicted\n"
        "quote               precision  recall      F1    cue  source  speaker "
        "  type\n"
        "cover@0.3               100.0   100.0   100.0  100.0   100.0    100.0 "
        " 100.0\n"
        "cover@0.8               100.0   100.0   100.0  100.0   100.0    100.0 "
        " 100.0\n"
        "iou@0.5                 100.0   100.0   100.0  100.0   100.0    100.0 "
        " 100.0\n"
        "full@0.5                100.0   100.0   100.0\n"
        "recall of direct                100.0\n"
        "recall of mixed                   0.0\n"
        "recall of indirect                0.0\n"
        "iou@0.8                 100.0   100.0   100.0  100.0   100.0    100.0 "
        " 100.0\n");
}

/* "b" has no prediction, "c" no gold. */
static void test_documents_are_paired_by_id(void **state)
{
    (void)state;
    assert_prints(DOCUMENT("b", ENTITY) DOCUMENT("a", ENTITY),
                  DOCUMENT("c", ENTITY) DOCUMENT("a.txt", ENTITY), "entity",
                  "2 documents with entities\n"
                  "entity              precision  recall      F1    gold\n"
                  "micro                   100.0    50.0    66.7       2\n"
                  "span only               100.0    50.0    66.7       2\n"
                  "Event                   100.0    50.0    66.7       2\n");
}

#define OUI "1\tOui\t_\t_\t_\t_\t_\t_\t_\t_\n\n"

static void test_a_treebank_is_paired_with_the_only_document(void **state)
{
    (void)state;
    assert_prints(OUI, DOCUMENT("whatever", TOKEN), "token",
                  "segmentation        precision  recall      F1    gold\n"
                  "token                  100.00  100.00  100.00       1\n");
    assert_fails(OUI, DOCUMENT("a", TOKEN) DOCUMENT("b", TOKEN), NULL, GM_INPUT,
                 "several documents");
}

static void test_a_layer_that_is_asked_for_and_not_predicted_is_all_missed(void **state)
{
    (void)state;
    assert_prints(DOCUMENT("a", TOKEN), DOCUMENT("a", ENTITY), "token",
                  "segmentation        precision  recall      F1    gold\n"
                  "token                    0.00    0.00    0.00       1\n");
}

static void test_errors(void **state)
{
    (void)state;
    static const char gold[] = DOCUMENT("a", TOKEN);
    assert_fails(gold, gold, "stem", GM_CONFIG, "layer \"stem\" has no measure");
    assert_fails(gold, gold, "quote", GM_CONFIG, "no document with the layer quote");
    assert_fails(gold, DOCUMENT("a", QUOTE), NULL, GM_CONFIG, "no layer in common");
    assert_fails(gold, DOCUMENT("a", TOKEN) DOCUMENT("a.txt", TOKEN), NULL, GM_INPUT,
                 "two documents \"a\"");
    assert_fails(DOCUMENT("a", TOKEN) DOCUMENT("a", TOKEN), gold, NULL, GM_INPUT,
                 "two documents \"a\"");
    assert_fails(gold, "{\"id\": \"a\", \"text\": \"Non\"}\n", NULL, GM_INPUT,
                 "document \"a\"");
    assert_fails(gold, "{\n", NULL, GM_INPUT, "score-predicted.jsonl:1");
    gm_failure failure;
    gm_failure_init(&failure);
    assert_int_equal(gm_score_files(GM_BINARY_DIR "/none.conllu", PREDICTED, NULL,
                                    stderr, &failure.error),
                     GM_CONFIG);
}

RUN_TESTS(TEST(test_every_layer_of_both_sides_is_scored),
          TEST(test_documents_are_paired_by_id),
          TEST(test_a_treebank_is_paired_with_the_only_document),
          TEST(test_a_layer_that_is_asked_for_and_not_predicted_is_all_missed),
          TEST(test_errors))
