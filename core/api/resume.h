/* The documents that an earlier output has already. */
#ifndef GM_API_RESUME_H
#define GM_API_RESUME_H

#include "doc/document.h"

/* Makes an interrupted output ready: cuts off a last line that was not written to its
 * end.  No file is fine.  Fails with GM_CONFIG, and the file is as it was, if it is not
 * such an output or cannot be changed. */
gm_status gm_written_prepare(const char *path, gm_error *err);

/* Reads the earlier output line by line, in step with the input; one document at hand.
 */
typedef struct gm_written gm_written;

gm_status gm_written_open(const char *path, gm_written **written, gm_error *err);

/* Whether there are more documents in the output; the next one is then at hand. */
bool gm_written_more(const gm_written *written);

/* Moves on if `document` is the one at hand, by id and text.  Whoever is not was a
 * failure then: documents of the input that were written are there in input order. */
gm_status gm_written_match(gm_written *written, const gm_document *document,
                           gm_error *err);

/* The line at hand, from 1. */
uint32_t gm_written_line(const gm_written *written);

void gm_written_close(gm_written *written);

#endif
