/* Dates and hours as TEI has them in attributes. */
#ifndef GM_WRITE_TEI_DATE_H
#define GM_WRITE_TEI_DATE_H

#include "base/buffer.h"

/* ` when="2025-03-04"` of a year, month, day, time or moment of W3C's XML Schema, an
 * hour "14:30" being "14:30:00"; of a decade "198X" ` notBefore="1980"
 * notAfter="1989"`; of any other value nothing, and then false. */
bool gm_tei_date(gm_buffer *out, gm_text value);

#endif
