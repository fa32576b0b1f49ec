/* The last line of an interrupted output may be cut anywhere; the ones before are
 * whole, and begin with id and text as io/jsonl_writer.c writes them, so that bytes are
 * compared.  Ids alone would not do: they may repeat. */
#include "api/resume.h"

#include "write/jsonl.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- Making an output ready -------------------------------------------------- */

/* Whether the file begins as our lines do, as far as it goes: what is somebody else's
 * is not to be cut. */
static bool begins_as_ours(FILE *file)
{
    static const char ours[] = "{\"id\":";
    char bytes[sizeof ours - 1];
    size_t len = fread(bytes, 1, sizeof bytes, file);
    rewind(file);
    return memcmp(bytes, ours, len) == 0;
}

/* The offset behind the last line feed. */
static off_t whole_lines(FILE *file)
{
    char bytes[64 * 1024];
    off_t whole = 0, read = 0;
    size_t len;
    while ((len = fread(bytes, 1, sizeof bytes, file)) > 0) {
        size_t end = len;
        while (end > 0 && bytes[end - 1] != '\n')
            end--;
        if (end)
            whole = read + (off_t)end;
        read += (off_t)len;
    }
    return whole;
}

static gm_status refuse(const char *path, const char *why, gm_error *err)
{
    return gm_fail(err, GM_CONFIG, "cannot go on with \"%s\": %s", path, why);
}

gm_status gm_written_prepare(const char *path, gm_error *err)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return errno == ENOENT ? GM_OK : refuse(path, strerror(errno), err);
    bool ours = begins_as_ours(file);
    off_t whole = whole_lines(file);
    bool unread = ferror(file);
    fclose(file);
    if (unread)
        return refuse(path, "it cannot be read to its end", err);
    if (!ours)
        return refuse(path, "it does not begin as an annotated document", err);
    return truncate(path, whole) == 0 ? GM_OK : refuse(path, strerror(errno), err);
}

/* ---- Going through it -------------------------------------------------------- */

struct gm_written {
    FILE *file;
    const char *path; /* borrowed */
    char *line;
    size_t capacity;
    ssize_t len; /* of the line at hand; below 0 behind the last */
    uint32_t number;
    gm_buffer start; /* of the line that a document would have */
};

static gm_status next_line(gm_written *written, gm_error *err)
{
    written->len = getline(&written->line, &written->capacity, written->file);
    written->number++;
    if (written->len >= 0 || feof(written->file))
        return GM_OK;
    return errno == ENOMEM ? gm_error_nomem(err)
                           : refuse(written->path, strerror(errno), err);
}

gm_status gm_written_open(const char *path, gm_written **written, gm_error *err)
{
    gm_written *opened = calloc(1, sizeof *opened);
    if (!opened)
        return gm_error_nomem(err);
    opened->path = path;
    opened->file = fopen(path, "rb");
    gm_status status =
        opened->file ? next_line(opened, err) : refuse(path, strerror(errno), err);
    if (status == GM_OK)
        *written = opened;
    else
        gm_written_close(opened);
    return status;
}

bool gm_written_more(const gm_written *written)
{
    return written->len >= 0;
}

gm_status gm_written_match(gm_written *written, const gm_document *document,
                           gm_error *err)
{
    gm_buffer *start = &written->start;
    gm_buffer_clear(start);
    gm_jsonl_write_start(start, document);
    if (start->failed)
        return gm_error_nomem(err);
    if ((size_t)written->len < start->len ||
        memcmp(written->line, start->ptr, start->len) != 0)
        return GM_OK;
    return next_line(written, err);
}

uint32_t gm_written_line(const gm_written *written)
{
    return written->number;
}

void gm_written_close(gm_written *written)
{
    if (!written)
        return;
    if (written->file)
        fclose(written->file);
    gm_buffer_free(&written->start);
    free(written->line);
    free(written);
}
