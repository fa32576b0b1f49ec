/* The outputs of a run, each in its own format, written side by side. */
#ifndef GM_WRITE_OUTPUTS_H
#define GM_WRITE_OUTPUTS_H

#include "write/format.h"

typedef struct gm_outputs gm_outputs;

/* What there is to be said of all outputs alike. */
typedef struct gm_outputs_how {
    const gm_output *outputs; /* borrowed; none: JSON Lines on standard output */
    uint32_t count;
    gm_unit offsets;
    bool colour, go_on;
    void (*note)(void *who, const char *message);
    void *who;
} gm_outputs_how;

/* Fails with GM_CONFIG before any output is emptied, if a format does not exist, two
 * outputs are one place, or a folder or database is to go to standard output. */
gm_status gm_outputs_open(const gm_outputs_how *how, gm_outputs **outputs,
                          gm_error *err);

uint32_t gm_outputs_count(const gm_outputs *outputs);

/* Fills a buffer for each output; on any thread. */
gm_status gm_outputs_render(const gm_outputs *outputs, gm_buffer *rendered,
                            const gm_document *document, gm_offsets *scratch,
                            gm_error *err);

/* Writes them, on the calling thread, in the order of the documents. */
gm_status gm_outputs_take(gm_outputs *outputs, gm_buffer *rendered,
                          const gm_document *document, gm_error *err);

/* What stands behind the last document, if `whole`; then closes everything. */
gm_status gm_outputs_close(gm_outputs *outputs, bool whole, gm_error *err);

#endif
