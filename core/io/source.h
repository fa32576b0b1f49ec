/* Documents from files, folders and standard input, one after another. */
#ifndef GM_IO_SOURCE_H
#define GM_IO_SOURCE_H

#include "doc/document.h"
#include "io/jsonl_reader.h"

#include <guillemet/guillemet.h>

typedef struct gm_source gm_source;

/* `paths` is borrowed; none of them is standard input.  With GM_IMPORT_LAYERS, the
 * standard layers of JSON lines become layers of the document, and so do the entities
 * of NAME.ann beside NAME.txt. */
gm_status gm_source_open(const char *const *paths, uint32_t count,
                         gm_input_format format, gm_import import, gm_source **source,
                         gm_error *err);

/* Fills an empty document, its place included; `*end` behind the last.  GM_INPUT is
 * about one document or one file, named in the message as FILE: or FILE:LINE:, and the
 * next call goes on behind it. */
gm_status gm_source_next(gm_source *source, gm_document *document, bool *end,
                         gm_error *err);

void gm_source_close(gm_source *source);

#endif
