/* libarchive behind a stream on either side: it takes its bytes from one, and its
 * members are others.
 *
 * libarchive turns names into the encoding of the locale, which of a program that calls
 * no setlocale() is ASCII: hence the thread's own locale while it reads headers. */
#include "io/archive.h"

#include "base/error.h"
#include "io/crc32.h"
#include "text/utf8.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct gm_archive {
    struct archive *reader;
    gm_stream *packed;
    size_t taken;                /* bytes of `packed` that the reader was shown last */
    gm_failure unread;           /* why `packed` could not be read */
    uint8_t tail[8];             /* the last bytes of `packed` so far */
    gm_crc32 crc;                /* of what came out of one file */
    locale_t utf8;               /* 0: there is none */
    struct archive_entry *entry; /* at hand; NULL: none */
    bool is_shown;               /* `entry` was given by gm_archive_next() */
    bool ended;
    char file[];
};

/* ---- What a file is ---------------------------------------------------------- */

static bool has_at(gm_text start, uint32_t at, const char *mark, uint32_t len)
{
    return start.len >= at + len && memcmp(start.ptr + at, mark, len) == 0;
}

/* Marks that no text has: RFC 1952, RFC 8878, the .xz format 1.1, bzip2's digit and pi,
 * PKWARE's APPNOTE 4.3 (a member, an empty archive, a part), POSIX ustar. */
bool gm_archive_recognises(gm_text start)
{
    bool is_bzip2 =
        has_at(start, 0, "BZh", 3) && (has_at(start, 4, "1AY&SY", 6) ||
                                       has_at(start, 4, "\x17\x72\x45\x38\x50\x90", 6));
    return is_bzip2 || has_at(start, 0, "\x1F\x8B\x08", 3) ||
           has_at(start, 0, "\x28\xB5\x2F\xFD", 4) ||
           has_at(start, 0,
                  "\xFD"
                  "7zXZ\0",
                  6) ||
           has_at(start, 0, "PK\3\4", 4) || has_at(start, 0, "PK\5\6", 4) ||
           has_at(start, 0, "PK\7\10PK", 6) || has_at(start, 257, "ustar", 5);
}

/* The first of `endings`, NULL behind the last, that the name has after something. */
static gm_text ending_of(const char *name, const char *const *endings)
{
    size_t len = strlen(name);
    for (; *endings; endings++) {
        size_t ending = strlen(*endings);
        if (len > ending && name[len - ending - 1] != '/' &&
            strcasecmp(name + len - ending, *endings) == 0)
            return (gm_text){name + len - ending, (uint32_t)ending};
    }
    return (gm_text){name + len, 0};
}

gm_text gm_archive_compression_of(const char *name)
{
    static const char *const endings[] = {".gz", ".zst", ".xz", ".bz2", NULL};
    return ending_of(name, endings);
}

gm_text gm_archive_extension_of(const char *name)
{
    static const char *const endings[] = {".zip",    ".tar",     ".tar.gz", ".tar.zst",
                                          ".tar.xz", ".tar.bz2", ".tgz",    ".tzst",
                                          ".txz",    ".tbz",     ".tbz2",   NULL};
    return ending_of(name, endings);
}

/* ---- Opening ----------------------------------------------------------------- */

static void keep_tail(gm_archive *self, const char *ptr, size_t len)
{
    size_t size = sizeof self->tail, fresh = len < size ? len : size;
    memmove(self->tail, self->tail + fresh, size - fresh);
    memcpy(self->tail + size - fresh, ptr + len - fresh, fresh);
}

/* The bytes of the packed file as libarchive asks for them: those of the window. */
static la_ssize_t feed(struct archive *reader, void *who, const void **block)
{
    gm_archive *self = who;
    gm_text bytes;
    gm_stream_skip(self->packed, self->taken);
    self->taken = 0;
    gm_status status = gm_stream_peek(self->packed, 1, &bytes, &self->unread.error);
    if (status != GM_OK) {
        self->unread.status = status;
        archive_set_error(reader, EIO, "%s", self->unread.message);
        return -1;
    }
    *block = bytes.ptr;
    self->taken = bytes.len;
    keep_tail(self, bytes.ptr, bytes.len);
    return (la_ssize_t)bytes.len;
}

/* Why libarchive gave up over `path`. */
static gm_status gave_up(gm_archive *self, const char *path, gm_error *err)
{
    const char *why = archive_error_string(self->reader);
    why = why ? why : "its bytes make no sense";
    if (self->unread.status != GM_OK)
        return gm_fail(err, self->unread.status, "%s", self->unread.message);
    if (archive_errno(self->reader) == ENOMEM)
        return gm_error_nomem(err);
    return gm_fail(err, GM_INPUT,
                   "cannot unpack \"%s\": %.*s; it is damaged or cut short, so get "
                   "it anew",
                   path, (int)strcspn(why, "\n"), why);
}

/* No more than is promised: what libarchive does not know it cannot mistake. */
static bool set_up(struct archive *reader)
{
    return archive_read_support_filter_gzip(reader) == ARCHIVE_OK &&
           archive_read_support_filter_zstd(reader) == ARCHIVE_OK &&
           archive_read_support_filter_xz(reader) == ARCHIVE_OK &&
           archive_read_support_filter_bzip2(reader) == ARCHIVE_OK &&
           archive_read_support_format_tar(reader) == ARCHIVE_OK &&
           archive_read_support_format_zip_streamable(reader) == ARCHIVE_OK &&
           archive_read_support_format_empty(reader) == ARCHIVE_OK &&
           archive_read_support_format_raw(reader) == ARCHIVE_OK;
}

static gm_status read_header(gm_archive *self, gm_error *err)
{
    locale_t before = uselocale(self->utf8);
    int outcome = archive_read_next_header(self->reader, &self->entry);
    uselocale(before);
    self->is_shown = false;
    if (outcome == ARCHIVE_OK || outcome == ARCHIVE_WARN)
        return GM_OK;
    self->entry = NULL;
    self->ended = true;
    return outcome == ARCHIVE_EOF ? GM_OK : gave_up(self, self->file, err);
}

static gm_status start(gm_archive *self, gm_error *err)
{
    if (!self->reader || !set_up(self->reader))
        return gm_error_nomem(err);
    if (archive_read_open(self->reader, self, NULL, feed, NULL) != ARCHIVE_OK)
        return gave_up(self, self->file, err);
    gm_status status = read_header(self, err);
    if (status == GM_OK && gm_archive_is_one_file(self) &&
        archive_filter_count(self->reader) < 2)
        return gm_fail(err, GM_INPUT,
                       "cannot unpack \"%s\": it is neither compressed nor an archive, "
                       "whatever its name or its beginning; what is read are gzip, "
                       "zstd, xz, bzip2, zip and tar",
                       self->file);
    return status;
}

gm_status gm_archive_open(gm_stream *packed, const char *file, gm_archive **archive,
                          gm_error *err)
{
    size_t size = strlen(file) + 1;
    gm_archive *self = calloc(1, sizeof *self + size);
    if (!self) {
        gm_stream_close(packed);
        return gm_error_nomem(err);
    }
    memcpy(self->file, file, size);
    self->packed = packed;
    gm_crc32_begin(&self->crc);
    self->reader = archive_read_new();
    self->utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    gm_failure_init(&self->unread);
    gm_status status = start(self, err);
    if (status == GM_OK)
        *archive = self;
    else
        gm_archive_close(self);
    return status;
}

void gm_archive_close(gm_archive *archive)
{
    if (!archive)
        return;
    archive_read_free(archive->reader);
    if (archive->utf8)
        freelocale(archive->utf8);
    gm_stream_close(archive->packed);
    free(archive);
}

bool gm_archive_is_one_file(const gm_archive *archive)
{
    int format = archive_format(archive->reader);
    return format == ARCHIVE_FORMAT_RAW || format == ARCHIVE_FORMAT_EMPTY;
}

/* ---- Members ----------------------------------------------------------------- */

static const char *name_of(struct archive_entry *entry)
{
    const char *name = archive_entry_pathname(entry);
    while (name && name[0] == '.' && name[1] == '/') {
        for (name++; *name == '/';)
            name++;
    }
    return name ? name : "";
}

gm_status gm_archive_next(gm_archive *archive, gm_member *member, bool *end,
                          gm_error *err)
{
    gm_status status = GM_OK;
    if (!archive->ended && archive->is_shown)
        status = read_header(archive, err);
    *end = archive->ended;
    if (archive->ended)
        return status;
    archive->is_shown = true;
    locale_t before = uselocale(archive->utf8);
    *member = (gm_member){.name = name_of(archive->entry),
                          .is_file = archive_entry_filetype(archive->entry) == AE_IFREG,
                          .is_link = archive_entry_hardlink(archive->entry) ||
                                     archive_entry_symlink(archive->entry)};
    uselocale(before);
    return GM_OK;
}

static bool has_parent(const char *name)
{
    for (const char *at = name; (at = strstr(at, "..")); at += 2) {
        if ((at == name || at[-1] == '/' || at[-1] == '\\') &&
            (at[2] == '\0' || at[2] == '/' || at[2] == '\\'))
            return true;
    }
    return false;
}

gm_status gm_archive_check_name(const gm_archive *archive, const char *name,
                                gm_error *err)
{
    size_t len = strlen(name);
    const char *why = NULL;
    if (gm_utf8_valid_prefix(name, len) != len)
        why = "its name is not valid UTF-8";
    else if (name[0] == '/' || name[0] == '\\' || (len > 1 && name[1] == ':'))
        why = "its name is absolute";
    else if (has_parent(name))
        why = "its name leads out of the archive";
    if (!why)
        return GM_OK;
    return gm_fail(err, GM_INPUT,
                   "%s: the member \"%s\" is not read: %s; rename it, or unpack the "
                   "archive into a folder and name that",
                   archive->file, name, why);
}

/* ---- The bytes of a member --------------------------------------------------- */

typedef struct member_bytes {
    gm_archive *archive;
    bool owning;
    char path[];
} member_bytes;

static uint32_t number_at(const uint8_t *bytes)
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
}

/* What is in gzip ends with its checksum and its length.  A file may be several of them
 * in a row, or have something behind it: then the length is not that of all, and there
 * is nothing to compare. */
static gm_status check_sum(const gm_archive *archive, const char *path, gm_error *err)
{
    bool is_gzip = gm_archive_is_one_file(archive) &&
                   archive_filter_count(archive->reader) == 2 &&
                   archive_filter_code(archive->reader, 0) == ARCHIVE_FILTER_GZIP;
    if (!is_gzip || number_at(archive->tail + 4) != archive->crc.bytes ||
        number_at(archive->tail) == archive->crc.sum)
        return GM_OK;
    return gm_fail(err, GM_INPUT,
                   "cannot unpack \"%s\": its checksum is not that of its bytes, which "
                   "somewhere before this place are not what they were; it is damaged, "
                   "so get it anew",
                   path);
}

static gm_status more_of_member(void *who, char *room, size_t size, size_t *got,
                                gm_error *err)
{
    member_bytes *self = who;
    gm_archive *archive = self->archive;
    *got = 0;
    if (!archive->entry)
        return GM_OK;
    if (archive_entry_is_encrypted(archive->entry))
        return gm_fail(err, GM_INPUT,
                       "cannot unpack \"%s\": it is encrypted; unpack the archive with "
                       "its password into a folder, and name that",
                       self->path);
    la_ssize_t bytes = archive_read_data(archive->reader, room, size);
    if (bytes >= 0) {
        *got = (size_t)bytes;
        gm_crc32_add(&archive->crc, room, *got);
        return bytes == 0 ? check_sum(archive, self->path, err) : GM_OK;
    }
    archive->ended = archive->ended || bytes == ARCHIVE_FATAL;
    return gave_up(archive, self->path, err);
}

static void close_member(void *who)
{
    member_bytes *self = who;
    if (self->owning)
        gm_archive_close(self->archive);
    free(self);
}

gm_status gm_archive_stream(gm_archive *archive, const char *path, bool owning,
                            gm_stream **stream, gm_error *err)
{
    size_t size = strlen(path) + 1;
    member_bytes *bytes = malloc(sizeof *bytes + size);
    if (!bytes) {
        if (owning)
            gm_archive_close(archive);
        return gm_error_nomem(err);
    }
    bytes->archive = archive;
    bytes->owning = owning;
    memcpy(bytes->path, path, size);
    *stream = gm_stream_new(&(gm_stream_origin){
        .who = bytes, .more = more_of_member, .close = close_member});
    return *stream ? GM_OK : gm_error_nomem(err);
}
