/* The stage over documents: what the program is told, and what becomes of its rows. */
#include "expect.h"
#include "folder.h"
#include "stage_run.h"

#include <stdlib.h>
#include <stdio.h>
#include <string.h>

extern const gm_stage gm_entry_tokenize, gm_entry_pipe;

static const gm_stage *const stages[] = {&gm_entry_tokenize, &gm_entry_pipe};

static stage_run *open_with(const char *command)
{
    const stage_setting settings[] = {
        {"pipe", "command", command}, {"pipe", "seconds", "20"}, {0}};
    return stage_run_open_with(stages, 2, settings);
}

static void assert_told(const char *text, size_t len, const char *expected)
{
    folder made = folder_new();
    char command[2048], line[1024];
    const char *path = folder_path(&made, "told");
    snprintf(command, sizeof command,
             "IFS= read -r line; printf '%%s' \"$line\" >'%s'; echo '{\"rows\":[]}'",
             path);
    stage_run *run = open_with(command);
    stage_run_text(run, text, len);
    stage_run_close(run);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    line[fread(line, 1, sizeof line - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(line, expected);
    folder_remove(&made);
}

static void test_what_the_program_is_told(void **state)
{
    (void)state;
    assert_told("", 0, "{\"text\":\"\",\"tokens\":[],\"sentences\":[]}");
    assert_told("Été là. \"Oui\\\"", 17,
                "{\"text\":\"Été là. \\\"Oui\\\\\\\"\",\"tokens\":[[0,3],[4,6],[6,7],"
                "[8,9],[9,12],[12,13],[13,14]],\"sentences\":[[0,7],[8,14]]}");
    assert_told("a\n\t\x1F\0z", 6,
                "{\"text\":\"a\\u000a\\u0009\\u001f\\u0000z\",\"tokens\":[[0,1],[5,6]],"
                "\"sentences\":[[0,1],[5,6]]}");
}

static void test_rows_become_a_layer(void **state)
{
    (void)state;
    stage_run *run =
        open_with("while read -r line; do echo '{\"rows\":["
                  "{\"begin\":4,\"end\":6,\"label\":\"place\",\"value\":\"\\u0000là\"},"
                  "{\"begin\":0,\"end\":3}]}'; done");
    const gm_document *document = stage_run_string(run, "Été là.");
    assert_int_equal(rows_of(document, "pipe"), 2);
    assert_text(text_of(document, "pipe", 0), "Été");
    assert_text(symbol_of(document, "pipe.label", 0), "");
    assert_text(text_of(document, "pipe", 1), "là");
    assert_text(symbol_of(document, "pipe.label", 1), "place");
    assert_int_equal(symbol_of(document, "pipe.value", 1).len, 4);
    stage_run_close(run);
}

/* Whoever has lost its place is not asked again. */
static void test_a_misreading_ends_the_program(void **state)
{
    (void)state;
    stage_run *run = open_with("read -r line; case $line in *bad*) echo oops ;; *) "
                               "echo '{\"rows\":[{\"begin\":0,\"end\":2}]}' ;; esac; "
                               "while read -r line; do echo '{\"rows\":[]}'; done");
    gm_failure why;
    assert_int_equal(stage_run_try(run, "bad", 3, &why), GM_INPUT);
    assert_non_null(strstr(why.message, "is no JSON"));
    assert_non_null(strstr(why.message, "it begins: oops"));
    assert_int_equal(rows_of(stage_run_string(run, "Oui."), "pipe"), 1);
    assert_int_equal(rows_of(stage_run_string(run, "Oui."), "pipe"), 0);
    stage_run_close(run);
}

static void test_an_error_leaves_the_program(void **state)
{
    (void)state;
    stage_run *run = open_with("read -r line; echo '{\"error\":\"too short\"}'; "
                               "while read -r line; do echo '{\"rows\":[]}'; done");
    gm_failure why;
    assert_int_equal(stage_run_try(run, "Oui.", 4, &why), GM_INPUT);
    assert_non_null(strstr(why.message, "the program says: too short"));
    assert_int_equal(rows_of(stage_run_string(run, "Oui."), "pipe"), 0);
    stage_run_close(run);
}

static void test_an_empty_command_is_refused(void **state)
{
    (void)state;
    static const stage_setting settings[] = {{"pipe", "command", ""}, {0}};
    stage_run *run;
    gm_failure why;
    gm_status status = stage_run_try_open(stages, 2, settings, &run, &why);
    assert_failure(status, why, GM_CONFIG,
                   "the option \"command\" is empty: write what /bin/sh is to run");
}

static void test_a_worker_without_documents_starts_nothing(void **state)
{
    (void)state;
    stage_run_close(open_with("exec sleep 1000"));
}

RUN_TESTS(TEST(test_what_the_program_is_told), TEST(test_rows_become_a_layer),
          TEST(test_a_misreading_ends_the_program),
          TEST(test_an_error_leaves_the_program),
          TEST(test_an_empty_command_is_refused),
          TEST(test_a_worker_without_documents_starts_nothing))
