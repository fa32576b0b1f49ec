/* A document: its text is checked and copied, its layers replace each other by name,
 * and reset leaves nothing of it. */
#include "doc/document.h"

#include "expect.h"
#include "failing.h"

static const gm_host host = {.abi = GM_ABI, .size = sizeof(gm_host)};

/* Makes a new document and a clean failure for one test. */
static gm_document *fixture(gm_failure *failure)
{
    gm_failure_init(failure);
    gm_document *document = gm_document_new(&host);
    assert_non_null(document);
    return document;
}

static gm_status set_text(gm_document *document, const char *text, gm_failure *failure)
{
    return gm_document_set_text(document, gm_text_of("doc-1"), text, strlen(text),
                                &failure->error);
}

static void assert_same(gm_text text, const char *string)
{
    assert_int_equal(text.len, strlen(string));
    assert_memory_equal(text.ptr, string, text.len);
}

static void test_id_and_text_are_copies(void **state)
{
    (void)state;
    gm_failure failure;
    gm_document *document = fixture(&failure);
    char id[] = "id", text[] = "été";
    assert_int_equal(
        gm_document_set_text(document, gm_text_of(id), text, 5, &failure.error), GM_OK);
    memset(id, 'x', 2);
    memset(text, 'x', 5);
    assert_same(document->id, "id");
    assert_same(document->text, "été");
    assert_ptr_equal(document->doc.host, &host);
    gm_document_free(document);
}

static void test_an_empty_text_is_a_text(void **state)
{
    (void)state;
    gm_failure failure;
    gm_document *document = fixture(&failure);
    assert_int_equal(set_text(document, "", &failure), GM_OK);
    assert_int_equal(document->text.len, 0);
    assert_non_null(document->text.ptr);
    gm_document_free(document);
}

static void test_text_that_is_not_utf8_names_byte_offset_line_and_column(void **state)
{
    (void)state;
    gm_failure failure;
    gm_document *document = fixture(&failure);
    assert_failure(set_text(document, "Hé\nà l'\xE9t\xE9", &failure), failure, GM_INPUT,
                   "the text is not valid UTF-8: byte 0xE9 at offset 9 (line 2, column "
                   "5); convert it, for example with iconv -f WINDOWS-1252 -t UTF-8");
    assert_same(document->id, "doc-1");
    gm_document_free(document);
}

static void test_an_id_that_is_not_utf8_is_refused(void **state)
{
    (void)state;
    gm_failure failure;
    gm_document *document = fixture(&failure);
    gm_status status =
        gm_document_set_text(document, gm_text_of("pr\xE9"), "x", 1, &failure.error);
    assert_failure(status, failure, GM_INPUT,
                   "the id is not valid UTF-8: byte 0xE9 at offset 2; where it is the "
                   "name of a file, rename the file");
    assert_same(document->id, "");
    gm_document_free(document);
}

static void test_text_that_is_too_long_is_refused_unread(void **state)
{
    (void)state;
    gm_failure failure;
    gm_document *document = fixture(&failure);
    gm_status status = gm_document_set_text(document, gm_text_of("x"), "",
                                            (size_t)INT32_MAX + 1, &failure.error);
    assert_failure(status, failure, GM_INPUT,
                   "the text has 2147483648 bytes, more than 2147483647: cut it into "
                   "documents");
    gm_document_free(document);
}

static void test_add_table_replaces_one_of_the_same_name_in_its_place(void **state)
{
    (void)state;
    gm_failure failure;
    gm_document *document = fixture(&failure);
    gm_table *first = gm_document_add_table(document, "token");
    gm_document_add_table(document, "entity");
    gm_table_add_row(first, (gm_span){0, 0});
    gm_table_add_column(first, "kind", GM_SYMBOL);
    gm_table *second = gm_document_add_table(document, "token");
    assert_ptr_not_equal(second, first);
    assert_ptr_equal(gm_document_table(document, "token"), second);
    assert_ptr_equal(document->tables, second);
    assert_string_equal(second->next->name, "entity");
    assert_null(second->next->next);
    assert_int_equal(second->rows, 0);
    assert_null(second->columns);
    assert_ptr_equal(second->layer.host, &host);
    gm_document_free(document);
}

static void test_a_table_is_found_by_its_whole_name(void **state)
{
    (void)state;
    gm_failure failure;
    gm_document *document = fixture(&failure);
    char name[] = "token";
    gm_table *table = gm_document_add_table(document, name);
    name[0] = 'x';
    assert_ptr_equal(gm_document_table(document, "token"), table);
    assert_null(gm_document_table(document, "tok"));
    assert_null(gm_document_table(document, "tokens"));
    gm_document_free(document);
}

static void test_what_is_carried_keeps_its_order(void **state)
{
    (void)state;
    gm_failure failure;
    gm_document *document = fixture(&failure);
    gm_document_carry(document, "b", gm_text_of("[1, 2]"), false);
    gm_document_carry(document, "a", gm_text_of("{}"), true);
    assert_string_equal(document->carried->name, "b");
    assert_same(document->carried->json, "[1, 2]");
    assert_false(document->carried->is_layer);
    assert_string_equal(document->carried->next->name, "a");
    assert_true(document->carried->next->is_layer);
    assert_null(document->carried->next->next);
    gm_document_free(document);
}

/* A document with something of everything. */
static gm_status fill(gm_document *document, gm_failure *failure)
{
    gm_status status = set_text(document, "secret secret secret", failure);
    gm_table *table = gm_document_add_table(document, "token");
    if (status != GM_OK || !table)
        return GM_NOMEM;
    if (gm_table_add_row(table, (gm_span){0, 6}) != GM_OK ||
        !gm_table_add_column(table, "kind", GM_SYMBOL) ||
        gm_document_carry(document, "carried", gm_text_of("1"), true) != GM_OK ||
        gm_document_add_meta(document, "date", gm_text_of("2024")) != GM_OK ||
        !gm_symbols_intern(&document->symbols, gm_text_of("secret")))
        return GM_NOMEM;
    return GM_OK;
}

static void test_reset_leaves_nothing_of_the_last_document(void **state)
{
    (void)state;
    gm_failure failure;
    gm_document *document = fixture(&failure);
    assert_int_equal(fill(document, &failure), GM_OK);
    document->meta_json = gm_text_of("{}");
    gm_fail(&failure.error, GM_INTERNAL, "x");
    document->failure = failure;
    gm_document_reset(document);
    assert_int_equal(document->id.len + document->text.len + document->meta_json.len,
                     0);
    assert_null(document->tables);
    assert_null(document->carried);
    assert_null(document->meta);
    assert_null(document->access);
    assert_int_equal(document->failure.status, GM_OK);
    assert_int_equal(document->symbols.count, 1);
    assert_int_equal(document->arena.used, 0);
    gm_document_free(document);
}

static void test_reset_keeps_no_bytes_of_the_last_document(void **state)
{
    (void)state;
    gm_failure failure;
    gm_document *document = fixture(&failure);
    assert_int_equal(fill(document, &failure), GM_OK);
    gm_document_reset(document);
    const char *bytes = gm_arena_alloc(&document->arena, 8192);
    for (size_t i = 0; i < 8192; i++)
        assert_int_equal(bytes[i], 0);
    gm_document_free(document);
}

static void test_a_document_is_used_again_without_new_memory(void **state)
{
    (void)state;
    gm_failure failure;
    gm_document *document = fixture(&failure);
    for (int round = 0; round < 3; round++) {
        failing_after(round == 0 ? 0 : 1);
        gm_document_reset(document);
        assert_int_equal(fill(document, &failure), GM_OK);
        assert_false(failing_off());
        assert_same(document->text, "secret secret secret");
    }
    gm_document_free(document);
}

static gm_status make_document(void *who)
{
    (void)who;
    gm_failure failure;
    gm_failure_init(&failure);
    gm_document *document = gm_document_new(&host);
    gm_status status = document ? fill(document, &failure) : GM_NOMEM;
    for (uint32_t i = 0; status == GM_OK && i < 20000; i++)
        status = gm_table_add_row(document->tables, (gm_span){i, i});
    gm_document_free(document);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    failing_every_allocation(make_document, NULL);
}

RUN_TESTS(TEST(test_id_and_text_are_copies), TEST(test_an_empty_text_is_a_text),
          TEST(test_text_that_is_not_utf8_names_byte_offset_line_and_column),
          TEST(test_an_id_that_is_not_utf8_is_refused),
          TEST(test_text_that_is_too_long_is_refused_unread),
          TEST(test_add_table_replaces_one_of_the_same_name_in_its_place),
          TEST(test_a_table_is_found_by_its_whole_name),
          TEST(test_what_is_carried_keeps_its_order),
          TEST(test_reset_leaves_nothing_of_the_last_document),
          TEST(test_reset_keeps_no_bytes_of_the_last_document),
          TEST(test_a_document_is_used_again_without_new_memory),
          TEST(test_every_allocation_may_fail))
