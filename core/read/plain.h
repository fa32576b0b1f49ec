/* A file that is one document, as text. */
#ifndef GM_READ_PLAIN_H
#define GM_READ_PLAIN_H

#include "read/format.h"

/* With GM_IMPORT_LAYERS, the entities of NAME.ann beside NAME.txt become a layer. */
extern const gm_read_format gm_plain_reader;

/* A folder of brat: a text is a document with a layer "entity", that of NAME.ann, even
 * where a stage is to write one; without NAME.ann it has none. */
extern const gm_read_format gm_brat_reader;

#endif
