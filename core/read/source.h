/* Documents from files, folders and standard input, one after another. */
#ifndef GM_READ_SOURCE_H
#define GM_READ_SOURCE_H

#include "read/format.h"

typedef struct gm_source gm_source;

/* `paths` is borrowed; none of them is standard input.  `format` is the name of one, or
 * NULL: found out for each file, from its extension and, where several formats have
 * that or none has, from what it begins with.  In folders only files whose extension is
 * of a format count.  Fails with GM_CONFIG if a path does not exist, or the format. */
gm_status gm_source_open(const char *const *paths, uint32_t count, const char *format,
                         gm_import import, gm_source **source, gm_error *err);

/* Fills an empty document, its place included; `*end` behind the last.  GM_INPUT is
 * about one document or one file, named in the message as FILE: or FILE:LINE:, and the
 * next call goes on behind it. */
gm_status gm_source_next(gm_source *source, gm_document *document, bool *end,
                         gm_error *err);

/* Bytes that have been read and used so far, of compressed files those that came out.
 */
uint64_t gm_source_passed(const gm_source *source);

void gm_source_close(gm_source *source);

#endif
