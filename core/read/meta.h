/* What is known of a document beside its text: `meta`, for formats whose source is no
 * JSON. */
#ifndef GM_READ_META_H
#define GM_READ_META_H

#include "doc/document.h"

/* Adds a member; an empty value is left out, so is a key that is empty or has a NUL,
 * and of a key that comes twice the first value stays.  Copies both.  Fails with
 * GM_NOMEM alone. */
gm_status gm_meta_add(gm_document *document, gm_text key, gm_text value);

#endif
