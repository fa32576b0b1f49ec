/* Findings, and what is looked at in every document. */
#include "fuzz.h"

#include "doc/verify.h"
#include "io/json_numbers.h"
#include "write/jsonl.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/utf8.h>

_Noreturn void fuzz_finding(const char *file, int line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "%s:%d: finding: ", file, line);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    abort();
}

stage_run *fuzz_open(const gm_stage *const *stages, size_t count,
                     const stage_setting *settings)
{
    setenv("CMOCKA_TEST_ABORT", "1", 1); /* rather than exit() */
    return stage_run_open_with(stages, count, settings);
}

bool fuzz_is_valid(const uint8_t *input, size_t len)
{
    UChar32 code = 0;
    for (int32_t at = 0; at < (int32_t)len && code >= 0;)
        U8_NEXT(input, at, (int32_t)len, code);
    return code >= 0;
}

void fuzz_mend(const uint8_t *input, size_t len, const char *const *pieces,
               size_t count, gm_buffer *text)
{
    for (int32_t at = 0, begin; at < (int32_t)len;) {
        UChar32 code;
        begin = at;
        U8_NEXT(input, at, (int32_t)len, code);
        if (code >= 0)
            gm_buffer_add(text, (const char *)input + begin, (size_t)(at - begin));
        else
            gm_buffer_puts(text, pieces[(input[begin] & 0x7Fu) % count]);
    }
    REQUIRE(!text->failed, "no memory for the text");
}

static gm_status more(void *who, char *room, size_t size, size_t *got, gm_error *err)
{
    fuzz_bytes *left = who;
    size_t most = size < left->piece ? size : left->piece;
    (void)err;
    *got = left->len < most ? left->len : most;
    memcpy(room, left->ptr, *got);
    left->ptr += *got;
    left->len -= *got;
    return GM_OK;
}

gm_stream *fuzz_stream(fuzz_bytes *bytes)
{
    gm_stream *stream = gm_stream_new(&(gm_stream_origin){.who = bytes, .more = more});
    REQUIRE(stream, "no memory for a stream");
    return stream;
}

void fuzz_check_layers(const gm_document *document)
{
    gm_failure failure;
    gm_failure_init(&failure);
    for (gm_table *table = document->tables; table; table = table->next) {
        gm_status status = gm_verify_table(document, table, &failure.error);
        for (gm_column *column = table->columns; column; column = column->next)
            status = status == GM_OK
                         ? gm_verify_column(document, table, column, &failure.error)
                         : status;
        REQUIRE(status == GM_OK, "layer %s: %s", table->name, failure.message);
    }
}

const gm_table *fuzz_table(const gm_document *document, const char *layer)
{
    const gm_table *table = gm_document_table(document, layer);
    REQUIRE(table, "there is no layer \"%s\"", layer);
    return table;
}

const void *fuzz_column(const gm_document *document, const char *path, gm_type type)
{
    char layer[64];
    const char *dot = strchr(path, '.');
    snprintf(layer, sizeof layer, "%.*s", (int)(dot - path), path);
    const gm_column *column = gm_table_column(fuzz_table(document, layer), dot + 1);
    REQUIRE(column && column->type == type, "there is no column \"%s\"", path);
    return column->cells;
}

bool fuzz_is_among(const gm_document *document, gm_sym symbol, const char *const *names)
{
    gm_text text = gm_symbols_text(&document->symbols, symbol);
    while (*names &&
           (strlen(*names) != text.len || memcmp(*names, text.ptr, text.len) != 0))
        names++;
    return *names != NULL;
}

void fuzz_check_json(const gm_document *document, gm_unit unit)
{
    gm_failure failure;
    gm_buffer line = {0};
    gm_offsets offsets = {0};
    json_error_t error;
    gm_failure_init(&failure);
    gm_status status = gm_jsonl_write(&line, document, unit, &offsets, &failure.error);
    REQUIRE(status == GM_OK, "JSON is not written: %s", failure.message);
    REQUIRE(memchr(line.ptr, '\n', line.len) == line.ptr + line.len - 1,
            "JSON is not written as one line");
    gm_json_mask_numbers(line.ptr, (uint32_t)line.len);
    json_t *root =
        json_loadb(line.ptr, line.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
    REQUIRE(root, "JSON does not parse: %s (byte %d)", error.text, error.position);
    const json_t *text = json_object_get(root, "text");
    REQUIRE(json_is_string(text) && json_string_length(text) == document->text.len &&
                memcmp(json_string_value(text), document->text.ptr,
                       document->text.len) == 0,
            "JSON has another text");
    json_decref(root);
    gm_buffer_free(&line);
    gm_offsets_free(&offsets);
}
