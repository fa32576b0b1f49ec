/* Every allocation of reading a document may fail, and
 * nothing leaks.  The tables are small ones of the tests, to keep the many runs short.
 */
#include "base/error.h"
#include "failing.h"
#include "marked_text.h"
#include "stage_run.h"

#include <string.h>

#define TABLES GM_SOURCE_DIR "/tests/plugins/quotes/tables/"

extern const gm_stage gm_entry_tokenize, gm_entry_people;

static const stage_setting settings[] = {{"people", "verbs", TABLES "verbs.tsv"},
                                         {"people", "words", TABLES "words.tsv"},
                                         {"people", "nouns", TABLES "nouns.tsv"},
                                         {"people", "names", TABLES "names.tsv"},
                                         {"people", "more-names", TABLES "names.tsv"},
                                         {0}};

static const char marked[] =
    "Le maire [P Anne Roux] dort. [P Paul Sand], dit [P Zed], rit. [O Adobe Systems] "
    "([O ABC]) vend. Elle dit que Roux, directrice, dort.";

/* A run of its own, in which the n-th allocation of the document's reading fails;
 * returns whether there was one. */
static bool read_failing(size_t n, const gm_buffer *plain)
{
    static const gm_stage *const stages[] = {&gm_entry_tokenize, &marked_entities,
                                             &gm_entry_people};
    gm_failure why;
    size_t before = failing_live();
    stage_run *run = stage_run_open_with(stages, 3, settings);
    gm_failure_init(&why);
    failing_after(n);
    gm_status status = stage_run_try(run, plain->ptr, plain->len, &why);
    bool failed = failing_off();
    assert_int_equal(status, failed ? GM_NOMEM : GM_OK);
    assert_int_equal(stage_run_try(run, plain->ptr, plain->len, &why), GM_OK);
    stage_run_close(run);
    assert_int_equal(failing_live(), before);
    return failed;
}

static void test_reading(void **state)
{
    (void)state;
    gm_buffer plain = {0};
    marked_text_set((gm_text){marked, sizeof marked - 1}, &plain);
    size_t n = 1;
    while (read_failing(n, &plain))
        n++;
    assert_true(n > 10);
    gm_buffer_free(&plain);
}

RUN_TESTS(TEST(test_reading))
