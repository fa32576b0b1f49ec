/* The tables of a database of annotated documents, and its marks as one of ours. */
#ifndef GM_WRITE_SQLITE_SCHEMA_H
#define GM_WRITE_SQLITE_SCHEMA_H

#include "write/sqlite_base.h"

#include <guillemet/guillemet.h>

/* Fails with GM_CONFIG if the database has something in it and is none of guillemet's.
 */
gm_status gm_schema_check(gm_base *base, const char *path, gm_error *err);

/* The same if its tables are of another version, or its offsets in another unit. */
gm_status gm_schema_check_version(gm_base *base, const char *path, gm_unit offsets,
                                  gm_error *err);

/* Makes the tables in a database that is empty. */
gm_status gm_schema_make(gm_base *base, gm_unit offsets, gm_error *err);

/* Takes out the documents behind the first `count`. */
gm_status gm_schema_cut(gm_base *base, int64_t count, gm_error *err);

#endif
