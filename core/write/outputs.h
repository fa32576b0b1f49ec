/* The outputs of a run, each in its own format, written side by side, and the file of
 * the documents that failed. */
#ifndef GM_WRITE_OUTPUTS_H
#define GM_WRITE_OUTPUTS_H

#include "pipeline/flow.h"
#include "write/format.h"

typedef struct gm_outputs gm_outputs;

/* What there is to be said of all outputs alike. */
typedef struct gm_outputs_how {
    const gm_output *outputs; /* borrowed; none: JSON Lines on standard output */
    uint32_t count;
    const char *errors; /* the file of the documents that failed; NULL: none */
    gm_unit offsets;
    bool colour;
    void (*note)(void *who, const char *message);
    void *who;
} gm_outputs_how;

/* Empties nothing yet.  Fails with GM_CONFIG if a format does not exist, an output
 * cannot be opened, two outputs are one place, or a folder or database is to go to
 * standard output. */
gm_status gm_outputs_open(const gm_outputs_how *how, gm_outputs **outputs,
                          gm_error *err);

uint32_t gm_outputs_count(const gm_outputs *outputs);

/* Whether gm_outputs_take() looks at the layers of documents. */
bool gm_outputs_need_layers(const gm_outputs *outputs);

/* Empties what is there, or (after gm_outputs_recall() or gm_outputs_recall_all()) cuts
 * it where it was saved; before the first document. */
gm_status gm_outputs_begin(gm_outputs *outputs, gm_error *err);

/* Fills a buffer for each output; on any thread. */
gm_status gm_outputs_render(const gm_outputs *outputs, gm_buffer *rendered,
                            const gm_document *document, gm_offsets *scratch,
                            gm_error *err);

/* Writes them, on the calling thread, in the order of the documents. */
gm_status gm_outputs_take(gm_outputs *outputs, gm_buffer *rendered,
                          const gm_document *document, gm_error *err);
gm_status gm_outputs_refuse(gm_outputs *outputs, const gm_refusal *refusal,
                            gm_error *err);

/* Called behind each document: whether all outputs can be cut here. */
gm_status gm_outputs_settle(gm_outputs *outputs, bool *can_be_cut, gm_error *err);

/* Whether some are compressed, and can be cut between frames alone. */
bool gm_outputs_frames(const gm_outputs *outputs);

/* ---- Going on (outputs_state.c) ---------------------------------------------- */

/* Whether all of them are files or places, so that they can be gone on with. */
bool gm_outputs_can_go_on(const gm_outputs *outputs);

/* The first of them; NULL if that is standard output. */
const char *gm_outputs_path(const gm_outputs *outputs);

/* Whether there is something that gm_outputs_begin() would empty; whether that is in
 * the file of failures; and whether it is one output of JSON Lines, uncompressed. */
bool gm_outputs_found(const gm_outputs *outputs);
bool gm_outputs_found_errors(const gm_outputs *outputs);
bool gm_outputs_are_lines(const gm_outputs *outputs);

/* One line of what they are, without its break. */
void gm_outputs_describe(const gm_outputs *outputs, gm_buffer *line);

/* Appends lines that tell where they can be cut now. */
gm_status gm_outputs_save(gm_outputs *outputs, gm_buffer *lines, gm_error *err);

/* What such lines tell; borrowed until gm_outputs_begin().  Fails with GM_CONFIG, and
 * nothing has been cut, if there is less than they tell of. */
gm_status gm_outputs_recall(gm_outputs *outputs, gm_text lines, gm_error *err);

/* As if it had been saved at the end of what is there. */
void gm_outputs_recall_all(gm_outputs *outputs);

/* What was written is on the disk. */
gm_status gm_outputs_sync(gm_outputs *outputs, gm_error *err);

/* ---- The end ----------------------------------------------------------------- */

/* What stands behind the last document.  Of a run that was stopped, what another will
 * go on with: files are whole for the time being, and places wait. */
gm_status gm_outputs_finish(gm_outputs *outputs, bool stopped, gm_error *err);

/* Closes everything, whatever happens. */
gm_status gm_outputs_close(gm_outputs *outputs, gm_error *err);

#endif
