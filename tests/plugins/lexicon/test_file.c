/* Files of terms: what is refused, with place and mend, and what is not. */
#include "expect.h"
#include "folder.h"
#include "stage_run.h"

#include <stdlib.h>
#include <string.h>

extern const gm_stage gm_entry_tokenize, gm_entry_stem, gm_entry_lexicon;

static const gm_stage *const stages[] = {&gm_entry_tokenize, &gm_entry_stem,
                                         &gm_entry_lexicon};

static gm_status open_terms(const folder *folder, const char *match, stage_run **run,
                            gm_failure *why)
{
    stage_setting settings[] = {{"lexicon", "file", folder_path(folder, "t.tsv")},
                                {"lexicon", "match", match},
                                {0}};
    gm_failure_init(why);
    return stage_run_try_open(stages, 3, settings, run, why);
}

/* `message` is what stands behind the path of the file. */
static void assert_refused(const char *content, size_t len, const char *message)
{
    folder folder = folder_new();
    stage_run *run = NULL;
    gm_failure why;
    folder_write_bytes(&folder, "t.tsv", content, len);
    assert_int_equal(open_terms(&folder, "folded", &run, &why), GM_MODEL);
    const char *path = folder_path(&folder, "t.tsv");
    assert_memory_equal(why.message, path, strlen(path));
    assert_string_equal(why.message + strlen(path), message);
    folder_remove(&folder);
}

#define ASSERT_REFUSED(content, message)                                               \
    assert_refused(content, sizeof content - 1, message)

static void test_lines_that_are_no_terms(void **state)
{
    (void)state;
    ASSERT_REFUSED("PS\tparty\nVerts\n",
                   ":2: \"Verts\" has no tab: write the term, a tab and its type");
    ASSERT_REFUSED("# remark\n\n\tparty\n",
                   ":3: \"\tparty\" has no term before the tab: write one, or take the "
                   "line out");
    ASSERT_REFUSED("PS\t \nVerts\tparty",
                   ":1: \"PS\t\" has no type behind the tab: write one, or take the "
                   "line out");
    ASSERT_REFUSED("PS\tparty\tleft\n",
                   ":1: \"PS\tparty\tleft\" has more than one tab: write the term, a "
                   "tab and its type, no more");
}

static void test_texts_that_are_none(void **state)
{
    (void)state;
    ASSERT_REFUSED("PS\tparty\nNo\xEBl\tfeast\n",
                   ":2: the line is not UTF-8: save it as UTF-8");
    ASSERT_REFUSED("PS\tparty\n\xC2\xA0\tblank\n",
                   ":2: the term has no visible character: write one, or take the line "
                   "out");
}

static void test_a_term_of_two_types(void **state)
{
    (void)state;
    ASSERT_REFUSED("Or\tmetal\nPS\tparty\nOr\tword\n",
                   ":3: \"Or\" is \"word\" here and \"metal\" in line 1: take one of "
                   "the two lines out");
}

/* Sixty-four words are a term, sixty-five are none. */
static void test_a_term_that_never_ends(void **state)
{
    (void)state;
    enum { WORDS = 65 };
    static const char ending[] = ".\tlong\n";
    char content[2 * WORDS + sizeof ending];
    for (size_t i = 0; i < WORDS; i++)
        memcpy(content + 2 * i, "n ", 2);
    memcpy(content + 2 * WORDS - 3, ending, sizeof ending);
    assert_refused(
        content, strlen(content),
        ":1: \"n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n \" "
        "has 65 words and marks, and a term at most 64: shorten it");
}

static void test_a_file_that_is_none(void **state)
{
    (void)state;
    folder folder = folder_new();
    stage_run *run = NULL;
    gm_failure why;
    folder_write(&folder, "t.tsv/inside", "");
    assert_int_equal(open_terms(&folder, "folded", &run, &why), GM_MODEL);
    assert_non_null(strstr(why.message, "t.tsv\": Is a directory"));
    folder_remove(&folder);
}

static stage_run *open_well(const folder *folder, const char *match)
{
    stage_run *run = NULL;
    gm_failure why;
    if (open_terms(folder, match, &run, &why) != GM_OK)
        fail_msg("refused: %s", why.message);
    return run;
}

static void test_marks_and_line_ends_of_other_systems(void **state)
{
    (void)state;
    folder folder = folder_new();
    folder_write(&folder, "t.tsv",
                 "\xEF\xBB\xBF# remark\r\nPS\tparty\r\n\r\n Verts \t the greens ");
    stage_run *run = open_well(&folder, "folded");
    const gm_document *document = stage_run_string(run, "PS, Verts");
    assert_int_equal(rows_of(document, "term"), 2);
    assert_text(symbol_of(document, "term.type", 0), "party");
    assert_text(symbol_of(document, "term.type", 1), "the greens");
    assert_text(symbol_of(document, "term.entry", 1), "Verts");
    stage_run_close(run);
    folder_remove(&folder);
}

static void test_no_terms_at_all(void **state)
{
    (void)state;
    static const char *const contents[] = {"", "\n", "# none", "\xEF\xBB\xBF"};
    for (size_t i = 0; i < sizeof contents / sizeof *contents; i++) {
        folder folder = folder_new();
        folder_write(&folder, "t.tsv", contents[i]);
        stage_run *run = open_well(&folder, "folded");
        assert_int_equal(rows_of(stage_run_string(run, "PS, Verts"), "term"), 0);
        stage_run_close(run);
        folder_remove(&folder);
    }
}

/* What is one term by folding alone is a matter of the option, not of the file. */
static void test_of_terms_that_meet_the_first_counts(void **state)
{
    (void)state;
    folder folder = folder_new();
    folder_write(&folder, "t.tsv", "Or\tmetal\nor\tword\nOr\tmetal\nOR\tmetal\n");
    stage_run *run = open_well(&folder, "folded");
    const gm_document *document = stage_run_string(run, "Or or");
    assert_text(symbol_of(document, "term.type", 0), "metal");
    assert_text(symbol_of(document, "term.type", 1), "metal");
    assert_text(symbol_of(document, "term.entry", 1), "Or");
    stage_run_close(run);
    run = open_well(&folder, "surface");
    document = stage_run_string(run, "Or or");
    assert_text(symbol_of(document, "term.type", 0), "metal");
    assert_text(symbol_of(document, "term.type", 1), "word");
    stage_run_close(run);
    folder_remove(&folder);
}

RUN_TESTS(TEST(test_lines_that_are_no_terms), TEST(test_texts_that_are_none),
          TEST(test_a_term_of_two_types), TEST(test_a_term_that_never_ends),
          TEST(test_a_file_that_is_none),
          TEST(test_marks_and_line_ends_of_other_systems), TEST(test_no_terms_at_all),
          TEST(test_of_terms_that_meet_the_first_counts))
