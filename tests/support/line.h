/* A line of JSON as a document, and a document as a line. */
#ifndef GM_TESTS_LINE_H
#define GM_TESTS_LINE_H

#include "expect.h"
#include "read/jsonl.h"
#include "write/jsonl.h"
#include "plugin/host.h"

/* The document of a line that has to be good; the caller frees it. */
static inline gm_document *read_good_line(const char *line, gm_import import)
{
    gm_failure failure;
    gm_failure_init(&failure);
    gm_document *document = gm_document_new(&gm_host_table);
    assert_non_null(document);
    if (gm_jsonl_read(document, line, strlen(line), "line-1", import, &failure.error))
        fail_msg("%s", failure.message);
    return document;
}

/* That the document is written as `line`, but for the line break. */
static inline void assert_written(const gm_document *document, gm_unit unit,
                                  const char *line)
{
    gm_failure failure;
    gm_buffer out = {0};
    gm_offsets offsets = {0};
    gm_failure_init(&failure);
    assert_int_equal(gm_jsonl_write(&out, document, unit, &offsets, &failure.error),
                     GM_OK);
    assert_true(out.len > 0 && out.ptr[out.len - 1] == '\n');
    out.ptr[out.len - 1] = '\0';
    assert_string_equal(out.ptr, line);
    gm_buffer_free(&out);
    gm_offsets_free(&offsets);
}

#endif
