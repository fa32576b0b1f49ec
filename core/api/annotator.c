/* One document, one worker.  What could not be opened has a worker without pipeline. */
#include "api/context.h"
#include "write/jsonl.h"

#include <stdlib.h>
#include <string.h>

struct gm_annotator {
    gm_worker worker;
    gm_document *document;
    gm_offsets offsets;
    gm_buffer json;
    gm_failure failure;
    gm_status status; /* of the opening, and then of the last gm_annotate() */
};

static bool is_open(const gm_annotator *annotator)
{
    return annotator->worker.pipeline != NULL;
}

gm_status gm_annotator_open(gm_pipeline *pipeline, gm_annotator **opened)
{
    gm_annotator *annotator = *opened = calloc(1, sizeof *annotator);
    if (!annotator)
        return GM_NOMEM;
    gm_error *err = &annotator->failure.error;
    gm_failure_init(&annotator->failure);
    annotator->document = gm_document_new(&gm_host_table);
    annotator->status = annotator->document
                            ? gm_worker_start(&annotator->worker, pipeline, err)
                            : gm_error_nomem(err);
    return annotator->status;
}

void gm_annotator_close(gm_annotator *annotator)
{
    if (!annotator)
        return;
    gm_worker_stop(&annotator->worker);
    gm_document_free(annotator->document);
    gm_offsets_free(&annotator->offsets);
    gm_buffer_free(&annotator->json);
    free(annotator);
}

const char *gm_annotator_message(const gm_annotator *annotator)
{
    return annotator ? annotator->failure.message : "out of memory";
}

static gm_status annotate(gm_annotator *annotator, const char *id, const char *text,
                          size_t len)
{
    gm_error *err = &annotator->failure.error;
    gm_failure_init(&annotator->failure);
    gm_document_reset(annotator->document);
    gm_status status =
        gm_document_set_text(annotator->document, gm_text_of(id), text, len, err);
    if (status != GM_OK)
        return status;
    return gm_worker_process(&annotator->worker, annotator->document,
                             annotator->worker.pipeline->plan.count, err);
}

gm_status gm_annotate(gm_annotator *annotator, const char *id, const char *text,
                      size_t len, const gm_doc **doc)
{
    if (!annotator)
        return GM_NOMEM;
    if (is_open(annotator))
        annotator->status = annotate(annotator, id, text, len);
    if (annotator->status == GM_OK)
        *doc = &annotator->document->doc;
    return annotator->status;
}

gm_status gm_annotator_json(gm_annotator *annotator, gm_unit offsets, const char **json,
                            size_t *len)
{
    if (!annotator)
        return GM_NOMEM;
    if (annotator->status != GM_OK)
        return annotator->status;
    gm_buffer_clear(&annotator->json);
    gm_failure_init(&annotator->failure);
    gm_status status = gm_jsonl_write(&annotator->json, annotator->document, offsets,
                                      &annotator->offsets, &annotator->failure.error);
    if (status != GM_OK)
        return status;
    *json = annotator->json.ptr;
    *len = annotator->json.len;
    return GM_OK;
}

uint64_t gm_annotator_nanoseconds(const gm_annotator *annotator, uint32_t i)
{
    if (!annotator || !is_open(annotator) ||
        i >= annotator->worker.pipeline->plan.count)
        return 0;
    return annotator->worker.nanoseconds[i];
}
