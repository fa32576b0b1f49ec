#include "read/json_lines.h"

#include "read/jsonl.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct reader {
    const gm_input *input;
} reader;

static gm_status open_reader(const gm_input *input, void **opened, gm_error *err)
{
    reader *in = malloc(sizeof *in);
    if (!in)
        return gm_error_nomem(err);
    in->input = input;
    *opened = in;
    return GM_OK;
}

static bool is_blank(gm_text line)
{
    uint32_t at = 0;
    while (at < line.len && memchr(" \t\r", line.ptr[at], 3))
        at++;
    return at == line.len;
}

static gm_status next_line(gm_stream *stream, gm_text *line, bool *end, gm_error *err)
{
    gm_status status;
    do {
        status = gm_stream_line(stream, line, end, err);
    } while (status == GM_OK && !*end && is_blank(*line));
    return status;
}

static gm_status next(void *opened, gm_document *document, bool *end, uint32_t *number,
                      gm_error *err)
{
    const gm_input *input = ((const reader *)opened)->input;
    char standin[32];
    gm_text line;
    gm_status status = next_line(input->stream, &line, end, err);
    *number = gm_stream_line_number(input->stream);
    if (status != GM_OK || *end)
        return status;
    snprintf(standin, sizeof standin, "line-%u", *number);
    return gm_jsonl_read(document, line.ptr, line.len, standin, input->import, err);
}

static bool recognises(gm_text start)
{
    uint32_t at = start.len >= 3 && memcmp(start.ptr, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (at < start.len && memchr(" \t\r\n", start.ptr[at], 4))
        at++;
    return at < start.len && start.ptr[at] == '{';
}

static const char *const extensions[] = {".jsonl", ".ndjson", NULL};

const gm_read_format gm_json_lines_reader = {.name = "jsonl",
                                             .summary = "a line of JSON is a document",
                                             .extensions = extensions,
                                             .recognises = recognises,
                                             .open = open_reader,
                                             .next = next,
                                             .close = free};
