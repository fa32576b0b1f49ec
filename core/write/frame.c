/* libarchive's filters without any archive: the "raw" format has one entry, which is
 * the bytes themselves. */
#include "write/frame.h"

#include "base/path.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdlib.h>

struct gm_frame {
    struct archive *archive;
    FILE *file;
    int failed; /* errno of the file; 0: none */
};

gm_packing gm_packing_of(gm_text path, gm_text *inner)
{
    static const struct {
        const char *extension;
        uint32_t len;
        gm_packing packing;
    } known[] = {{".gz", 3, GM_GZIP}, {".zst", 4, GM_ZSTD}, {".xz", 3, GM_XZ}};
    *inner = path;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (!gm_path_has_suffix(path, known[i].extension))
            continue;
        inner->len -= known[i].len;
        return known[i].packing;
    }
    return GM_NOT_PACKED;
}

static la_ssize_t put(struct archive *archive, void *who, const void *bytes, size_t len)
{
    gm_frame *frame = who;
    if (fwrite(bytes, 1, len, frame->file) == len)
        return (la_ssize_t)len;
    frame->failed = errno ? errno : EIO;
    archive_set_error(archive, frame->failed, "cannot write");
    return -1;
}

/* xz at its usual level would take the time of several pipelines. */
static int set_xz(struct archive *archive)
{
    int added = archive_write_add_filter_xz(archive);
    return added == ARCHIVE_OK ? archive_write_set_filter_option(
                                     archive, "xz", "compression-level", "1")
                               : added;
}

/* It would note the time. */
static int set_gzip(struct archive *archive)
{
    int added = archive_write_add_filter_gzip(archive);
    return added == ARCHIVE_OK
               ? archive_write_set_filter_option(archive, "gzip", "timestamp", NULL)
               : added;
}

static int set_filter(struct archive *archive, gm_packing packing)
{
    return packing == GM_ZSTD ? archive_write_add_filter_zstd(archive)
           : packing == GM_XZ ? set_xz(archive)
                              : set_gzip(archive);
}

static int add_entry(struct archive *archive)
{
    struct archive_entry *entry = archive_entry_new();
    if (!entry)
        return ARCHIVE_FATAL;
    archive_entry_set_filetype(entry, AE_IFREG);
    int added = archive_write_header(archive, entry);
    archive_entry_free(entry);
    return added;
}

/* What is left that libarchive may fail of is memory. */
static gm_status failure_of(const gm_frame *frame)
{
    errno = frame->failed;
    return frame->failed ? GM_OUTPUT : GM_NOMEM;
}

static bool start(gm_frame *frame, gm_packing packing)
{
    return frame->archive && set_filter(frame->archive, packing) == ARCHIVE_OK &&
           archive_write_set_format_raw(frame->archive) == ARCHIVE_OK &&
           archive_write_set_bytes_in_last_block(frame->archive, 1) == ARCHIVE_OK &&
           archive_write_open(frame->archive, frame, NULL, put, NULL) == ARCHIVE_OK &&
           add_entry(frame->archive) == ARCHIVE_OK;
}

gm_status gm_frame_begin(gm_packing packing, FILE *file, gm_frame **frame)
{
    gm_frame *begun = calloc(1, sizeof *begun);
    if (!begun)
        return GM_NOMEM;
    begun->file = file;
    begun->archive = archive_write_new();
    if (start(begun, packing)) {
        *frame = begun;
        return GM_OK;
    }
    gm_status status = failure_of(begun);
    gm_frame_end(begun);
    return status;
}

gm_status gm_frame_write(gm_frame *frame, const char *ptr, size_t len)
{
    while (len) {
        la_ssize_t written = archive_write_data(frame->archive, ptr, len);
        if (written <= 0)
            return failure_of(frame);
        ptr += written;
        len -= (size_t)written;
    }
    return GM_OK;
}

gm_status gm_frame_end(gm_frame *frame)
{
    int closed = archive_write_close(frame->archive);
    gm_status status = closed == ARCHIVE_OK ? GM_OK : failure_of(frame);
    archive_write_free(frame->archive);
    free(frame);
    return status;
}
