/* gm_jsonl_read() over any bytes, in both modes.  What it takes is written again: as
 * JSON with the same text, whatever the unit of offsets; read and written once more,
 * nothing changes. */
#include "fuzz.h"

#include "read/jsonl.h"
#include "write/jsonl.h"
#include "plugin/host.h"

static gm_status read_line(gm_document *document, const char *line, size_t len,
                           gm_import import)
{
    gm_failure failure;
    gm_failure_init(&failure);
    gm_document_reset(document);
    gm_status status =
        gm_jsonl_read(document, line, len, "standin", import, &failure.error);
    REQUIRE(status == GM_OK || status == GM_INPUT, "status %d: %s", (int)status,
            failure.message);
    REQUIRE(status == GM_OK || failure.message[0], "it is refused without a word");
    return status;
}

static void write_line(const gm_document *document, gm_buffer *line)
{
    gm_failure failure;
    gm_offsets offsets = {0};
    gm_failure_init(&failure);
    gm_status status =
        gm_jsonl_write(line, document, GM_UNIT_CODE_POINT, &offsets, &failure.error);
    REQUIRE(status == GM_OK && line->len, "JSON is not written: %s", failure.message);
    gm_offsets_free(&offsets);
}

static void check_again(gm_document *document, gm_import import)
{
    gm_buffer once = {0}, twice = {0};
    write_line(document, &once);
    gm_status status = read_line(document, once.ptr, once.len - 1, import);
    REQUIRE(status == GM_OK, "what is written is not read again:\n%.*s", (int)once.len,
            once.ptr);
    write_line(document, &twice);
    REQUIRE(once.len == twice.len && memcmp(once.ptr, twice.ptr, once.len) == 0,
            "written once and twice differ:\n%.*s%.*s", (int)once.len, once.ptr,
            (int)twice.len, twice.ptr);
    gm_buffer_free(&once);
    gm_buffer_free(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t len)
{
    static gm_document *document;
    if (!document)
        document = gm_document_new(&gm_host_table);
    REQUIRE(document, "no memory for a document");
    for (int mode = 0; mode < 2; mode++) {
        gm_import import = mode ? GM_IMPORT_LAYERS : GM_CARRY_LAYERS;
        if (read_line(document, (const char *)input, len, import) != GM_OK)
            continue;
        fuzz_check_json(document, GM_UNIT_BYTE);
        fuzz_check_json(document, GM_UNIT_UTF16);
        fuzz_check_json(document, GM_UNIT_CODE_POINT);
        check_again(document, import);
    }
    return 0;
}
