/* Documents for the tests of the measures, from a line of JSON each. */
#ifndef GM_TESTS_SCORE_DOCUMENTS_H
#define GM_TESTS_SCORE_DOCUMENTS_H

#include "doc/document.h"
#include "read/jsonl.h"
#include "plugin/host.h"

#include "test.h"

/* The caller frees it. */
static inline gm_document *read_document(const char *json)
{
    gm_failure failure;
    gm_document *document = gm_document_new(&gm_host_table);
    gm_failure_init(&failure);
    if (gm_jsonl_read(document, json, strlen(json), "1", GM_IMPORT_LAYERS,
                      &failure.error) != GM_OK)
        fail_msg("%s", failure.message);
    return document;
}

#endif
