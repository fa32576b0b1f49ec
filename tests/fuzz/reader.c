/* A format of lines or records, FORMAT, over any bytes: every document goes out as JSON
 * with the same text, its layers are sound, what is refused is refused with words and
 * at a line of the file, and the file ends. */
#include "fuzz.h"

#include "plugin/host.h"
#include "read/format.h"

static void check_document(const gm_document *document)
{
    REQUIRE(document->id.len, "a document without id");
    fuzz_check_layers(document);
    fuzz_check_json(document, GM_UNIT_CODE_POINT);
}

static uint32_t read_all(const gm_read_format *format, void *reader, size_t len)
{
    static gm_document *document;
    bool end = false;
    uint32_t documents = 0;
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
        REQUIRE(calls <= len + 2, "there is no end of documents");
        REQUIRE(line <= len + 1, "line %u of %zu bytes", line, len);
        if (status == GM_OK && !end) {
            check_document(document);
            documents++;
        }
    }
    return documents;
}

static uint32_t read_bytes(const uint8_t *input, size_t len, size_t piece,
                           gm_import import)
{
    const gm_read_format *format = gm_read_format_find(FORMAT);
    fuzz_bytes left = {input, len, piece};
    gm_input from = {.file = "file", .name = {"file", 4}, .import = import};
    gm_failure failure;
    void *reader;
    gm_failure_init(&failure);
    from.stream = fuzz_stream(&left);
    REQUIRE(format->open(&from, &reader, &failure.error) == GM_OK, "it does not open");
    uint32_t documents = read_all(format, reader, len);
    format->close(reader);
    gm_stream_close(from.stream);
    return documents;
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t len)
{
    static const uint8_t none[1];
    const gm_read_format *format = gm_read_format_find(FORMAT);
    gm_text start = {input ? (const char *)input : "",
                     (uint32_t)(len < 4096 ? len : 4096)};
    if (format->recognises)
        format->recognises(start);
    uint32_t small = read_bytes(input ? input : none, len, 7, GM_CARRY_LAYERS);
    uint32_t large = read_bytes(input ? input : none, len, 4096, GM_IMPORT_LAYERS);
    REQUIRE(small == large || strcmp(FORMAT, "conllu") == 0,
            "%u documents in small pieces, %u in large ones", small, large);
    return 0;
}
