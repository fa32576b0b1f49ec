/* The layers and columns that the document format itself names, with their types.
 *
 * Stages of any origin may write them, so their types are fixed; a stage's own layers
 * and columns are its own affair. */
#ifndef GM_DOC_STANDARD_H
#define GM_DOC_STANDARD_H

#include <guillemet/stage.h>

/* GM_LAYER for "token", GM_SYMBOL for "token.kind"; 0 for what is not standard. */
gm_type gm_standard_type(const char *name);

/* The i-th standard name, layers before their columns; NULL behind the last. */
const char *gm_standard_name(uint32_t i);

#endif
