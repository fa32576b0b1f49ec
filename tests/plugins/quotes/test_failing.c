/* Every allocation of loading the tables and of reading a document may fail, and
 * nothing leaks.  The tables are small ones of the tests, to keep the many runs short.
 */
#include "base/error.h"
#include "failing.h"
#include "lexicon.h"
#include "marked_text.h"
#include "scores.h"
#include "stage_run.h"

#include <string.h>

#define TABLES GM_SOURCE_DIR "/tests/plugins/quotes/tables/"

extern const gm_stage gm_entry_tokenize, gm_entry_quotes;

static gm_status load_once(void *who)
{
    (void)who;
    const lexicon_paths paths = {TABLES "verbs.tsv", TABLES "words.tsv",
                                 TABLES "nouns.tsv", TABLES "phrases.tsv",
                                 TABLES "names.tsv", NULL};
    gm_failure why;
    lexicon *words = NULL;
    gm_failure_init(&why);
    gm_status status = lexicon_load(&paths, &words, &why.error);
    lexicon_free(words);
    return status;
}

static void test_loading(void **state)
{
    (void)state;
    failing_every_allocation(load_once, NULL);
}

static gm_status load_scores_once(void *who)
{
    (void)who;
    gm_failure why;
    scores loaded;
    gm_failure_init(&why);
    return scores_load(TABLES "scores.tsv", &loaded, &why.error);
}

static void test_loading_scores(void **state)
{
    (void)state;
    failing_every_allocation(load_scores_once, NULL);
}

static const stage_setting settings[] = {{"quotes", "verbs", TABLES "verbs.tsv"},
                                         {"quotes", "words", TABLES "words.tsv"},
                                         {"quotes", "nouns", TABLES "nouns.tsv"},
                                         {"quotes", "phrases", TABLES "phrases.tsv"},
                                         {"quotes", "names", TABLES "names.tsv"},
                                         {"quotes", "more-names", TABLES "names.tsv"},
                                         {"quotes", "scores", TABLES "scores.tsv"},
                                         {0}};

static const char text[] = "« Le pont est fermé », a dit Anne. Paul dit que tout va "
                           "bien et dénonce « une honte ». Selon la police, il dort.\n"
                           "— Oui, dit le maire.\n— Non.";

/* A run of its own, in which the n-th allocation of the document's reading fails;
 * returns whether there was one. */
static bool read_failing(size_t n)
{
    static const gm_stage *const stages[] = {&gm_entry_tokenize, &marked_entities,
                                             &gm_entry_quotes};
    gm_failure why;
    size_t before = failing_live();
    stage_run *run = stage_run_open_with(stages, 3, settings);
    gm_failure_init(&why);
    failing_after(n);
    gm_status status = stage_run_try(run, text, strlen(text), &why);
    bool failed = failing_off();
    assert_int_equal(status, failed ? GM_NOMEM : GM_OK);
    assert_int_equal(stage_run_try(run, text, strlen(text), &why), GM_OK);
    stage_run_close(run);
    assert_int_equal(failing_live(), before);
    return failed;
}

static void test_reading(void **state)
{
    (void)state;
    gm_buffer none = {0};
    marked_text_set((gm_text){"", 0}, &none);
    size_t n = 1;
    while (read_failing(n))
        n++;
    assert_true(n > 10);
}

RUN_TESTS(TEST(test_loading), TEST(test_loading_scores), TEST(test_reading))
