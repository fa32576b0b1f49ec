/* The documents of a job: all of the inputs', or one shard of them. */
#ifndef GM_API_SELECTION_H
#define GM_API_SELECTION_H

#include "read/source.h"

#include <guillemet/guillemet.h>

typedef struct gm_selection {
    gm_source *source;
    uint64_t position;   /* in the inputs, of the next document, failed ones counted */
    uint64_t begin, end; /* positions of the shard */
} gm_selection;

/* Fails with GM_CONFIG if an input does not exist, or cannot be read in parts. */
gm_status gm_selection_open(const gm_job *job, gm_selection *selection, gm_error *err);

/* As gm_source_next(), GM_INPUT being about a document of the shard. */
gm_status gm_selection_next(gm_selection *selection, gm_document *document, bool *end,
                            gm_error *err);

void gm_selection_close(gm_selection *selection);

/* Bytes of the inputs, of files that are no documents as well; 0 if that is not known,
 * for one is no file, or compressed. */
uint64_t gm_selection_bytes(const gm_job *job);

#endif
