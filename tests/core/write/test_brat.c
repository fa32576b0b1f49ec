/* A folder for brat: lines, spans over several lines, names of files, going on. */
#include "write/brat.h"

#include "failing.h"
#include "folder.h"
#include "written.h"

static gm_buffer bytes_of(const folder *folder, const char *name)
{
    gm_failure failure;
    gm_buffer bytes = {0};
    gm_failure_init(&failure);
    if (gm_buffer_read_file(&bytes, folder_path(folder, name), &failure.error) != GM_OK)
        fail_msg("%s", failure.message);
    gm_buffer_put(&bytes, '\0');
    return bytes;
}

static void assert_file(const folder *folder, const char *name, const char *expected)
{
    gm_buffer bytes = bytes_of(folder, name);
    assert_string_equal(bytes.ptr, expected);
    gm_buffer_free(&bytes);
}

static void assert_in_file(const folder *folder, const char *name, const char *part)
{
    gm_buffer bytes = bytes_of(folder, name);
    assert_non_null(strstr(bytes.ptr, part));
    gm_buffer_free(&bytes);
}

/* Writes documents of lines into the folder; returns what was said. */
static gm_buffer write_lines(const folder *folder, const char *const *lines,
                             uint32_t count, const char *state)
{
    gm_document *documents[8];
    written all = {.path = folder_path(folder, "out"), .state = state};
    for (uint32_t i = 0; i < count; i++)
        documents[i] = read_good_line(lines[i], GM_IMPORT_LAYERS);
    write_good(&gm_brat_writer, (const gm_document *const *)documents, count, &all);
    for (uint32_t i = 0; i < count; i++)
        gm_document_free(documents[i]);
    gm_buffer notes = all.notes;
    all.notes = (gm_buffer){0};
    written_free(&all);
    return notes;
}

#define SPOKEN                                                                         \
    "{\"id\":\"d\",\"text\":\"é Oui, dit\\nÈve, non\",\"layers\":{\"entity\":[{"     \
    "\"begin\":11,\"end\":14,\"type\":\"Person\"}],\"quote\":[{\"type\":\"direct\","   \
    "\"content\":[[2,5],[16,19]],\"cue\":[7,10],\"source\":[11,14],\"speaker\":"       \
    "\"Ève\\nRoux\",\"kind\":\"person\"}]}}"

static void test_a_quote_is_a_span_with_relations(void **state)
{
    (void)state;
    folder folder = folder_new();
    gm_buffer notes = write_lines(&folder, (const char *[]){SPOKEN}, 1, NULL);
    assert_string_equal(notes.ptr, "brat has no place for \"entity.score\", "
                                   "\"quote.score\": use jsonl for all there is\n");
    assert_file(&folder, "out/d.txt", "é Oui, dit\nÈve, non");
    assert_file(&folder, "out/d.ann",
                "T1\tPerson 11 14\tÈve\n"
                "T2\tQuote-direct 2 5;16 19\tOui non\n"
                "T3\tCue 7 10\tdit\nR1\tCue Arg1:T2 Arg2:T3\n"
                "T4\tSource 11 14\tÈve\nR2\tSource Arg1:T2 Arg2:T4\n"
                "A1\tKind T2 person\n#1\tAnnotatorNotes T2\tÈve Roux\n");
    assert_in_file(&folder, "out/annotation.conf", "[entities]\nPerson\nLocation\n");
    assert_in_file(&folder, "out/annotation.conf", "!Quote\n\tQuote-direct\n");
    assert_in_file(&folder, "out/visual.conf", "SPAN_DEFAULT\t");
    gm_buffer_free(&notes);
    folder_remove(&folder);
}

static void test_a_span_is_parted_where_a_line_ends(void **state)
{
    (void)state;
    folder folder = folder_new();
    gm_buffer notes = write_lines(
        &folder,
        (const char *[]){
            "{\"id\":\"d\",\"text\":\"a\\r\\n\\nb\\tc\\u2028d\",\"layers\":{"
            "\"entity\":[{\"begin\":0,\"end\":9,\"type\":\"X\"},{\"begin\":"
            "1,\"end\":4,\"type\":\"Y\"}]}}"},
        1, NULL);
    assert_file(&folder, "out/d.ann", "T1\tX 0 1;4 5;6 7;8 9\ta b c d\n");
    gm_buffer_free(&notes);
    folder_remove(&folder);
}

static void test_types_that_brat_does_not_know_are_told_to_it(void **state)
{
    (void)state;
    folder folder = folder_new();
    gm_buffer notes = write_lines(
        &folder,
        (const char *[]){"{\"id\":\"d\",\"text\":\"ab\",\"layers\":{\"entity\":[{"
                         "\"begin\":0,\"end\":2,\"type\":\"Parti élu\"}],\"quote\":[{"
                         "\"type\":\"free\",\"content\":[[0,2]]}]}}"},
        1, NULL);
    assert_file(&folder, "out/d.ann",
                "T1\tParti__lu 0 2\tab\nT2\tQuote-free 0 2\tab\n");
    assert_in_file(&folder, "out/annotation.conf", "\nProduct\nParti__lu\n!Quote\n");
    assert_in_file(&folder, "out/annotation.conf", "\tQuote-free\nCue\n");
    assert_non_null(strstr(notes.ptr, "brat: a type has ASCII letters"));
    gm_buffer_free(&notes);
    folder_remove(&folder);
}

/* ---- Names ------------------------------------------------------------------- */

#define NAMED(id) "{\"id\":\"" id "\",\"text\":\"" id "\"}"

static void test_ids_become_names_that_stay_in_the_folder(void **state)
{
    (void)state;
    folder folder = folder_new();
    gm_buffer notes = write_lines(&folder,
                                  (const char *[]){NAMED("a/b"), NAMED("../x"),
                                                   NAMED("/y"), NAMED(""), NAMED("A/b"),
                                                   NAMED("a/b"), NAMED("a.txt/c")},
                                  7, NULL);
    assert_file(&folder, "out/a/b.txt", "a/b");
    assert_file(&folder, "out/_../x.txt", "../x");
    assert_file(&folder, "out/_/y.txt", "/y");
    assert_file(&folder, "out/_.txt", "");
    assert_file(&folder, "out/A/b-2.txt", "A/b");
    assert_file(&folder, "out/a/b-3.txt", "a/b");
    assert_file(&folder, "out/a.txt_/c.txt", "a.txt/c");
    assert_string_equal(notes.ptr, "brat: the document \"../x\" is in \"_../x\", for "
                                   "files cannot all be called as the ids are\n");
    gm_buffer_free(&notes);
    folder_remove(&folder);
}

static void test_a_long_id_is_cut_between_characters(void **state)
{
    char line[1024];
    (void)state;
    folder folder = folder_new();
    strcpy(line, "{\"text\":\"x\",\"id\":\"a");
    for (int i = 0; i < 120; i++)
        strcat(line, "é");
    strcat(line, "\"}");
    gm_buffer notes = write_lines(&folder, (const char *[]){line}, 1, NULL);
    char name[1024] = "out/a";
    for (int i = 0; i < 99; i++)
        strcat(name, "é");
    strcat(name, ".txt");
    assert_file(&folder, name, "x");
    gm_buffer_free(&notes);
    folder_remove(&folder);
}

static void test_going_on_replaces_the_same_document_alone(void **state)
{
    (void)state;
    folder folder = folder_new();
    gm_buffer first = write_lines(&folder, (const char *[]){NAMED("a")}, 1, NULL);
    gm_buffer more = write_lines(
        &folder, (const char *[]){NAMED("a"), "{\"id\":\"a\",\"text\":\"other\"}"}, 2,
        "Person Parti Quote-direct");
    assert_file(&folder, "out/a.txt", "a");
    assert_file(&folder, "out/a-2.txt", "other");
    assert_in_file(&folder, "out/annotation.conf", "\nParti\n");
    gm_buffer_free(&first);
    gm_buffer_free(&more);
    folder_remove(&folder);
}

/* ---- Failures ---------------------------------------------------------------- */

static void test_a_file_is_no_folder(void **state)
{
    (void)state;
    folder folder = folder_new();
    gm_failure failure;
    folder_write(&folder, "out", "x");
    written all = {.path = folder_path(&folder, "out")};
    assert_int_equal(try_write(&gm_brat_writer, NULL, 0, &all, &failure), GM_CONFIG);
    assert_non_null(strstr(failure.message, "out\" for brat: Not a directory"));
    written_free(&all);
    folder_remove(&folder);
}

typedef struct trial {
    const gm_document *documents[2];
    const char *path;
} trial;

static gm_status write_once(void *who)
{
    const trial *trial = who;
    written all = {.path = trial->path, .state = "Person"};
    gm_failure failure;
    gm_status status = try_write(&gm_brat_writer, trial->documents, 2, &all, &failure);
    written_free(&all);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    folder folder = folder_new();
    gm_document *spoken = read_good_line(SPOKEN, GM_IMPORT_LAYERS);
    gm_document *named = read_good_line(NAMED("../a"), GM_IMPORT_LAYERS);
    char path[1100];
    snprintf(path, sizeof path, "%s", folder_path(&folder, "out"));
    trial trial = {{spoken, named}, path};
    assert_int_equal(write_once(&trial), GM_OK);
    failing_every_allocation(write_once, &trial);
    gm_document_free(spoken);
    gm_document_free(named);
    folder_remove(&folder);
}

RUN_TESTS(TEST(test_a_quote_is_a_span_with_relations),
          TEST(test_a_span_is_parted_where_a_line_ends),
          TEST(test_types_that_brat_does_not_know_are_told_to_it),
          TEST(test_ids_become_names_that_stay_in_the_folder),
          TEST(test_a_long_id_is_cut_between_characters),
          TEST(test_going_on_replaces_the_same_document_alone),
          TEST(test_a_file_is_no_folder), TEST(test_every_allocation_may_fail))
