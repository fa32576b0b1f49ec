/* The stage as a whole: odd documents, equal results, and time linear in the text. */
#include "marked_text.h"
#include "stage_run.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

extern const gm_stage gm_entry_tokenize, gm_entry_quotes;

static const gm_stage *const stages[] = {&gm_entry_tokenize, &marked_entities,
                                         &gm_entry_quotes};

static stage_run *open_run(void)
{
    gm_buffer none = {0};
    marked_text_set((gm_text){"", 0}, &none);
    return stage_run_open(stages, 3);
}

static void test_documents_without_words(void **state)
{
    (void)state;
    stage_run *run = open_run();
    static const char *const texts[] = {"",   " ",     "«",      "»",  "« »",
                                        "\"", "—",     ",",      ".",  "« « « » » »",
                                        "a",  "selon", "dit-il", "« ,"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(rows_of(stage_run_string(run, texts[i]), "quote"), 0);
    stage_run_close(run);
}

static void test_a_worker_forgets_the_document_before(void **state)
{
    (void)state;
    stage_run *run = open_run();
    static const char text[] = "« Oui », a dit Anne Roux. Elle ajoute que c'est bien.";
    stage_run_string(run, text);
    gm_text first = stage_run_json(run);
    char *kept = malloc(first.len + 1);
    assert_non_null(kept);
    memcpy(kept, first.ptr, first.len);
    kept[first.len] = 0;
    stage_run_string(run, "Selon le maire, « il pleut ». Il dénonce « une honte ».");
    stage_run_string(run, text);
    assert_text(stage_run_json(run), kept);
    free(kept);
    stage_run_close(run);
}

static void test_min_score_leaves_quotes_out(void **state)
{
    (void)state;
    const stage_setting settings[] = {{"quotes", "min-score", "1"}, {0}};
    stage_run *run = stage_run_open_with(stages, 3, settings);
    const gm_document *document =
        stage_run_string(run, "Le maire dit que tout va bien.");
    assert_int_equal(rows_of(document, "quote"), 0);
    stage_run_close(run);
}

/* Seconds for `times` copies of `piece` in one document. */
static double seconds_of(stage_run *run, const char *piece, size_t times)
{
    size_t len = strlen(piece);
    char *text = malloc(len * times);
    assert_non_null(text);
    for (size_t i = 0; i < times; i++)
        memcpy(text + i * len, piece, len);
    clock_t begin = clock();
    stage_run_text(run, text, len * times);
    clock_t end = clock();
    free(text);
    return (double)(end - begin) / CLOCKS_PER_SEC;
}

/* Eight times the text takes eight times as long, not sixty-four: sixteen is allowed,
 * for a busy machine; a text that takes no time at all proves nothing and passes. */
static void check_linear(const char *piece, size_t times)
{
    stage_run *run = open_run();
    seconds_of(run, piece, times / 8);
    double small = seconds_of(run, piece, times / 8),
           large = seconds_of(run, piece, times);
    stage_run_close(run);
    if (large > 0.2 && large > 24 * small)
        fail_msg("%g s for %zu times, %g s for an eighth", large, times, small);
}

static void test_unclosed_marks_take_linear_time(void **state)
{
    (void)state;
    check_linear("« a ", 100000);
    check_linear("\"a ", 100000);
    check_linear("« a \" b “ ", 40000);
    check_linear("« a\n", 100000);
}

static void test_long_sentences_take_linear_time(void **state)
{
    (void)state;
    check_linear("il dit que le maire, selon Anne Roux, affirme que ", 20000);
    check_linear("« Oui », dit-il, ", 20000);
    check_linear("selon le maire ", 40000);
    check_linear("et le pont de la ville de ", 40000);
    check_linear("« oui » ", 60000);
    check_linear(", a dit ", 60000);
    check_linear("Le maire dit « oui ». Elle le nie. ", 10000);
}

RUN_TESTS(TEST(test_documents_without_words),
          TEST(test_a_worker_forgets_the_document_before),
          TEST(test_min_score_leaves_quotes_out),
          TEST(test_unclosed_marks_take_linear_time),
          TEST(test_long_sentences_take_linear_time))
