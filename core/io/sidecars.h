/* The small files that stand beside texts in an archive (NAME.ann of brat, metadata.csv
 * of TXM).  An archive is read forward, and they may stand anywhere in it: so where one
 * is asked for, it is gone through once more, and all of that kind are kept in memory.
 */
#ifndef GM_IO_SIDECARS_H
#define GM_IO_SIDECARS_H

#include "base/buffer.h"

typedef struct gm_sidecars gm_sidecars;

/* Reads those members of the archive `path` whose names end with `ending`, which is all
 * of the last component unless it begins with a dot.  Where the archive breaks off
 * there are no more; that it does is said when it is read itself.  Fails with GM_INPUT
 * if they are more than INT32_MAX bytes, and then has those before.  To be closed even
 * if it fails. */
gm_status gm_sidecars_open(const char *path, const char *ending, gm_sidecars **sidecars,
                           gm_error *err);
void gm_sidecars_close(gm_sidecars *sidecars);

/* The bytes of the one with this name in the archive; NULL if there is none. */
const gm_buffer *gm_sidecars_find(const gm_sidecars *sidecars, const char *name);

#endif
