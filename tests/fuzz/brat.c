/* gm_brat_read() over any annotation of any text: the input is a text, a line of "%%"
 * and an annotation.  What is taken is sound and goes out as JSON. */
#include "fuzz.h"

#include "plugin/host.h"
#include "read/brat.h"

static size_t find_cut(const char *input, size_t len)
{
    for (size_t at = 0; at + 3 <= len; at++) {
        if (memcmp(input + at, "%%\n", 3) == 0)
            return at;
    }
    return len;
}

static void check_entities(const gm_document *document)
{
    fuzz_table(document, "entity");
    fuzz_check_layers(document);
    fuzz_check_json(document, GM_UNIT_UTF16);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t len)
{
    static gm_document *document;
    gm_failure failure;
    const char *ptr = input ? (const char *)input : "";
    size_t cut = find_cut(ptr, len), from = cut + 3 < len ? cut + 3 : len;
    document = document ? document : gm_document_new(&gm_host_table);
    REQUIRE(document, "no memory for a document");
    gm_document_reset(document);
    gm_failure_init(&failure);
    if (gm_document_set_text(document, gm_text_of("id"), ptr, cut, &failure.error) !=
        GM_OK)
        return 0;
    gm_status status = gm_brat_read(
        document, (gm_text){ptr + from, (uint32_t)(len - from)}, &failure.error);
    REQUIRE(status == GM_OK || (status == GM_INPUT && failure.message[0]),
            "status %d: %s", (int)status, failure.message);
    if (status == GM_OK)
        check_entities(document);
    return 0;
}
