/* Tables: a record of comma-separated values is a document. */
#ifndef GM_READ_CSV_H
#define GM_READ_CSV_H

#include "read/format.h"

/* Columns are found by their names (read/meta_names.h): the text, which there must be,
 * and the id, without which a document is NAME-N, N being the number of the record.
 * Every other column is a member of `meta` under its name, or the one that formats
 * share: "titre" is "title"; where two columns would have the same, the second keeps
 * its own.  Records may end early, but not before the text. */
extern const gm_read_format gm_csv_reader;

#endif
