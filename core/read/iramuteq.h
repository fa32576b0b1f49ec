/* Corpora of IRaMuTeQ and Alceste (http://www.iramuteq.org/documentation). */
#ifndef GM_READ_IRAMUTEQ_H
#define GM_READ_IRAMUTEQ_H

#include "read/format.h"

/* A line "**** *variable_value *variable_value" begins a document; what stands up to
 * the next is its text.  A variable is a member of `meta`: its name ends at the first
 * underscore, what follows is the value, and without one the value is "1"; names that
 * formats share are those of read/meta_names.h.  The id is the value of "*id_", or
 * NAME-N.
 *
 * Lines that begin with "-*" name the theme of what follows them.  IRaMuTeQ does not
 * count them as text, and they are left out here too; the names are listed under
 * "themes" in `meta`.  Blank lines at either end of a text are left out. */
extern const gm_read_format gm_iramuteq_reader;

#endif
