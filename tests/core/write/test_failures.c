/* A failure as a line of JSON. */
#include "write/failures.h"

#include "failing.h"
#include "plugin/host.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

static void assert_line(const gm_refusal *refusal, const char *expected)
{
    gm_buffer out = {0};
    gm_failures_write(&out, refusal);
    gm_buffer_put(&out, '\0');
    assert_string_equal(out.ptr, expected);
    gm_buffer_free(&out);
}

static void test_what_was_read_is_an_input_again(void **state)
{
    (void)state;
    gm_document *document = gm_document_new(&gm_host_table);
    document->id = gm_text_of("d\"1");
    document->text = gm_text_of("Il\npleut");
    document->meta_json = gm_text_of("{\"n\":\n0.10}");
    gm_document_set_place(document, "a.jsonl", 7);
    assert_line(&(gm_refusal){document, true, "stem", "why"},
                "{\"id\":\"d\\\"1\",\"file\":\"a.jsonl\",\"line\":7,\"stage\":\"stem\","
                "\"message\":\"why\",\"text\":\"Il\\npleut\",\"meta\":{\"n\": "
                "0.10}}\n");
    gm_document_free(document);
}

static void test_what_was_not_read_has_no_text(void **state)
{
    (void)state;
    gm_document *document = gm_document_new(&gm_host_table);
    assert_line(&(gm_refusal){document, false, NULL, "why"},
                "{\"id\":null,\"file\":null,\"line\":null,\"stage\":null,\"message\":"
                "\"why\"}\n");
    gm_document_free(document);
}

static void test_what_is_no_utf8_is_replaced(void **state)
{
    (void)state;
    gm_document *document = gm_document_new(&gm_host_table);
    gm_document_set_place(document, "pr\xE9.txt", 0);
    assert_line(&(gm_refusal){document, false, NULL, "caf\xC3"},
                "{\"id\":null,\"file\":\"pr\xEF\xBF\xBD.txt\",\"line\":null,\"stage\":"
                "null,\"message\":\"caf\xEF\xBF\xBD\"}\n");
    gm_document_free(document);
}

static gm_status write_one(void *who)
{
    gm_buffer out = {0};
    gm_failures_write(&out, who);
    gm_status status = out.failed ? GM_NOMEM : GM_OK;
    gm_buffer_free(&out);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    gm_document *document = gm_document_new(&gm_host_table);
    document->id = document->text = gm_text_of("text");
    gm_refusal refusal = {document, true, "stem", "why"};
    failing_every_allocation(write_one, &refusal);
    gm_document_free(document);
}

RUN_TESTS(TEST(test_what_was_read_is_an_input_again),
          TEST(test_what_was_not_read_has_no_text),
          TEST(test_what_is_no_utf8_is_replaced), TEST(test_every_allocation_may_fail))
