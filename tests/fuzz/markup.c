/* A format that libxml2 takes apart, FORMAT, over any bytes: every document has a text
 * that is valid UTF-8 and goes out as JSON, its layers are sound, and the file ends. */
#include "fuzz.h"

#include "plugin/host.h"
#include "read/format.h"

static void check_document(const gm_document *document)
{
    REQUIRE(document->text.len && document->id.len, "a document without text or id");
    fuzz_check_layers(document);
    fuzz_check_json(document, GM_UNIT_CODE_POINT);
}

static void read_all(const gm_read_format *format, void *reader, size_t most)
{
    static gm_document *document;
    bool end = false;
    document = document ? document : gm_document_new(&gm_host_table);
    REQUIRE(document, "no memory for a document");
    for (size_t calls = 0; !end; calls++) {
        gm_failure failure;
        uint32_t line = 0;
        gm_failure_init(&failure);
        gm_document_reset(document);
        gm_status status = format->next(reader, document, &end, &line, &failure.error);
        REQUIRE(status == GM_OK || status == GM_INPUT, "status %d: %s", (int)status,
                failure.message);
        REQUIRE(status == GM_OK || failure.message[0], "it is refused without a word");
        REQUIRE(calls <= most, "there is no end of documents");
        if (status == GM_OK && !end)
            check_document(document);
    }
}

static void read_bytes(const uint8_t *input, size_t len, gm_import import)
{
    const gm_read_format *format = gm_read_format_find(FORMAT);
    fuzz_bytes left = {input, len, 61};
    gm_input from = {.file = "file", .name = {"file", 4}, .import = import};
    gm_failure failure;
    void *reader;
    gm_failure_init(&failure);
    from.stream = fuzz_stream(&left);
    gm_status status = format->open(&from, &reader, &failure.error);
    REQUIRE(status == GM_OK || (status == GM_INPUT && failure.message[0]),
            "status %d: %s", (int)status, failure.message);
    if (status == GM_OK) {
        read_all(format, reader, len);
        format->close(reader);
    }
    gm_stream_close(from.stream);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t len)
{
    static const uint8_t none[1];
    gm_text start = {input ? (const char *)input : "",
                     (uint32_t)(len < 4096 ? len : 4096)};
    gm_read_format_find(FORMAT)->recognises(start);
    read_bytes(input ? input : none, len, GM_CARRY_LAYERS);
    read_bytes(input ? input : none, len, GM_IMPORT_LAYERS);
    return 0;
}
