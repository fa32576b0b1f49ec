/* A readable table of models/french: its lines in turn, and how a bad one is named. */
#ifndef QUOTES_TABLE_FILE_H
#define QUOTES_TABLE_FILE_H

#include <guillemet/stage.h>

/* The table that is being read, for messages. */
typedef struct table_place {
    const char *path;
    uint32_t line;
    gm_error *err;
} table_place;

/* The whole file; the caller frees *bytes, which *out shows. */
gm_status table_open(const char *path, char **bytes, gm_text *out, gm_error *err);

/* The next line of `rest`, which is taken off, without its end; empty lines and remarks
 * are passed over.  False after the last. */
bool table_next(gm_text *rest, table_place *at, gm_text *line);

/* The part of `rest` before the next `separator`, which is taken off. */
gm_text table_cut(gm_text *rest, char separator);

/* Says file, line, why, and what is wrong; GM_MODEL. */
gm_status table_bad_line(const table_place *at, const char *why, gm_text what);

#endif
