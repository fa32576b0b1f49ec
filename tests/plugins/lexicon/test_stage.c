/* The stage over documents: odd ones, large ones, again and again. */
#include "folder.h"
#include "stage_run.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

extern const gm_stage gm_entry_tokenize, gm_entry_stem, gm_entry_lexicon;

static const gm_stage *const stages[] = {&gm_entry_tokenize, &gm_entry_stem,
                                         &gm_entry_lexicon};

static stage_run *open_terms(const char *terms, const stage_setting *setting)
{
    folder folder = folder_new();
    folder_write(&folder, "t.tsv", terms);
    stage_setting settings[] = {
        {"lexicon", "file", folder_path(&folder, "t.tsv")}, *setting, {0}};
    stage_run *run = stage_run_open_with(stages, 3, settings);
    folder_remove(&folder); /* all is read when open() returns */
    return run;
}

static const stage_setting none = {0};

static void test_documents_without_terms(void **state)
{
    (void)state;
    static const char *const texts[] = {"", " ", "\n\n", ".", "Le", "Le Parti", "PSG"};
    stage_run *run = open_terms("PS\tparty\nLe Parti socialiste\tparty\n", &none);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(rows_of(stage_run_string(run, texts[i]), "term"), 0);
    stage_run_close(run);
}

static void test_a_document_that_is_a_term(void **state)
{
    (void)state;
    stage_run *run = open_terms("PS\tparty\n", &none);
    const gm_document *document = stage_run_string(run, "PS");
    assert_int_equal(rows_of(document, "term"), 1);
    assert_text(text_of(document, "term", 0), "PS");
    stage_run_close(run);
}

static char *copy_json(stage_run *run, const char *text)
{
    stage_run_string(run, text);
    gm_text json = stage_run_json(run);
    char *copy = calloc(1, json.len + 1);
    assert_non_null(copy);
    memcpy(copy, json.ptr, json.len);
    return copy;
}

static void test_two_workers_write_the_same_bytes(void **state)
{
    (void)state;
    static const char terms[] = "PS\tparty\nParti socialiste\tparty\nle\tword\n";
    static const char text[] = "Le PS est le Parti socialiste.";
    stage_run *used = open_terms(terms, &none), *fresh = open_terms(terms, &none);
    stage_run_string(used, "Parti\n\nle le PS, Parti socialiste le.");
    char *left = copy_json(used, text), *right = copy_json(fresh, text);
    assert_string_equal(left, right);
    free(left);
    free(right);
    stage_run_close(used);
    stage_run_close(fresh);
}

/* With the options of the tokenizer, terms are cut as texts are. */
static void test_terms_are_cut_as_the_options_say(void **state)
{
    (void)state;
    static const char terms[] = "vice-président\toffice\n";
    folder folder = folder_new();
    folder_write(&folder, "t.tsv", terms);
    stage_setting settings[] = {{"lexicon", "file", folder_path(&folder, "t.tsv")},
                                {"tokenize", "split-hyphens", "true"},
                                {"lexicon", "split-hyphens", "true"},
                                {0}};
    stage_run *run = stage_run_open_with(stages, 3, settings);
    assert_int_equal(rows_of(stage_run_string(run, "La vice-président"), "term"), 1);
    stage_run_close(run);
    folder_remove(&folder);
}

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

/* A long term that is begun at every token and never ends, and many short ones: eight
 * times the text takes eight times as long.  More is allowed, for a busy machine. */
static void test_the_time_is_linear(void **state)
{
    (void)state;
    static const char *const pieces[] = {"n ", "n\n", "PS ", "PS\n", "\n"};
    stage_run *run = open_terms("n n n n n n n n n n n n n n n n n n n n n n n n n n n "
                                "n n n n n n n n n n n n n x\tlong\nPS\tparty\n",
                                &none);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        seconds_of(run, pieces[i], 20000);
        double small = seconds_of(run, pieces[i], 20000);
        double large = seconds_of(run, pieces[i], 160000);
        if (large > 0.5 && large > 24 * small)
            fail_msg("%g s, %g s for an eighth of it", large, small);
    }
    stage_run_close(run);
}

RUN_TESTS(TEST(test_documents_without_terms), TEST(test_a_document_that_is_a_term),
          TEST(test_two_workers_write_the_same_bytes),
          TEST(test_terms_are_cut_as_the_options_say), TEST(test_the_time_is_linear))
