/* Documents in a database: what is in its tables, what a view answers, and whose file
 * is touched. */
#include "write/sqlite.h"

#include "failing.h"
#include "folder.h"
#include "written.h"

#include <sqlite3.h>
#include <stdio.h>

/* "é😀" is before everything, so that units differ. */
static gm_document *article(const char *id, const char *paper)
{
    char line[1024];
    snprintf(
        line, sizeof line,
        "{\"id\":\"%s\",\"text\":\"é😀 « Oui », dit Ève Roux, « non merci ».\","
        "\"meta\":{\"paper\":\"%s\",\"date\":\"2025-03-04\"},\"layers\":{"
        "\"sentence\":[{\"begin\":0,\"end\":39}],"
        "\"token\":[{\"begin\":5,\"end\":8,\"kind\":\"word\",\"stem\":\"oui\"},"
        "{\"begin\":8,\"end\":9,\"kind\":\"punctuation\",\"stem\":null}],"
        "\"entity\":[{\"begin\":16,\"end\":24,\"type\":\"Person\",\"score\":0.98}],"
        "\"quote\":[{\"type\":\"direct\",\"content\":[[5,8],[28,37]],"
        "\"cue\":[12,15],\"source\":[16,24],\"speaker\":\"Ève Roux\","
        "\"kind\":\"person\",\"score\":0.9},"
        "{\"type\":\"indirect\",\"content\":[[34,37]],\"cue\":null,"
        "\"source\":null,\"speaker\":null,\"kind\":null,\"score\":0.5}]}}",
        id, paper);
    gm_document *document = read_good_line(line, GM_IMPORT_LAYERS);
    gm_span mention = {22, 31};
    gm_table *person = add_layer(document, "person", &mention, 1);
    add_strings(document, person, "name", (const char *[]){"Ève Roux"});
    add_strings(document, person, "kind", (const char *[]){"person"});
    add_strings(document, person, "gender", (const char *[]){"f"});
    gm_column *mentions = gm_table_add_column(person, "mentions", GM_PARTS);
    gm_column_add_parts(person, mentions, 0, &mention, 1);
    return document;
}

static void write_into(const folder *folder, const char *name,
                       const gm_document *const *documents, uint32_t count,
                       const char *state, gm_unit offsets)
{
    written all = {
        .path = folder_path(folder, name), .state = state, .offsets = offsets};
    write_good(&gm_sqlite_writer, documents, count, &all);
    written_free(&all);
}

/* That the rows of a query are `expected`, a line each with "|" between columns. */
static void assert_rows(const folder *folder, const char *name, const char *query,
                        const char *expected)
{
    sqlite3 *db;
    sqlite3_stmt *statement;
    gm_buffer rows = {0};
    assert_int_equal(sqlite3_open(folder_path(folder, name), &db), SQLITE_OK);
    if (sqlite3_prepare_v2(db, query, -1, &statement, NULL) != SQLITE_OK)
        fail_msg("%s: %s", query, sqlite3_errmsg(db));
    while (sqlite3_step(statement) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const char *text = (const char *)sqlite3_column_text(statement, i);
            gm_buffer_printf(&rows, "%s%s", i ? "|" : "", text ? text : "-");
        }
        gm_buffer_put(&rows, '\n');
    }
    gm_buffer_put(&rows, '\0');
    assert_string_equal(rows.ptr, expected);
    gm_buffer_free(&rows);
    sqlite3_finalize(statement);
    sqlite3_close(db);
}

static void test_every_layer_is_a_table(void **state)
{
    (void)state;
    folder folder = folder_new();
    gm_document *document = article("a1", "L'Écho");
    write_into(&folder, "a.db", (const gm_document *[]){document}, 1, NULL,
               GM_UNIT_CODE_POINT);
    assert_rows(&folder, "a.db",
                "SELECT name, date, paper, title, length(text), meta "
                "FROM document",
                "a1|2025-03-04|L'Écho|-|40|{\"paper\":\"L'Écho\",\"date\":"
                "\"2025-03-04\"}\n");
    assert_rows(&folder, "a.db", "SELECT * FROM sentence", "1|1|0|39\n");
    assert_rows(&folder, "a.db", "SELECT * FROM token",
                "1|1|5|8|word|oui|-\n1|2|8|9|punctuation|-|-\n");
    assert_rows(&folder, "a.db", "SELECT * FROM entity",
                "1|1|16|24|Person|Ève Roux|0.98|-\n");
    assert_rows(&folder, "a.db", "SELECT * FROM person", "1|1|Ève Roux|person|f|-|1\n");
    assert_rows(&folder, "a.db", "SELECT * FROM mention", "1|1|16|24\n");
    assert_rows(&folder, "a.db", "SELECT * FROM quote",
                "1|1|1|direct|Oui […] non merci|1|5|37|dit|12|15|Ève Roux|16|24|"
                "Ève Roux|1|person|0.9|-|-\n"
                "2|1|2|indirect|rci|0|34|37|-|-|-|-|-|-|-|-|-|0.5|-|-\n");
    assert_rows(&folder, "a.db", "SELECT * FROM fragment",
                "1|1|5|8\n1|2|28|37\n2|1|34|37\n");
    gm_document_free(document);
    folder_remove(&folder);
}

static void test_views_answer(void **state)
{
    (void)state;
    folder folder = folder_new();
    gm_document *first = article("a1", "L'Écho"), *second = article("a2", "Le Jour");
    write_into(&folder, "a.db", (const gm_document *[]){first, second, second}, 3, NULL,
               GM_UNIT_BYTE);
    assert_rows(&folder, "a.db", "SELECT * FROM who_is_quoted",
                "Ève Roux|person|f|3|3|3\n");
    assert_rows(&folder, "a.db", "SELECT * FROM quotes_by_gender_and_paper",
                "L'Écho|f|1|1|1\nLe Jour|f|2|2|1\n");
    assert_rows(&folder, "a.db", "SELECT * FROM most_named", "Ève Roux|person|f|3|3\n");
    assert_rows(&folder, "a.db",
                "SELECT rowid FROM document_text WHERE document_text MATCH 'eve merci'",
                "1\n2\n3\n");
    assert_rows(&folder, "a.db", "SELECT value FROM about WHERE key = 'offsets'",
                "byte\n");
    assert_rows(&folder, "a.db", "PRAGMA integrity_check", "ok\n");
    gm_document_free(first);
    gm_document_free(second);
    folder_remove(&folder);
}

static void test_an_earlier_database_is_replaced(void **state)
{
    (void)state;
    folder folder = folder_new();
    gm_document *first = article("a1", "x"), *second = article("a2", "x");
    write_into(&folder, "a.db", (const gm_document *[]){first, second}, 2, NULL, 0);
    write_into(&folder, "a.db", (const gm_document *[]){second}, 1, NULL, 0);
    assert_rows(&folder, "a.db", "SELECT id, name FROM document", "1|a2\n");
    write_into(&folder, "a.db", NULL, 0, NULL, 0);
    assert_rows(&folder, "a.db", "SELECT count(*) FROM document", "0\n");
    gm_document_free(first);
    gm_document_free(second);
    folder_remove(&folder);
}

/* The first run was killed behind the third document, and had told of two. */
static void test_going_on_takes_out_what_was_not_told(void **state)
{
    (void)state;
    folder folder = folder_new();
    gm_document *first = article("a1", "x"), *second = article("a2", "x"),
                *third = article("a3", "x");
    write_into(&folder, "a.db", (const gm_document *[]){first, second, third}, 3, NULL,
               0);
    write_into(&folder, "a.db", (const gm_document *[]){third, first}, 2, "2", 0);
    assert_rows(&folder, "a.db", "SELECT id, name FROM document ORDER BY id",
                "1|a1\n2|a2\n3|a3\n4|a1\n");
    assert_rows(&folder, "a.db",
                "SELECT document, count(*), max(id) FROM quote GROUP BY 1",
                "1|2|2\n2|2|4\n3|2|6\n4|2|8\n");
    assert_rows(&folder, "a.db", "SELECT count(*) FROM fragment", "12\n");
    assert_rows(&folder, "a.db",
                "SELECT rowid FROM document_text WHERE document_text MATCH 'oui'",
                "1\n2\n3\n4\n");
    gm_document_free(first);
    gm_document_free(second);
    gm_document_free(third);
    folder_remove(&folder);
}

static void assert_refused(const folder *folder, const char *name, const char *state,
                           gm_unit offsets, const char *why)
{
    gm_failure failure;
    written all = {
        .path = folder_path(folder, name), .state = state, .offsets = offsets};
    assert_int_equal(try_write(&gm_sqlite_writer, NULL, 0, &all, &failure), GM_CONFIG);
    if (!strstr(failure.message, why))
        fail_msg("%s", failure.message);
    written_free(&all);
}

static void test_what_is_not_ours_is_refused_and_stays(void **state)
{
    (void)state;
    folder folder = folder_new();
    gm_buffer bytes = {0};
    gm_failure failure;
    gm_failure_init(&failure);
    folder_write(&folder, "text.db",
                 "This is a text, and long enough to have a header "
                 "of a hundred bytes, which it needs not have.\n");
    assert_refused(&folder, "text.db", NULL, 0, "is there and is no database");
    assert_int_equal(
        gm_buffer_read_file(&bytes, folder_path(&folder, "text.db"), &failure.error),
        GM_OK);
    assert_int_equal(bytes.len, 94);
    assert_rows(&folder, "other.db", "CREATE TABLE mine(x)", "");
    assert_refused(&folder, "other.db", NULL, 0, "is a database of another program");
    assert_rows(&folder, "other.db", "SELECT name FROM sqlite_master", "mine\n");
    assert_refused(&folder, "nowhere/a.db", NULL, 0, "unable to open database file");
    gm_buffer_free(&bytes);
    folder_remove(&folder);
}

static void test_going_on_needs_the_same_database(void **state)
{
    (void)state;
    folder folder = folder_new();
    gm_document *document = article("a1", "x");
    write_into(&folder, "a.db", (const gm_document *[]){document}, 1, NULL, 0);
    assert_refused(&folder, "a.db", "1", GM_UNIT_UTF16, "with the same --offsets");
    assert_refused(&folder, "a.db", "2", 0, "has 1 documents, where 2 were written");
    assert_refused(&folder, "a.db", "x", 0, "\"x\" is no number of documents");
    assert_rows(&folder, "a.db", "SELECT count(*) FROM document", "1\n");
    gm_document_free(document);
    folder_remove(&folder);
}

/* A NUL, a quotation mark of SQL, an empty text: values are bound, not spelled. */
static void test_any_text_is_kept(void **state)
{
    (void)state;
    folder folder = folder_new();
    gm_failure failure;
    gm_failure_init(&failure);
    gm_document *odd = gm_document_new(&gm_host_table);
    gm_document *empty = gm_document_new(&gm_host_table);
    gm_document_set_text(odd, gm_text_of("'; DROP TABLE document"), "a\0\x1B'\"", 5,
                         &failure.error);
    gm_document_set_text(empty, gm_text_of(""), "", 0, &failure.error);
    write_into(&folder, "a.db", (const gm_document *[]){odd, empty}, 2, NULL, 0);
    assert_rows(&folder, "a.db", "SELECT name, hex(text), meta FROM document",
                "'; DROP TABLE document|61001B2722|{}\n||{}\n");
    gm_document_free(odd);
    gm_document_free(empty);
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
    written all = {.path = folder_path(&trial->folder, "a.db")};
    gm_status status =
        try_write(&gm_sqlite_writer, &trial->document, 1, &all, &failure);
    written_free(&all);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    gm_document *document = article("a1", "x");
    trial trial = {folder_new(), document};
    failing_every_allocation(write_once, &trial);
    gm_document_free(document);
    folder_remove(&trial.folder);
}

RUN_TESTS(TEST(test_every_layer_is_a_table), TEST(test_views_answer),
          TEST(test_an_earlier_database_is_replaced),
          TEST(test_going_on_takes_out_what_was_not_told),
          TEST(test_what_is_not_ours_is_refused_and_stays),
          TEST(test_going_on_needs_the_same_database), TEST(test_any_text_is_kept),
          TEST(test_every_allocation_may_fail))
