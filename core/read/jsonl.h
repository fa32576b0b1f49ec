/* A line of JSON as a document: the contract's format, or any object with a `text`. */
#ifndef GM_READ_JSONL_H
#define GM_READ_JSONL_H

#include "read/format.h"

/* Fills an empty document from one line, without its line break.  `standin` is the id
 * of a line that has none, or null; an id may be a whole number, and then is its
 * digits. Fails with GM_INPUT for what is no JSON, no object, or has no text or an id
 * of another type; the message does not name the line, which the caller knows. */
gm_status gm_jsonl_read(gm_document *document, const char *line, size_t len,
                        const char *standin, gm_import import, gm_error *err);

#endif
