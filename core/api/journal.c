#include "api/journal.h"

#include "base/path.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char first_line[] = "guillemet resume 1\n";

struct gm_journal {
    gm_buffer path, beside; /* NUL-terminated */
    gm_buffer command;      /* without its line break */
    gm_buffer bytes;        /* of the file, scratch */
};

/* ---- Hashes ------------------------------------------------------------------ */

enum { HASH_PRIME_LOW = 0x1B3 };

/* FNV-1a of 64 bits: what is compared was made by mistake, not by an enemy. */
static uint64_t hash(uint64_t hash, const void *ptr, size_t len)
{
    const uint8_t *bytes = ptr;
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ bytes[i]) * (((uint64_t)1 << 40) + HASH_PRIME_LOW);
    return hash;
}

static uint64_t hash_text(uint64_t so_far, gm_text text)
{
    so_far = hash(so_far, &text.len, sizeof text.len);
    return hash(so_far, text.ptr, text.len);
}

void gm_point_hash(gm_point *point, const gm_document *document)
{
    point->hash = hash_text(hash_text(point->hash, document->id), document->text);
}

/* ---- Opening and closing ----------------------------------------------------- */

gm_status gm_journal_open(const char *out, gm_text command, gm_journal **journal,
                          gm_error *err)
{
    gm_journal *opened = calloc(1, sizeof *opened);
    if (!opened)
        return gm_error_nomem(err);
    gm_buffer_printf(&opened->path, "%s.resume", out);
    gm_buffer_put(&opened->path, '\0');
    gm_buffer_printf(&opened->beside, "%s.resume.new", out);
    gm_buffer_put(&opened->beside, '\0');
    gm_buffer_add(&opened->command, command.ptr, command.len);
    if (opened->path.failed || opened->beside.failed || opened->command.failed) {
        gm_journal_close(opened);
        return gm_error_nomem(err);
    }
    *journal = opened;
    return GM_OK;
}

const char *gm_journal_path(const gm_journal *journal)
{
    return journal->path.ptr;
}

void gm_journal_remove(gm_journal *journal)
{
    unlink(journal->path.ptr);
    unlink(journal->beside.ptr);
}

void gm_journal_close(gm_journal *journal)
{
    if (!journal)
        return;
    gm_buffer_free(&journal->path);
    gm_buffer_free(&journal->beside);
    gm_buffer_free(&journal->command);
    gm_buffer_free(&journal->bytes);
    free(journal);
}

/* ---- Writing ----------------------------------------------------------------- */

static gm_status failed(const gm_journal *journal, gm_error *err)
{
    return gm_fail(err, GM_OUTPUT, "cannot write \"%s\": %s", journal->path.ptr,
                   strerror(errno));
}

static gm_status print(gm_journal *journal, const gm_point *point,
                       const gm_buffer *outputs, gm_error *err)
{
    gm_buffer *out = &journal->bytes;
    gm_buffer_clear(out);
    gm_buffer_puts(out, first_line);
    gm_buffer_puts(out, "command ");
    gm_buffer_add(out, journal->command.ptr, journal->command.len);
    gm_buffer_printf(
        out, "\ndocuments %" PRIu64 "\nfailures %" PRIu64 "\ninput %016" PRIx64 "\n",
        point->documents, point->failures, point->hash);
    if (outputs->len)
        gm_buffer_add(out, outputs->ptr, outputs->len);
    if (!out->failed)
        gm_buffer_printf(out, "sum %016" PRIx64 "\n", hash(0, out->ptr, out->len));
    return out->failed ? gm_error_nomem(err) : GM_OK;
}

static bool write_all(int descriptor, const char *ptr, size_t len)
{
    while (len) {
        ssize_t written = write(descriptor, ptr, len);
        if (written < 0 && errno != EINTR)
            return false;
        ptr += written < 0 ? 0 : written;
        len -= written < 0 ? 0 : (size_t)written;
    }
    return true;
}

/* The new name is on the disk when its folder is. */
static void sync_folder(const char *path)
{
    char *folder = gm_path_folder(path);
    int descriptor = folder ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (descriptor >= 0) {
        fsync(descriptor);
        close(descriptor);
    }
    free(folder);
}

gm_status gm_journal_write(gm_journal *journal, const gm_point *point,
                           const gm_buffer *outputs, bool sync, gm_error *err)
{
    gm_status status = print(journal, point, outputs, err);
    if (status != GM_OK)
        return status;
    int descriptor =
        open(journal->beside.ptr, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return failed(journal, err);
    bool written = write_all(descriptor, journal->bytes.ptr, journal->bytes.len) &&
                   (!sync || fdatasync(descriptor) == 0);
    if (!written)
        status = failed(journal, err);
    if (close(descriptor) != 0 && written)
        status = failed(journal, err);
    if (status == GM_OK && rename(journal->beside.ptr, journal->path.ptr) != 0)
        status = failed(journal, err);
    if (status != GM_OK)
        unlink(journal->beside.ptr);
    else if (sync)
        sync_folder(journal->path.ptr);
    return status;
}

/* ---- Reading ----------------------------------------------------------------- */

static gm_status refuse(const gm_journal *journal, const char *why, gm_error *err)
{
    return gm_fail(err, GM_CONFIG,
                   "cannot go on: \"%s\" %s: run it again without --resume",
                   journal->path.ptr, why);
}

/* The bytes without the last line, if that is their sum. */
static bool take_sum(gm_text *bytes)
{
    enum { SUM = 21 }; /* "sum ", 16 digits, a line feed */
    char sum[SUM + 1];
    if (bytes->len < SUM)
        return false;
    bytes->len -= SUM;
    snprintf(sum, sizeof sum, "sum %016" PRIx64 "\n", hash(0, bytes->ptr, bytes->len));
    return memcmp(bytes->ptr + bytes->len, sum, SUM) == 0;
}

/* Passes over `start`. */
static bool take_start(gm_text *rest, const char *start, size_t len)
{
    if (rest->len < len || memcmp(rest->ptr, start, len) != 0)
        return false;
    rest->ptr += len;
    rest->len -= (uint32_t)len;
    return true;
}

static bool take_point(gm_text *rest, gm_point *point)
{
    int len = 0;
    /* The sum has been checked, so that the lines are those of print(), and another
     * follows or the sum stands there: sscanf() meets a byte that is no digit. */
    return rest->len &&
           sscanf(rest->ptr,
                  "documents %" SCNu64 " failures %" SCNu64 " input %" SCNx64 "%n",
                  &point->documents, &point->failures, &point->hash, &len) == 3 &&
           take_start(rest, rest->ptr, (size_t)len + 1);
}

static gm_status parse(const gm_journal *journal, gm_point *point, gm_text *rest,
                       gm_error *err)
{
    if (!take_sum(rest))
        return refuse(journal, "is damaged", err);
    if (!take_start(rest, first_line, sizeof first_line - 1) ||
        !take_start(rest, "command ", sizeof "command " - 1))
        return refuse(journal, "is of another version of guillemet", err);
    const char *feed = memchr(rest->ptr, '\n', rest->len);
    gm_text there = {rest->ptr, feed ? (uint32_t)(feed - rest->ptr) : 0};
    if (there.len != journal->command.len ||
        memcmp(there.ptr, journal->command.ptr, there.len) != 0)
        return gm_fail(err, GM_CONFIG,
                       "cannot go on: \"%s\" is of another command, %.*s, and this is "
                       "%.*s: give the same options, or leave --resume out",
                       journal->path.ptr, (int)there.len, there.ptr,
                       (int)journal->command.len, journal->command.ptr);
    take_start(rest, rest->ptr, there.len + 1);
    return take_point(rest, point) ? GM_OK : refuse(journal, "is damaged", err);
}

/* An empty file is one that a power failure took the bytes of before it was first on
 * the disk: nothing had been done. */
gm_status gm_journal_read(gm_journal *journal, bool *found, gm_point *point,
                          gm_text *outputs, gm_error *err)
{
    struct stat status;
    *point = (gm_point){0};
    *outputs = (gm_text){"", 0};
    *found = stat(journal->path.ptr, &status) == 0;
    if (!*found)
        return GM_OK;
    gm_buffer_clear(&journal->bytes);
    gm_status read = gm_buffer_read_file(&journal->bytes, journal->path.ptr, err);
    gm_buffer_put(&journal->bytes, '\0');
    if (read == GM_OK && journal->bytes.failed)
        read = gm_error_nomem(err);
    if (read != GM_OK || journal->bytes.len == 1)
        return read;
    *outputs = (gm_text){journal->bytes.ptr, (uint32_t)journal->bytes.len - 1};
    return parse(journal, point, outputs, err);
}
