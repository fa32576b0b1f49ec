/* What a format cannot hold, said once a run to whoever hears the notes.  On the
 * calling thread, that is from take() and finish() of a format. */
#ifndef GM_WRITE_NOTES_H
#define GM_WRITE_NOTES_H

#include "base/buffer.h"
#include "write/format.h"

typedef struct gm_notes {
    const gm_writing *how;
    gm_arena arena;
    gm_symbols said;
} gm_notes;

/* `how` outlives the notes. */
void gm_notes_init(gm_notes *notes, const gm_writing *how);
void gm_notes_free(gm_notes *notes);

/* open() and close() of a format whose writer is its notes and nothing else. */
gm_status gm_notes_open(const gm_writing *how, void **writer, gm_error *err);
void gm_notes_close(void *writer);

/* Whether `what` was not asked about before. */
bool gm_notes_first(gm_notes *notes, gm_text what);

/* Says the message, unless it was said before. */
void gm_notes_once(gm_notes *notes, const char *message);

/* The same of a message that is made, in which names of the input may stand: control
 * characters are "?" there.  Fails with GM_NOMEM alone. */
gm_status gm_notes_say(gm_notes *notes, gm_error *err, const char *format, ...)
    GM_PRINTF(3, 4);

/* All that the stages of the pipeline "press" write, as `held` of a format that has a
 * place for it. */
extern const char *const gm_notes_press[];

/* Names what the document has and the format `format` has no place for, if it was not
 * named before: layers, columns of layers that are in `held` ("entity", "entity.type",
 * NULL behind the last), and what stands beside "meta".  Fails with GM_NOMEM alone. */
gm_status gm_notes_unheld(gm_notes *notes, const char *format,
                          const gm_document *document, const char *const *held,
                          gm_error *err);

/* The same of one layer's columns, and of what stands beside "meta". */
gm_status gm_notes_unheld_of(gm_notes *notes, const char *format,
                             const gm_document *document, const char *layer,
                             const char *const *held, gm_error *err);

/* GM_NOMEM if memory ran out at a message. */
gm_status gm_notes_status(const gm_notes *notes, gm_error *err);

#endif
