#include "read/brat_folder.h"

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

static gm_status next(void *opened, gm_document *document, bool *end, uint32_t *line,
                      gm_error *err)
{
    reader *in = opened;
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
    if (status == GM_OK)
        status = gm_brat_read_beside(document, in->input, err);
    gm_buffer_free(&bytes);
    return status;
}

/* Its texts look like any others: it must be asked for. */
static bool recognises(gm_text start)
{
    (void)start;
    return false;
}

static const char *const extensions[] = {".txt", NULL};

const gm_read_format gm_brat_reader = {.name = "brat",
                                       .summary = "texts with the entities of NAME.ann",
                                       .extensions = extensions,
                                       .recognises = recognises,
                                       .open = open_reader,
                                       .next = next,
                                       .close = free};
