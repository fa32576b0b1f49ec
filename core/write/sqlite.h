/* Documents as a database of SQLite: a table for each layer, views for the usual
 * questions, and an index of the text's words. */
#ifndef GM_WRITE_SQLITE_H
#define GM_WRITE_SQLITE_H

#include "write/format.h"

extern const gm_write_format gm_sqlite_writer;

#endif
