/* The lists of the Radar de Parité, and the files that they are in. */
#include "write/radar.h"

#include "failing.h"
#include "folder.h"
#include "written.h"

static gm_document *article(const char *id)
{
    gm_buffer line = {0};
    gm_buffer_printf(
        &line,
        "{\"id\":\"%s\",\"text\":\"é😀 « Oui », dit Ève Roux, « non merci ».\","
        "\"layers\":{\"token\":[{\"begin\":5,\"end\":8},{\"begin\":9,\"end\":10}],"
        "\"quote\":[{\"type\":\"direct\",\"content\":[[5,8],[28,37]],"
        "\"cue\":[12,15],\"source\":[16,24],\"speaker\":\"Ève Roux\"},"
        "{\"type\":\"indirect\",\"content\":[[34,37]],\"speaker\":\"Ève \\\"R\\\"\"},"
        "{\"type\":null,\"begin\":38,\"end\":38}]}}",
        id);
    gm_buffer_put(&line, '\0');
    gm_document *document = read_good_line(line.ptr, GM_IMPORT_LAYERS);
    gm_buffer_free(&line);
    return document;
}

#define LIST                                                                            \
    "[{\"speaker\": \"Ève Roux\", \"speaker_index\": \"(16,24)\", "                    \
    "\"quote\": \"Oui », dit Ève Roux, « non merci\", \"quote_index\": \"(5,37)\", " \
    "\"verb\": \"dit\", \"verb_index\": \"(12,15)\", \"quote_token_count\": 2, "        \
    "\"quote_type\": \"direct\", \"is_floating_quote\": false},\n "                     \
    "{\"speaker\": \"Ève \\\"R\\\"\", \"speaker_index\": \"\", "                       \
    "\"quote\": \"rci\", \"quote_index\": \"(34,37)\", "                                \
    "\"verb\": \"\", \"verb_index\": \"\", \"quote_token_count\": 0, "                  \
    "\"quote_type\": \"indirect\", \"is_floating_quote\": true},\n "                    \
    "{\"speaker\": \"\", \"speaker_index\": \"\", "                                     \
    "\"quote\": \"\", \"quote_index\": \"\", "                                          \
    "\"verb\": \"\", \"verb_index\": \"\", \"quote_token_count\": 0, "                  \
    "\"quote_type\": \"\", \"is_floating_quote\": true}]\n"

static void assert_file(const folder *folder, const char *name, const char *expected)
{
    gm_failure failure;
    gm_buffer bytes = {0};
    gm_failure_init(&failure);
    if (gm_buffer_read_file(&bytes, folder_path(folder, name), &failure.error) != GM_OK)
        fail_msg("%s", failure.message);
    gm_buffer_put(&bytes, '\0');
    assert_string_equal(bytes.ptr, expected);
    gm_buffer_free(&bytes);
}

static void test_a_document_is_a_list_in_its_file(void **state)
{
    (void)state;
    folder folder = folder_new();
    gm_document *document = article("a1");
    written all = {.path = folder_path(&folder, "out"), .offsets = GM_UNIT_BYTE};
    write_good(&gm_radar_writer, (const gm_document *[]){document}, 1, &all);
    assert_file(&folder, "out/a1.json", LIST);
    assert_string_equal(
        all.notes.ptr,
        "radar counts code points: the unit of offsets asked for is not for it\n"
        "radar: a quote is one piece there, from its first fragment to its last, with "
        "what is between them\n"
        "radar has no place for \"token.kind\", \"token.stem\", \"quote.kind\", "
        "\"quote.score\": use jsonl for all there is\n");
    written_free(&all);
    gm_document_free(document);
    folder_remove(&folder);
}

static void test_ids_are_flat_and_files_one_each(void **state)
{
    (void)state;
    folder folder = folder_new();
    gm_document *first = article("x/y"), *second = article("x_y");
    gm_document *empty = read_good_line("{\"id\":\"\",\"text\":\"\"}", GM_CARRY_LAYERS);
    written all = {.path = folder_path(&folder, "out")};
    write_good(&gm_radar_writer, (const gm_document *[]){first, second, empty}, 3,
               &all);
    assert_file(&folder, "out/x_y.json", LIST);
    assert_file(&folder, "out/x_y-2.json", LIST);
    assert_file(&folder, "out/_.json", "[]\n");
    assert_non_null(strstr(all.notes.ptr,
                           "radar: the document \"x/y\" is in \"x_y.json\", for files "
                           "cannot all be called as the ids are\n"));
    written_free(&all);
    gm_document_free(first);
    gm_document_free(second);
    gm_document_free(empty);
    folder_remove(&folder);
}

static void test_going_on_spares_what_is_there(void **state)
{
    (void)state;
    folder folder = folder_new();
    gm_document *document = article("a");
    folder_write(&folder, "out/a.json", "[]\n");
    written all = {.path = folder_path(&folder, "out"), .state = "folder"};
    write_good(&gm_radar_writer, (const gm_document *[]){document}, 1, &all);
    assert_file(&folder, "out/a.json", "[]\n");
    assert_file(&folder, "out/a-2.json", LIST);
    written_free(&all);
    gm_document_free(document);
    folder_remove(&folder);
}

static void test_a_file_is_no_folder(void **state)
{
    (void)state;
    folder folder = folder_new();
    gm_failure failure;
    folder_write(&folder, "out", "mine");
    written all = {.path = folder_path(&folder, "out")};
    assert_int_equal(try_write(&gm_radar_writer, NULL, 0, &all, &failure), GM_CONFIG);
    assert_non_null(strstr(failure.message, "cannot make the folder"));
    assert_file(&folder, "out", "mine");
    written_free(&all);
    folder_remove(&folder);
}

typedef struct trial {
    folder folder;
    const gm_document *document;
} trial;

static gm_status write_once(void *who)
{
    trial *trial = who;
    gm_failure failure;
    written all = {.path = folder_path(&trial->folder, "out"), .state = "folder"};
    gm_status status = try_write(&gm_radar_writer, &trial->document, 1, &all, &failure);
    written_free(&all);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    gm_document *document = article("a/b");
    trial trial = {folder_new(), document};
    failing_every_allocation(write_once, &trial);
    gm_document_free(document);
    folder_remove(&trial.folder);
}

RUN_TESTS(TEST(test_a_document_is_a_list_in_its_file),
          TEST(test_ids_are_flat_and_files_one_each),
          TEST(test_going_on_spares_what_is_there), TEST(test_a_file_is_no_folder),
          TEST(test_every_allocation_may_fail))
