/* The table of abbreviations: what a file may say, and what is refused. */
#include "abbreviations.h"
#include "expect.h"
#include "folder.h"
#include "stage_run.h"

#include <stdio.h>
#include <string.h>

extern const gm_stage gm_entry_tokenize;

static gm_status read_string(const char *content, abbreviations **table,
                             gm_failure *why)
{
    folder place = folder_new();
    folder_write(&place, "abbreviations.txt", content);
    gm_failure_init(why);
    gm_status status = read_abbreviations(folder_path(&place, "abbreviations.txt"),
                                          table, &why->error);
    folder_remove(&place);
    return status;
}

static void assert_class(const abbreviations *table, const char *entry,
                         abbreviation_class class)
{
    assert_int_equal(find_abbreviation(table, entry, (uint32_t)strlen(entry)), class);
}

static void test_every_class_is_read(void **state)
{
    (void)state;
    abbreviations *table;
    gm_failure why;
    assert_int_equal(read_string("# remark\n\ntitle M. Dr.\nnumber p. # pages\r\n"
                                 "\tinner cf.\nfinal etc.\neither J.-C.",
                                 &table, &why),
                     GM_OK);
    assert_class(table, "M.", ABBREVIATION_TITLE);
    assert_class(table, "Dr.", ABBREVIATION_TITLE);
    assert_class(table, "p.", ABBREVIATION_NUMBER);
    assert_class(table, "cf.", ABBREVIATION_INNER);
    assert_class(table, "etc.", ABBREVIATION_FINAL);
    assert_class(table, "J.-C.", ABBREVIATION_EITHER);
    assert_class(table, "m.", ABBREVIATION_NONE);
    assert_class(table, "pages", ABBREVIATION_NONE);
    assert_class(table, "", ABBREVIATION_NONE);
    free_abbreviations(table);
}

static void test_table_grows(void **state)
{
    (void)state;
    static char content[40000];
    size_t used = 0;
    for (unsigned i = 0; i < 3000; i++)
        used += (size_t)snprintf(content + used, sizeof content - used,
                                 i % 100 ? " a%u." : "\ninner a%u.", i);
    abbreviations *table;
    gm_failure why;
    assert_int_equal(read_string(content, &table, &why), GM_OK);
    for (unsigned i = 0; i < 3000; i++) {
        char entry[16];
        snprintf(entry, sizeof entry, "a%u.", i);
        assert_class(table, entry, ABBREVIATION_INNER);
    }
    free_abbreviations(table);
}

/* The message without the folder of the test before it. */
static void assert_refused(const char *content, const char *message)
{
    abbreviations *table;
    gm_failure why;
    assert_int_equal(read_string(content, &table, &why), GM_MODEL);
    const char *name = strstr(why.message, "abbreviations.txt:");
    assert_non_null(name);
    assert_string_equal(name, message);
}

static void test_damaged_files_are_refused(void **state)
{
    (void)state;
    assert_refused("titel M.\n",
                   "abbreviations.txt:1: no class \"titel\"; a line begins with title, "
                   "number, inner, final or either");
    assert_refused("\ntitle M. Dr\n",
                   "abbreviations.txt:2: \"Dr\" is no abbreviation: it must end with a "
                   "full stop and have at most 24 bytes");
    assert_refused(
        "final abcdefghijklmnopqrstuvwxyz.\n",
        "abbreviations.txt:1: \"abcdefghijklmnopqrstuvwxyz.\" is no "
        "abbreviation: it must end with a full stop and have at most 24 bytes");
}

static void test_a_missing_file_is_refused(void **state)
{
    (void)state;
    abbreviations *table;
    gm_failure why;
    gm_failure_init(&why);
    assert_failure(read_abbreviations("/nowhere/a.txt", &table, &why.error), why,
                   GM_MODEL,
                   "cannot read \"/nowhere/a.txt\": No such file or directory");
}

/* A pipeline may give the stage another table. */
static void test_the_option_names_the_table(void **state)
{
    (void)state;
    folder place = folder_new();
    folder_write(&place, "own.txt", "inner blabla.\n");
    const stage_setting settings[] = {
        {"tokenize", "abbreviations", folder_path(&place, "own.txt")}, {0}};
    const gm_stage *const stages[] = {&gm_entry_tokenize};
    stage_run *run = stage_run_open_with(stages, 1, settings);
    const gm_document *document = stage_run_string(run, "blabla. Un etc. Deux");
    assert_text(text_of(document, "token", 0), "blabla.");
    assert_text(text_of(document, "token", 2), "etc");
    stage_run_close(run);
    folder_remove(&place);
}

RUN_TESTS(TEST(test_every_class_is_read), TEST(test_table_grows),
          TEST(test_damaged_files_are_refused), TEST(test_a_missing_file_is_refused),
          TEST(test_the_option_names_the_table))
