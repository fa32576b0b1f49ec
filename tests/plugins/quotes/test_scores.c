/* The table of scores, what it makes of the traits of a quote, and which traits the
 * quotes of a document have. */
#include "base/error.h"
#include "marked_text.h"
#include "scores.h"
#include "stage_run.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define TABLE GM_SOURCE_DIR "/tests/plugins/quotes/tables/scores.tsv"

extern const gm_stage gm_entry_tokenize, gm_entry_quotes;

/* Loads a table of this content; returns the status, and the message in *why. */
static gm_status load(const char *content, scores *out, gm_failure *why)
{
    char path[] = "quotes-scores-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, content, strlen(content)), strlen(content));
    close(file);
    gm_failure_init(why);
    gm_status status = scores_load(path, out, &why->error);
    unlink(path);
    return status;
}

static void refuse(const char *content, const char *expected)
{
    gm_failure why;
    scores ignored;
    assert_int_equal(load(content, &ignored, &why), GM_MODEL);
    if (!strstr(why.message, expected))
        fail_msg("\"%s\" does not say \"%s\"", why.message, expected);
}

static void test_a_damaged_line_is_named(void **state)
{
    (void)state;
    refuse("# remark\n\nbias\t1\ncolour\t1\n",
           ":4: no trait of a quote is called \"colour");
    refuse("why=guess\t1\n", ":1: no trait of a quote is called \"why=guess\"");
    refuse("why\t1\n", ":1: no trait of a quote is called \"why\"");
    refuse("bias\t1\nbias\t2\n", ":2: a second weight for \"bias\"");
    static const char *const numbers[] = {
        "bias",     "bias\t",      "bias\t-",   "bias\t1.",
        "bias\t.5", "bias\t1.2.3", "bias\t1e3", "bias\t1\t2",
        "bias\t+1", "bias\tnan",   "bias\t1 ",  "bias\t1234567890123"};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        refuse(numbers[i], ":1: expected a trait, a tab and a number, found \"bias");
}

static void test_a_missing_table_is_named(void **state)
{
    (void)state;
    gm_failure why;
    scores ignored;
    gm_failure_init(&why);
    assert_int_equal(scores_load("/nonexistent/scores.tsv", &ignored, &why.error),
                     GM_MODEL);
    assert_non_null(strstr(why.message, "/nonexistent/scores.tsv"));
}

static void assert_near(double found, double expected)
{
    if (fabs(found - expected) > 1e-6)
        fail_msg("%g, expected %g", found, expected);
}

static void test_weights_are_read_as_they_stand(void **state)
{
    (void)state;
    gm_failure why;
    scores s;
    assert_int_equal(load("bias\t-0.25\r\nwhy=alone\t12\ncomma\t0.125", &s, &why),
                     GM_OK);
    assert_near(s.weights[TRAIT_BIAS], -0.25);
    assert_near(s.weights[TRAIT_WHY + RULE_ALONE], 12);
    assert_near(s.weights[TRAIT_COMMA], 0.125);
    assert_near(s.weights[TRAIT_BROKEN], 0);
}

static void test_a_score_is_the_logistic_of_the_sum(void **state)
{
    (void)state;
    scores s = {{0}};
    s.weights[TRAIT_BIAS] = 1.5;
    s.weights[TRAIT_COMMA] = -0.5;
    traits held = {{TRAIT_BIAS, TRAIT_COMMA, TRAIT_BROKEN}, 3};
    assert_near(score_of(&s, &held), 0.731058579);
    held.count = 0;
    assert_near(score_of(&s, &held), 0.5);
    s.weights[TRAIT_BIAS] = -1000;
    assert_near(score_of(&s, &(traits){{TRAIT_BIAS}, 1}), 0);
}

/* The score of the one quote of `text`, by the small table. */
static double score_in(const char *text)
{
    static const gm_stage *const stages[] = {&gm_entry_tokenize, &marked_entities,
                                             &gm_entry_quotes};
    static const stage_setting settings[] = {{"quotes", "scores", TABLE}, {0}};
    gm_buffer none = {0};
    marked_text_set((gm_text){"", 0}, &none);
    stage_run *run = stage_run_open_with(stages, 3, settings);
    const gm_table *quotes = gm_document_table(stage_run_string(run, text), "quote");
    assert_int_equal(quotes->rows, 1);
    double score = (double)*(const float *)gm_table_column(quotes, "score")->cells;
    stage_run_close(run);
    return score;
}

static void test_a_quote_is_scored_by_its_traits(void **state)
{
    (void)state;
    const double few_words = 0.777299861 /* 1 + 0.25 */, more = 0.731058579 /* 1 */,
                 of_scope = 0.679178699 /* 1 - 0.5 + 0.25 */,
                 with_comma = 0.320821301 /* 1 + 0.25 - 2 */;
    assert_near(score_in("Le maire dit que tout va bien."), few_words);
    assert_near(score_in("Le maire dit que tout va vraiment bien ici."), more);
    assert_near(score_in("Selon le maire, tout va bien."), of_scope);
    assert_near(score_in("Le maire dit : « Oui, tout va bien. »"), with_comma);
}

RUN_TESTS(TEST(test_a_damaged_line_is_named), TEST(test_a_missing_table_is_named),
          TEST(test_weights_are_read_as_they_stand),
          TEST(test_a_score_is_the_logistic_of_the_sum),
          TEST(test_a_quote_is_scored_by_its_traits))
