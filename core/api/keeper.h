/* Keeps the journal of a run while it goes on: a point about every second, at documents
 * behind which all outputs can be cut. */
#ifndef GM_API_KEEPER_H
#define GM_API_KEEPER_H

#include "api/journal.h"
#include "write/outputs.h"

#include <guillemet/guillemet.h>

typedef struct gm_keeper {
    gm_outputs *outputs; /* borrowed */
    gm_journal *journal; /* NULL: nothing is kept, for an output cannot be cut */
    gm_point point;      /* now */
    gm_point saved;      /* the last one that the outputs can be cut at */
    gm_buffer lines;     /* of the outputs, there */
    bool is_new;         /* the journal is of this run */
    bool is_told;        /* `saved` is in the journal */
    uint64_t due;        /* when the journal is to be written again, in nanoseconds */
} gm_keeper;

/* Fails with GM_NOMEM alone. */
gm_status gm_keeper_open(gm_keeper *keeper, gm_outputs *outputs, gm_text command,
                         gm_error *err);

/* Before anything is emptied: that nothing is done.  What cannot be kept, for nobody
 * may write beside the output, is not. */
gm_status gm_keeper_begin(gm_keeper *keeper, gm_error *err);

/* One more document is written, or has `failed`. */
gm_status gm_keeper_add(gm_keeper *keeper, const gm_document *document, bool failed,
                        gm_error *err);

/* The run stops before its end, and may be gone on with. */
gm_status gm_keeper_stop(gm_keeper *keeper, gm_error *err);

/* The outputs are finished: on the disk, and nothing is left to go on with. */
gm_status gm_keeper_end(gm_keeper *keeper, gm_error *err);

/* The run failed with `status`.  Where nothing was done there is nothing to go on with,
 * unless something may have been written. */
void gm_keeper_give_up(gm_keeper *keeper, gm_status status);

void gm_keeper_close(gm_keeper *keeper);

#endif
