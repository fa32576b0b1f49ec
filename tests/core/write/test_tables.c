/* The tables: their columns, quoting, what `meta` adds, and going on. */
#include "write/tables.h"

#include "failing.h"
#include "written.h"

#define META(members) "{\"id\":\"d\",\"text\":\"Oui.\",\"meta\":{" members "}}"

static void assert_sheet(const gm_write_format *format, const char *line,
                         const char *expected, const char *notes)
{
    gm_document *document = read_good_line(line, GM_IMPORT_LAYERS);
    written all = {0};
    write_good(format, (const gm_document *[]){document}, 1, &all);
    assert_string_equal(all.bytes.ptr, expected);
    assert_string_equal(all.notes.ptr, notes);
    written_free(&all);
    gm_document_free(document);
}

#define QUOTES                                                                         \
    "document,row,type,content,begin,end,fragments,cue,cue_begin,cue_end,source,"      \
    "source_begin,source_end,speaker,kind,gender,score,why,allegation,context,"

static void test_a_quote_is_a_row_with_its_context(void **state)
{
    (void)state;
    assert_sheet(
        &gm_quotes_csv_writer,
        "{\"id\":\"é,1\",\"text\":\"Bon. Il «pleut», dit Ève, «ici». Bon.\",\"meta\":{"
        "\"date\":\"2025\"},\"layers\":{\"sentence\":[{\"begin\":0,\"end\":4},{"
        "\"begin\":5,\"end\":32},{\"begin\":33,\"end\":37}],\"quote\":[{\"type\":"
        "\"direct\",\"content\":[[9,14],[27,30]],\"cue\":[17,20],\"source\":[21,24],"
        "\"speaker\":\"Ève\",\"kind\":\"person\",\"score\":0.5}]}}",
        QUOTES "title,date,paper,author\n"
               "\"é,1\",1,direct,pleut […] ici,9,30,9-14;27-30,dit,17,20,Ève,21,24,Ève,"
               "person,,0.5,,,\"Il «pleut», dit Ève, «ici».\",,2025,,\n",
        "");
}

static void test_what_is_null_is_empty(void **state)
{
    (void)state;
    assert_sheet(&gm_quotes_csv_writer,
                 "{\"id\":\"d\",\"text\":\"Oui.\",\"layers\":{\"quote\":[{\"type\":"
                 "null,\"content\":[[0,3]],\"cue\":null,\"source\":null,\"speaker\":"
                 "null,\"kind\":null}]}}",
                 QUOTES "title,date,paper,author\n"
                        "d,1,,Oui,0,3,0-3,,,,,,,,,,0.0,,,,,,,\n",
                 "");
}

static void test_no_document_has_a_first_row_all_the_same(void **state)
{
    written all = {0};
    (void)state;
    write_good(&gm_entities_tsv_writer, NULL, 0, &all);
    assert_string_equal(all.bytes.ptr,
                        "document\trow\ttype\ttext\tbegin\tend\tscore\tvalue\tperson\t"
                        "title\tdate\tpaper\tauthor\n");
    written_free(&all);
}

#define ENTITIES(text)                                                                 \
    "{\"id\":\"d\",\"text\":\"" text "\",\"meta\":{\"title\":\"a \\\"b\\\"\\tc\\n\"}," \
    "\"layers\":{\"entity\":[{\"begin\":0,\"end\":3,\"type\":\"X\",\"score\":1}]}}"

static void test_csv_quotes_what_it_must(void **state)
{
    (void)state;
    assert_sheet(&gm_entities_csv_writer, ENTITIES("a\\rb"),
                 "document,row,type,text,begin,end,score,value,person,"
                 "title,date,paper,author\n"
                 "d,1,X,\"a\rb\",0,3,1.0,,,\"a \"\"b\"\"\tc\n\",,,\n",
                 "");
}

static void test_tsv_has_spaces_for_tabs_and_breaks(void **state)
{
    (void)state;
    assert_sheet(&gm_entities_tsv_writer, ENTITIES("a\\rb"),
                 "document\trow\ttype\ttext\tbegin\tend\tscore\tvalue\tperson\t"
                 "title\tdate\tpaper\tauthor\n"
                 "d\t1\tX\ta b\t0\t3\t1.0\t\t\ta \"b\" c \t\t\t\n",
                 "");
}

/* ---- The columns of `meta` --------------------------------------------------- */

static void test_keys_of_the_first_document_are_columns_in_its_order(void **state)
{
    (void)state;
    assert_sheet(
        &gm_quotes_csv_writer,
        "{\"id\":\"d\",\"text\":\"Oui.\",\"meta\":{\"n\":12345678901234567890.0"
        ",\"paper\":\"P\",\"source\":\"S\",\"l\":[1, {\"a\":2}],\"z\":null,"
        "\"\\u00e9\\n\":true},\"layers\":{\"quote\":[{\"type\":\"mixed\","
        "\"content\":[[0,3]]}]}}",
        QUOTES "title,date,paper,author,n,meta_source,l,z,\"é\n\"\n"
               "d,1,mixed,Oui,0,3,0-3,,,,,,,,,,0.0,,,,,,P,,"
               "12345678901234567890.0,S,\"[1, {\"\"a\"\":2}]\",,true\n",
        "");
}

static void test_a_key_of_a_later_document_is_said_once(void **state)
{
    (void)state;
    gm_document *first = read_good_line(META("\"a\":1"), GM_IMPORT_LAYERS);
    gm_document *later = read_good_line(META("\"b\":1,\"a\":2"), GM_IMPORT_LAYERS);
    written all = {0};
    write_good(&gm_people_csv_writer, (const gm_document *[]){first, later, later}, 3,
               &all);
    assert_string_equal(all.notes.ptr,
                        "people: \"b\" of \"meta\" is not in the table, for the first "
                        "document lacks it: use jsonl\n");
    written_free(&all);
    gm_document_free(first);
    gm_document_free(later);
}

static void test_what_has_no_column_is_said_once(void **state)
{
    (void)state;
    assert_sheet(&gm_entities_csv_writer,
                 "{\"id\":\"d\",\"text\":\"Oui.\",\"url\":\"x\",\"own\":1,\"layers\":{"
                 "\"entity\":[{\"begin\":0,\"end\":3,\"type\":\"X\",\"score\":1}]}}",
                 "document,row,type,text,begin,end,score,value,person,"
                 "title,date,paper,author\nd,1,X,Oui,0,3,1.0,,,,,,\n",
                 "entities has no place for \"url\", \"own\": use jsonl for all there "
                 "is\n");
}

static void test_a_note_is_one_line_whatever_the_names(void **state)
{
    (void)state;
    assert_sheet(&gm_people_csv_writer,
                 "{\"id\":\"d\",\"text\":\"Oui.\",\"a\\nb\\u001b\":1}",
                 "document,row,name,kind,gender,evidence,mentions,first_mention,"
                 "first_begin,first_end,quotes,quoted_words,title,date,paper,author\n",
                 "people has no place for \"a?b?\": use jsonl for all there is\n");
}

static void test_another_writer_goes_on_with_the_same_columns(void **state)
{
    (void)state;
    gm_document *first = read_good_line(META("\"a\\\"b\":1"), GM_IMPORT_LAYERS);
    gm_document *later = read_good_line(META("\"c\":1"), GM_IMPORT_LAYERS);
    add_layer(later, "entity", (gm_span[]){{0, 3}}, 1);
    written all = {0}, more = {0};
    write_good(&gm_entities_csv_writer, (const gm_document *[]){first}, 1, &all);
    assert_string_equal(all.saved.ptr,
                        "[\"title\",\"date\",\"paper\",\"author\",\"a\\\"b\"]");
    more.state = all.saved.ptr;
    write_good(&gm_entities_csv_writer, (const gm_document *[]){later}, 1, &more);
    assert_string_equal(more.bytes.ptr, "d,1,,Oui,0,3,,,,,,,,\n");
    assert_string_equal(more.saved.ptr, all.saved.ptr);
    written_free(&all);
    written_free(&more);
    gm_document_free(first);
    gm_document_free(later);
}

static void test_what_was_not_begun_begins_when_it_goes_on(void **state)
{
    written all = {.state = ""};
    (void)state;
    write_good(&gm_people_csv_writer, NULL, 0, &all);
    assert_memory_equal(all.bytes.ptr, "document,row,name", 17);
    assert_string_equal(all.saved.ptr, "");
    written_free(&all);
}

static void test_columns_that_cannot_be_told_are_refused(void **state)
{
    written all = {.state = "[oh"};
    gm_failure failure;
    (void)state;
    assert_failure(try_write(&gm_people_csv_writer, NULL, 0, &all, &failure), failure,
                   GM_CONFIG,
                   "the columns of the table to go on with cannot be told: write it "
                   "from its beginning");
    written_free(&all);
}

/* ---- Persons ----------------------------------------------------------------- */

/* Ève is named twice and says two words; Bob is named once. */
static gm_document *document_of_persons(void)
{
    gm_document *document = read_good_line(
        "{\"id\":\"d\",\"text\":\"Ève dit : il pleut, Bob. Ève sort.\",\"layers\":{"
        "\"token\":[{\"begin\":10,\"end\":12,\"kind\":\"word\",\"stem\":null},"
        "{\"begin\":13,\"end\":18,\"kind\":\"word\",\"stem\":null},"
        "{\"begin\":18,\"end\":19,\"kind\":\"punctuation\",\"stem\":null}],"
        "\"entity\":[{\"begin\":0,\"end\":3,\"type\":\"Person\",\"score\":1},"
        "{\"begin\":20,\"end\":23,\"type\":\"Person\",\"score\":1}],"
        "\"quote\":[{\"type\":\"direct\",\"content\":[[10,19]],\"speaker\":\"Ève\"}]}}",
        GM_IMPORT_LAYERS);
    gm_table *people = add_layer(document, "person", (gm_span[]){{0, 30}, {21, 24}}, 2);
    add_strings(document, people, "name", (const char *[]){"Ève", "Bob"});
    add_strings(document, people, "kind", (const char *[]){"person", "person"});
    add_strings(document, people, "gender", (const char *[]){"f", "m"});
    add_strings(document, people, "evidence", (const char *[]){"first-name", ""});
    gm_column *mentions = gm_table_add_column(people, "mentions", GM_PARTS);
    gm_column_add_parts(people, mentions, 0, (gm_span[]){{0, 4}, {26, 30}}, 2);
    gm_column_add_parts(people, mentions, 1, (gm_span[]){{21, 24}}, 1);
    gm_column_parts(people, mentions);
    return document;
}

static void test_persons_are_counted_and_known_again(void **state)
{
    (void)state;
    gm_document *document = document_of_persons();
    written people = {0}, entities = {0}, quotes = {0};
    const gm_document *const one[] = {document};
    write_good(&gm_people_csv_writer, one, 1, &people);
    write_good(&gm_entities_csv_writer, one, 1, &entities);
    write_good(&gm_quotes_csv_writer, one, 1, &quotes);
    assert_string_equal(people.bytes.ptr,
                        "document,row,name,kind,gender,evidence,mentions,first_mention,"
                        "first_begin,first_end,quotes,quoted_words,"
                        "title,date,paper,author\n"
                        "d,1,Ève,person,f,first-name,2,Ève,0,3,1,2,,,,\n"
                        "d,2,Bob,person,m,,1,Bob,20,23,0,0,,,,\n");
    assert_non_null(strstr(entities.bytes.ptr, "d,2,Person,Bob,20,23,1.0,,Bob,"));
    assert_non_null(strstr(quotes.bytes.ptr, ",Ève,,f,"));
    written_free(&people);
    written_free(&entities);
    written_free(&quotes);
    gm_document_free(document);
}

/* ---- Memory ------------------------------------------------------------------ */

typedef struct trial {
    const gm_write_format *format;
    const gm_document *documents[2];
} trial;

static gm_status write_once(void *who)
{
    const trial *trial = who;
    written all = {0};
    gm_failure failure;
    gm_status status = try_write(trial->format, trial->documents, 2, &all, &failure);
    written_free(&all);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    gm_document *first = document_of_persons();
    gm_document *later = read_good_line(META("\"b\":\"\\n\""), GM_IMPORT_LAYERS);
    const gm_write_format *const formats[] = {
        &gm_quotes_csv_writer, &gm_entities_tsv_writer, &gm_people_csv_writer};
    for (uint32_t i = 0; i < 3; i++) {
        trial trial = {formats[i], {first, later}};
        failing_every_allocation(write_once, &trial);
    }
    gm_document_free(first);
    gm_document_free(later);
}

RUN_TESTS(TEST(test_a_quote_is_a_row_with_its_context),
          TEST(test_what_is_null_is_empty),
          TEST(test_no_document_has_a_first_row_all_the_same),
          TEST(test_csv_quotes_what_it_must),
          TEST(test_tsv_has_spaces_for_tabs_and_breaks),
          TEST(test_keys_of_the_first_document_are_columns_in_its_order),
          TEST(test_a_key_of_a_later_document_is_said_once),
          TEST(test_what_has_no_column_is_said_once),
          TEST(test_a_note_is_one_line_whatever_the_names),
          TEST(test_another_writer_goes_on_with_the_same_columns),
          TEST(test_what_was_not_begun_begins_when_it_goes_on),
          TEST(test_columns_that_cannot_be_told_are_refused),
          TEST(test_persons_are_counted_and_known_again),
          TEST(test_every_allocation_may_fail))
