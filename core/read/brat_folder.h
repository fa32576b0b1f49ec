/* A folder of brat: NAME.txt with the entities of NAME.ann. */
#ifndef GM_READ_BRAT_FOLDER_H
#define GM_READ_BRAT_FOLDER_H

#include "read/format.h"

/* A text is a document, with a layer "entity" even where a stage is to write one; a
 * text without NAME.ann has none. */
extern const gm_read_format gm_brat_reader;

#endif
