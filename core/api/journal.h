/* OUT.resume: how far a run was, beside its first output.
 *
 *     guillemet resume 1
 *     command quotes-csv q.csv, ...; stages tokenize 1.0.0, ...
 *     documents 1200             annotated and written
 *     failures 3                 reported instead
 *     input 0123456789abcdef     hash of the ids and texts of all of them
 *     output 482113              what gm_outputs_save() appends
 *     state
 *     sum 0123456789abcdef       hash of the lines above
 *
 * The file is there whole or not at all: it is written beside and renamed. */
#ifndef GM_API_JOURNAL_H
#define GM_API_JOURNAL_H

#include "doc/document.h"
#include "base/buffer.h"

typedef struct gm_journal gm_journal;

/* Documents that are done. */
typedef struct gm_point {
    uint64_t documents, failures, hash;
} gm_point;

/* One more document, whatever became of it, in the hash. */
void gm_point_hash(gm_point *point, const gm_document *document);

/* `command` is one line of what must be the same in a run that goes on; both are
 * copied.  Looks at no file yet.  Fails with GM_NOMEM alone. */
gm_status gm_journal_open(const char *out, gm_text command, gm_journal **journal,
                          gm_error *err);

/* What another run has left: `found` if there is such a file, `point` all zeros if it
 * had done nothing.  `outputs` is borrowed, until the next call.  Fails with GM_CONFIG
 * if it cannot be gone on with. */
gm_status gm_journal_read(gm_journal *journal, bool *found, gm_point *point,
                          gm_text *outputs, gm_error *err);

/* With `sync`, it is on the disk afterwards.  Fails with GM_OUTPUT, GM_NOMEM. */
gm_status gm_journal_write(gm_journal *journal, const gm_point *point,
                           const gm_buffer *outputs, bool sync, gm_error *err);

const char *gm_journal_path(const gm_journal *journal);

void gm_journal_remove(gm_journal *journal);
void gm_journal_close(gm_journal *journal);

#endif
