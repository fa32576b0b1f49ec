/* Articles that Factiva (Dow Jones) exports as an HTML page. */
#ifndef GM_READ_FACTIVA_H
#define GM_READ_FACTIVA_H

#include "read/format.h"

extern const gm_read_format gm_factiva_reader;

#endif
