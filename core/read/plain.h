/* A file that is one document, as text. */
#ifndef GM_READ_PLAIN_H
#define GM_READ_PLAIN_H

#include "read/format.h"

/* With GM_IMPORT_LAYERS, the entities of NAME.ann beside NAME.txt become a layer. */
extern const gm_read_format gm_plain_reader;

#endif
