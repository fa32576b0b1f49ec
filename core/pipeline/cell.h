/* A process of ours that annotates one document after another for isolate.c. */
#ifndef GM_PIPELINE_CELL_H
#define GM_PIPELINE_CELL_H

#include "pipeline/flow.h"

#include <sys/types.h>

/* What the process notes where both can read it. */
typedef struct gm_cell_note {
    volatile uint32_t at;   /* the stage at work; the number of stages behind them */
    uint64_t nanoseconds[]; /* spent, one a stage */
} gm_cell_note;

typedef struct gm_cell {
    const gm_pipeline *pipeline;
    const gm_flow *flow;
    pid_t process; /* 0: none */
    int socket;
    gm_cell_note *note; /* outlives the process */
    gm_buffer answer;   /* as far as it has come */
    uint64_t deadline;  /* for it, in nanoseconds of the monotonic clock */
    void *work;         /* isolate.c's, NULL: idle */
} gm_cell;

/* Gives a cell its note.  Fails with GM_NOMEM. */
gm_status gm_cell_open(gm_cell *cell, const gm_pipeline *pipeline, const gm_flow *flow,
                       gm_error *err);
void gm_cell_close(gm_cell *cell);

/* Starts the process, which closes the sockets of the other `cells`, and sends an
 * answer as soon as its stages are started: with status and message alone. */
gm_status gm_cell_start(gm_cell *cell, const gm_cell *cells, uint32_t count,
                        gm_error *err);

/* Sends a document to an idle process; false if it is gone. */
bool gm_cell_send(gm_cell *cell, const gm_document *document, gm_buffer *scratch);

/* Reads what has come; `whole` if that is the answer.  False if the process is gone. */
bool gm_cell_receive(gm_cell *cell, bool *whole);

/* The answer is given out as a status, and its message in `err`; what is behind, if
 * that is GM_OK, are the outputs, one text each, and then the layers. */
gm_status gm_cell_answer(const gm_cell *cell, const char **outputs, size_t *len,
                         gm_error *err);

/* Ends the process and those that it has begun; gives what waitpid() does. */
int gm_cell_end(gm_cell *cell);

#endif
