/* A format that libxml2 takes apart, FORMAT, over any bytes: every document has a text
 * that is valid UTF-8 and goes out as JSON, its layers are sound, and the file ends. */
#include "fuzz.h"

#include "doc/verify.h"
#include "plugin/host.h"
#include "read/format.h"

typedef struct bytes {
    const uint8_t *ptr;
    size_t len;
} bytes;

/* In pieces of an odd size, so that nothing depends on where they end. */
static gm_status more(void *who, char *room, size_t size, size_t *got, gm_error *err)
{
    bytes *left = who;
    size_t most = size < 61 ? size : 61;
    (void)err;
    *got = left->len < most ? left->len : most;
    memcpy(room, left->ptr, *got);
    left->ptr += *got;
    left->len -= *got;
    return GM_OK;
}

static void check_document(const gm_document *document)
{
    gm_failure failure;
    gm_failure_init(&failure);
    REQUIRE(document->text.len && document->id.len, "a document without text or id");
    for (gm_table *table = document->tables; table; table = table->next) {
        gm_status status = gm_verify_table(document, table, &failure.error);
        for (gm_column *column = table->columns; column; column = column->next)
            status = status == GM_OK
                         ? gm_verify_column(document, table, column, &failure.error)
                         : status;
        REQUIRE(status == GM_OK, "layer %s: %s", table->name, failure.message);
    }
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
    bytes left = {input, len};
    gm_stream_origin origin = {.who = &left, .more = more};
    gm_input from = {.file = "file", .name = {"file", 4}, .import = import};
    gm_failure failure;
    void *reader;
    gm_failure_init(&failure);
    from.stream = gm_stream_new(&origin);
    REQUIRE(from.stream, "no memory for a stream");
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
