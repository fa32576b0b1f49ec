/* Articles that Europresse (Cision, formerly CEDROM-SNi) exports as an HTML page. */
#ifndef GM_READ_EUROPRESSE_H
#define GM_READ_EUROPRESSE_H

#include "read/format.h"

/* Any page of HTML that no other format recognises is taken for one, and refused where
 * it has no article. */
extern const gm_read_format gm_europresse_reader;

#endif
