/* Compressed files (gzip, zstd, xz, bzip2) and archives (zip, tar, compressed or not),
 * read forward and never unpacked to disk.
 *
 * What a file is, its bytes say, and not its name.  Zip archives are read by their
 * local headers, without the directory at their end: so memory does not grow with the
 * number of members, and of a damaged archive everything before the damage is read. */
#ifndef GM_IO_ARCHIVE_H
#define GM_IO_ARCHIVE_H

#include "io/stream.h"

typedef struct gm_archive gm_archive;

/* Bytes by which a file is recognised; the mark of tar stands at 257. */
enum { GM_ARCHIVE_START = 512 };

bool gm_archive_recognises(gm_text start);

/* The extension of a compressed file (".gz"), or of an archive (".zip", ".tar.gz"), at
 * the end of the name, case being nothing; empty if it has none. */
gm_text gm_archive_compression_of(const char *name);
gm_text gm_archive_extension_of(const char *name);

/* Takes `packed` over, even if it fails.  `file` is what messages call it; copied.
 * Fails with GM_INPUT if the bytes are neither compressed nor an archive. */
gm_status gm_archive_open(gm_stream *packed, const char *file, gm_archive **archive,
                          gm_error *err);

/* Whether it is no archive, but one compressed file: its bytes are those of
 * gm_archive_stream(), without any gm_archive_next(). */
bool gm_archive_is_one_file(const gm_archive *archive);

/* One member of an archive. */
typedef struct gm_member {
    const char *name; /* as the archive has it, without "./" before; valid until the
                         next call */
    bool is_file;
    bool is_link; /* to another: it has no bytes of its own */
} gm_member;

/* `end` behind the last.  What the archive breaks off with fails with GM_INPUT once,
 * and the next call is at the end. */
gm_status gm_archive_next(gm_archive *archive, gm_member *member, bool *end,
                          gm_error *err);

/* Whether the name of a member stays below the archive: it is relative, has no "..",
 * and is UTF-8.  Fails with GM_INPUT. */
gm_status gm_archive_check_name(const gm_archive *archive, const char *name,
                                gm_error *err);

/* The bytes of the member at hand, to be closed before the next; `path` is what
 * messages call it, copied.  Of one file the stream may own the archive: `owning`, and
 * then has closed it even if it fails.  Fails with GM_NOMEM alone. */
gm_status gm_archive_stream(gm_archive *archive, const char *path, bool owning,
                            gm_stream **stream, gm_error *err);

void gm_archive_close(gm_archive *archive);

#endif
