/* Documents from files: which files, which ids, which lines, and where what is wrong.
 */
#include "read/source.h"

#include "expect.h"
#include "failing.h"
#include "folder.h"
#include "plugin/host.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct reading {
    const char *format;
    gm_import import;
} reading;

static const reading by_name = {NULL, GM_CARRY_LAYERS};

static void add_document(const gm_document *document, char *got)
{
    const gm_table *entities = gm_document_table(document, "entity");
    sprintf(got + strlen(got), "%.*s=%.*s", (int)document->id.len, document->id.ptr,
            (int)document->text.len, document->text.ptr);
    if (entities)
        sprintf(got + strlen(got), "(%u)", entities->rows);
    strcat(got, "|");
}

/* What comes of the paths: "id=text|" of a document, with "(n)" if it has n entities,
 * and "!message|" of a failure, the folder's own path being "@". */
static void check(const folder *with, const char *const *names, reading how,
                  const char *expected)
{
    char got[4096] = "";
    const char *paths[8];
    uint32_t count = 0;
    gm_failure failure;
    gm_source *source;
    bool end = false;
    for (; names[count]; count++)
        paths[count] = folder_path(with, names[count]);
    gm_document *document = gm_document_new(&gm_host_table);
    gm_failure_init(&failure);
    assert_int_equal(
        gm_source_open(paths, count, how.format, how.import, &source, &failure.error),
        GM_OK);
    while (!end) {
        gm_document_reset(document);
        gm_failure_init(&failure);
        if (gm_source_next(source, document, &end, &failure.error) != GM_OK) {
            const char *at = strstr(failure.message, with->path);
            size_t keep = at ? (size_t)(at - failure.message) : 0;
            sprintf(got + strlen(got), "!%.*s%s%s|", (int)keep, failure.message,
                    at ? "@" : "", at ? at + strlen(with->path) : failure.message);
        } else if (!end) {
            add_document(document, got);
        }
    }
    assert_string_equal(got, expected);
    gm_source_close(source);
    gm_document_free(document);
}

#define NAMES(...) ((const char *const[]){__VA_ARGS__, NULL})

static void test_a_text_is_a_document_with_the_name_of_its_file(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(&with, "presse/un.v2.txt", "Un\r\ntexte\n");
    folder_write(&with, "presse/.x", "hidden");
    folder_write(&with, "deux.txt", "");
    folder_write(&with, "trois", "3");
    check(&with, NAMES("presse/un.v2.txt", "deux.txt", "trois"), by_name,
          "un.v2=Un\r\ntexte\n|deux=|trois=3|");
    check(&with, NAMES(""), by_name, "deux=|presse/un.v2=Un\r\ntexte\n|");
    folder_remove(&with);
}

static void test_in_a_folder_only_files_of_the_format_count(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(&with, "a.jsonl", "{\"text\":\"1\"}\n");
    folder_write(&with, "b.ndjson", "{\"text\":\"2\"}\n");
    folder_write(&with, "c.txt", "3");
    folder_write(&with, "d.ann", "");
    folder_write(&with, "e", "");
    check(&with, NAMES(""), by_name, "line-1=1|line-1=2|c=3|");
    check(&with, NAMES(""), (reading){"text", GM_CARRY_LAYERS}, "c=3|");
    check(&with, NAMES(""), (reading){"jsonl", GM_CARRY_LAYERS}, "line-1=1|line-1=2|");
    folder_remove(&with);
}

static void test_the_format_asked_for_wins_over_the_name(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(&with, "a.jsonl", "{}");
    folder_write(&with, "b.txt", "{\"text\":\"b\"}");
    check(&with, NAMES("a.jsonl"), (reading){"text", GM_CARRY_LAYERS}, "a={}|");
    check(&with, NAMES("b.txt"), (reading){"jsonl", GM_CARRY_LAYERS}, "line-1=b|");
    folder_remove(&with);
}

static void test_lines_may_have_bom_crlf_blanks_and_no_end(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(
        &with, "a.jsonl",
        "\xEF\xBB\xBF{\"text\":\"1\"}\r\n\r\n  \t\n{\"id\":\"x\",\"text\":\"2\"}\n"
        "\n{\"text\":\"3\"}");
    check(&with, NAMES("a.jsonl"), by_name, "line-1=1|x=2|line-6=3|");
    folder_remove(&with);
}

static void test_files_without_lines_have_no_documents(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(&with, "a.jsonl", "");
    folder_write(&with, "b.jsonl", "\n\r\n");
    folder_write(&with, "c.jsonl", "\xEF\xBB\xBF");
    check(&with, NAMES("a.jsonl", "b.jsonl", "c.jsonl"), by_name, "");
    folder_remove(&with);
}

static void test_a_broken_line_is_named_and_the_next_is_read(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(&with, "a.jsonl", "{\"text\":\"1\"}\n\n{}\n{\"text\":\"4\"}\n");
    check(&with, NAMES("a.jsonl"), by_name,
          "line-1=1|!@/a.jsonl:3: no \"text\": a line needs a string under \"text\"|"
          "line-4=4|");
    folder_remove(&with);
}

static void test_a_broken_text_is_named_and_the_next_is_read(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(&with, "a.txt", "\xE9t\xE9");
    folder_write(&with, "b.txt", "b");
    check(
        &with, NAMES(""), by_name,
        "!@/a.txt: the text is not valid UTF-8: byte 0xE9 at offset 0 (line 1, column "
        "1); convert it, for example with iconv -f WINDOWS-1252 -t UTF-8|b=b|");
    folder_remove(&with);
}

static void test_a_name_that_is_no_utf8_costs_the_document_alone(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(&with, "a.txt", "a");
    folder_write(&with, "\xE9t\xE9.txt", "b");
    check(&with, NAMES(""), by_name,
          "a=a|!@/\xE9t\xE9.txt: the id is not valid UTF-8: byte 0xE9 at offset 0; "
          "where it is the name of a file, rename the file|");
    folder_remove(&with);
}

static void
test_a_file_that_cannot_be_opened_is_named_and_the_next_is_read(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(&with, "c.txt", "c");
    assert_int_equal(symlink("nowhere", folder_path(&with, "a.jsonl")), 0);
    assert_int_equal(symlink("nowhere", folder_path(&with, "b.txt")), 0);
    check(&with, NAMES(""), by_name,
          "!cannot open \"@/a.jsonl\": No such file or directory|"
          "!cannot open \"@/b.txt\": No such file or directory|c=c|");
    folder_remove(&with);
}

/* A file that opens, and cannot be read at its beginning. */
static void test_a_read_error_is_not_the_end_of_the_file(void **state)
{
    (void)state;
    if (access("/proc/self/mem", R_OK) != 0)
        skip();
    folder with = folder_new();
    folder_write(&with, "b.txt", "b");
    assert_int_equal(symlink("/proc/self/mem", folder_path(&with, "a.jsonl")), 0);
    check(&with, NAMES(""), by_name,
          "!cannot read \"@/a.jsonl\": Input/output error|b=b|");
    folder_remove(&with);
}

static const reading imported = {NULL, GM_IMPORT_LAYERS};

static void test_annotation_beside_a_text_is_read_if_it_is_wanted(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(&with, "a.txt", "Zoé dit");
    folder_write(&with, "a.ann", "T1\tPerson 0 3\tZoé\n");
    folder_write(&with, "b.txt", "b");
    folder_write(&with, "c.txt", "c");
    folder_write(&with, "c.ann", "");
    folder_write(&with, "d.txt", "d");
    folder_write(&with, "d.ann", "#\nT1\tPerson 0 3\td\n");
    check(&with, NAMES(""), by_name, "a=Zoé dit|b=b|c=c|d=d|");
    check(&with, NAMES(""), imported,
          "a=Zoé dit(1)|b=b|c=c(0)|!@/d.txt: line 2 of the annotation is not "
          "\"T1<TAB>Type begin end<TAB>text\" with offsets inside the text|");
    folder_remove(&with);
}

static void test_layers_of_lines_are_read_if_they_are_wanted(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(
        &with, "a.jsonl",
        "{\"text\":\"x\",\"layers\":{\"entity\":[{\"begin\":0,\"end\":1}]}}\n"
        "{\"text\":\"x\",\"layers\":{\"entity\":[{\"begin\":0,\"end\":2}]}}\n");
    check(&with, NAMES("a.jsonl"), by_name, "line-1=x|line-2=x|");
    check(&with, NAMES("a.jsonl"), imported,
          "line-1=x(1)|!@/a.jsonl:2: layer \"entity\", row 0: it needs \"begin\" and "
          "\"end\", or a \"content\" of pairs, in code points inside the text|");
    folder_remove(&with);
}

static void assert_place(gm_source *source, const char *file, uint32_t line)
{
    gm_failure failure;
    bool end;
    gm_failure_init(&failure);
    gm_document *document = gm_document_new(&gm_host_table);
    assert_int_equal(gm_source_next(source, document, &end, &failure.error), GM_OK);
    assert_string_equal(document->file, file);
    assert_int_equal(document->line, line);
    gm_document_free(document);
}

static void test_a_document_knows_its_place(void **state)
{
    (void)state;
    gm_failure failure;
    gm_source *source;
    folder with = folder_new();
    folder_write(&with, "a.jsonl", "{\"text\":\"1\"}\n\n{\"text\":\"2\"}\n");
    folder_write(&with, "b.txt", "b");
    const char *const paths[] = {with.path};
    gm_failure_init(&failure);
    assert_int_equal(
        gm_source_open(paths, 1, NULL, GM_CARRY_LAYERS, &source, &failure.error),
        GM_OK);
    assert_place(source, folder_path(&with, "a.jsonl"), 1);
    assert_place(source, folder_path(&with, "a.jsonl"), 3);
    assert_place(source, folder_path(&with, "b.txt"), 0);
    gm_source_close(source);
    folder_remove(&with);
}

static void test_a_missing_path_fails_before_anything_is_read(void **state)
{
    (void)state;
    gm_failure failure;
    gm_source *source;
    gm_failure_init(&failure);
    gm_status status = gm_source_open((const char *const[]){"/nowhere.txt"}, 1, NULL,
                                      GM_CARRY_LAYERS, &source, &failure.error);
    assert_failure(status, failure, GM_CONFIG,
                   "cannot read \"/nowhere.txt\": No such file or directory");
}

/* ---- Standard input ---------------------------------------------------------- */

/* A new stdin for the rest of the program: the tests that use it come last. */
static void check_standard_input(const char *text, const char *expected)
{
    folder with = folder_new();
    folder_write(&with, "in", text);
    assert_non_null(freopen(folder_path(&with, "in"), "rb", stdin));
    check(&with, (const char *const[]){NULL}, by_name, expected);
    folder_remove(&with);
}

static void test_standard_input_is_json_if_it_begins_with_a_brace(void **state)
{
    (void)state;
    check_standard_input("Il {dit}\n", "stdin=Il {dit}\n|");
    check_standard_input("\n {\"text\":\"1\"}\n{\"text\":\"2\"}", "line-2=1|line-3=2|");
    check_standard_input(
        "{\"text\":\"1\"}\n{}",
        "line-1=1|!standard input:2: no \"text\": a line needs a string "
        "under \"text\"|");
    check_standard_input("", "stdin=|");
}

/* ---- Memory ------------------------------------------------------------------ */

static gm_status read_all(void *who)
{
    const char *const paths[] = {who};
    gm_failure failure;
    gm_source *source;
    bool end = false;
    gm_failure_init(&failure);
    gm_document *document = gm_document_new(&gm_host_table);
    if (!document)
        return GM_NOMEM;
    gm_status status =
        gm_source_open(paths, 1, NULL, GM_IMPORT_LAYERS, &source, &failure.error);
    if (status == GM_OK) {
        for (; status == GM_OK && !end; gm_document_reset(document))
            status = gm_source_next(source, document, &end, &failure.error);
        gm_source_close(source);
    }
    gm_document_free(document);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(&with, "a.txt", "Zoé dit");
    folder_write(&with, "a.ann", "T1\tPerson 0 3\tZoé\n");
    folder_write(&with, "b.jsonl", "{\"text\":\"1\"}\n{\"text\":\"2\"}\n");
    failing_every_allocation(read_all, with.path);
    folder_remove(&with);
}

RUN_TESTS(TEST(test_a_text_is_a_document_with_the_name_of_its_file),
          TEST(test_in_a_folder_only_files_of_the_format_count),
          TEST(test_the_format_asked_for_wins_over_the_name),
          TEST(test_lines_may_have_bom_crlf_blanks_and_no_end),
          TEST(test_files_without_lines_have_no_documents),
          TEST(test_a_broken_line_is_named_and_the_next_is_read),
          TEST(test_a_broken_text_is_named_and_the_next_is_read),
          TEST(test_a_name_that_is_no_utf8_costs_the_document_alone),
          TEST(test_a_file_that_cannot_be_opened_is_named_and_the_next_is_read),
          TEST(test_a_read_error_is_not_the_end_of_the_file),
          TEST(test_annotation_beside_a_text_is_read_if_it_is_wanted),
          TEST(test_layers_of_lines_are_read_if_they_are_wanted),
          TEST(test_a_document_knows_its_place),
          TEST(test_a_missing_path_fails_before_anything_is_read),
          TEST(test_every_allocation_may_fail),
          TEST(test_standard_input_is_json_if_it_begins_with_a_brace))
