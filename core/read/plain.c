#include "read/plain.h"

#include "read/brat.h"

#include <stdlib.h>

typedef struct reader {
    const gm_input *input;
    bool done;
} reader;

static gm_status open_reader(const gm_input *input, void **opened, gm_error *err)
{
    reader *in = calloc(1, sizeof *in);
    if (!in)
        return gm_error_nomem(err);
    in->input = input;
    *opened = in;
    return GM_OK;
}

/* The whole file; `layers` tells whether those of NAME.ann are read too. */
static gm_status read_file(reader *in, bool layers, gm_document *document, bool *end,
                           uint32_t *line, gm_error *err)
{
    gm_buffer bytes = {0};
    *line = 0;
    *end = in->done;
    if (in->done)
        return GM_OK;
    in->done = true;
    gm_status status = gm_stream_rest(in->input->stream, &bytes, err);
    if (status == GM_OK)
        status = gm_document_set_text(document, in->input->name,
                                      bytes.len ? bytes.ptr : "", bytes.len, err);
    if (status == GM_OK && layers)
        status = gm_brat_read_beside(document, in->input, err);
    gm_buffer_free(&bytes);
    return status;
}

static gm_status next(void *opened, gm_document *document, bool *end, uint32_t *line,
                      gm_error *err)
{
    reader *in = opened;
    return read_file(in, in->input->import == GM_IMPORT_LAYERS, document, end, line,
                     err);
}

static gm_status next_with_layers(void *opened, gm_document *document, bool *end,
                                  uint32_t *line, gm_error *err)
{
    return read_file(opened, true, document, end, line, err);
}

/* Texts of brat look like any others: they must be asked for. */
static bool recognises_none(gm_text start)
{
    (void)start;
    return false;
}

static const char *const extensions[] = {".txt", NULL};

const gm_read_format gm_plain_reader = {.name = "text",
                                        .summary = "a file is a document",
                                        .extensions = extensions,
                                        .open = open_reader,
                                        .next = next,
                                        .close = free};

const gm_read_format gm_brat_reader = {.name = "brat",
                                       .summary = "texts with the entities of NAME.ann",
                                       .extensions = extensions,
                                       .recognises = recognises_none,
                                       .open = open_reader,
                                       .next = next_with_layers,
                                       .close = free};
