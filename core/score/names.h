/* Whether two speakers are the same: "Nicolas Maduro", "Maduro", "M. Maduro" and
 * "N. Maduro" are. */
#ifndef GM_SCORE_NAMES_H
#define GM_SCORE_NAMES_H

#include "base/array.h"
#include "base/buffer.h"
#include "base/error.h"

/* A name as folded words (text/fold.h) without articles and titles, or with them if
 * there is nothing else.  Zeroed at first, and used again and again. */
typedef struct gm_name {
    gm_buffer folded;
    GM_ARRAY(gm_text) words; /* into `folded` */
} gm_name;

/* Fails with GM_NOMEM alone. */
gm_status gm_name_read(gm_name *name, gm_text speaker, gm_error *err);

/* Names without words agree with each other alone. */
bool gm_names_agree(const gm_name *a, const gm_name *b);

void gm_name_free(gm_name *name);

#endif
