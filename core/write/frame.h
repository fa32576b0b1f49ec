/* Compressed bytes, in frames that stand on their own: gzip members, zstd frames, xz
 * streams.  Programs that unpack take frames put together for one file, so a file can
 * be cut behind any of them and gone on with. */
#ifndef GM_WRITE_FRAME_H
#define GM_WRITE_FRAME_H

#include "base/buffer.h"

#include <stdio.h>

typedef enum gm_packing { GM_NOT_PACKED, GM_GZIP, GM_ZSTD, GM_XZ } gm_packing;

/* What a file of that name is packed with; `inner` is the name without that extension,
 * or all of it. */
gm_packing gm_packing_of(gm_text path, gm_text *inner);

typedef struct gm_frame gm_frame;

/* Writes into `file`, which stays open.  The same bytes come to the same frame,
 * whenever it is made.  These fail with GM_OUTPUT, errno saying why, or GM_NOMEM;
 * neither says anything. */
gm_status gm_frame_begin(gm_packing packing, FILE *file, gm_frame **frame);
gm_status gm_frame_write(gm_frame *frame, const char *ptr, size_t len);
/* Frees it whatever happens. */
gm_status gm_frame_end(gm_frame *frame);

#endif
