/* A file of JSON Lines (https://jsonlines.org): a line is a document. */
#ifndef GM_READ_JSON_LINES_H
#define GM_READ_JSON_LINES_H

#include "read/format.h"

/* Blank lines are passed over; a document without id is "line-N". */
extern const gm_read_format gm_json_lines_reader;

#endif
