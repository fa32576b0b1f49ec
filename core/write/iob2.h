/* -t iob2: a token and its tag a line, as CoNLL-2003 has them: a tab between the two,
 * an empty line behind each sentence, and before each document a line "-DOCSTART-" with
 * an empty one behind it. */
#ifndef GM_WRITE_IOB2_H
#define GM_WRITE_IOB2_H

#include "write/format.h"

extern const gm_write_format gm_iob2_writer;

#endif
