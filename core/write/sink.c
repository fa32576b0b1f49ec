#include "write/sink.h"

#include "base/error.h"
#include "write/frame.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct gm_sink {
    FILE *file;
    const char *path; /* borrowed; NULL: standard output */
    bool is_file;
    gm_packing packing;
    gm_frame *frame; /* that is being written; NULL: none */
};

/* Not emptied yet: another output may be refused. */
static FILE *open_file(const char *path)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "wb");
    if (!file && descriptor >= 0)
        close(descriptor);
    return file;
}

static bool is_regular(FILE *file)
{
    struct stat status;
    return fstat(fileno(file), &status) == 0 && S_ISREG(status.st_mode);
}

gm_status gm_sink_open(const char *path, gm_sink **sink, gm_error *err)
{
    gm_text inner;
    gm_sink *opened = calloc(1, sizeof *opened);
    if (!opened)
        return gm_error_nomem(err);
    opened->path = path && strcmp(path, "-") != 0 ? path : NULL;
    opened->file = opened->path ? open_file(path) : stdout;
    if (!opened->file) {
        free(opened);
        return gm_fail(err, GM_CONFIG, "cannot write \"%s\": %s", path,
                       strerror(errno));
    }
    opened->is_file = opened->path && is_regular(opened->file);
    if (opened->path)
        opened->packing =
            gm_packing_of((gm_text){path, (uint32_t)strlen(path)}, &inner);
    *sink = opened;
    return GM_OK;
}

bool gm_sink_is_file(const gm_sink *sink)
{
    return sink->is_file;
}

bool gm_sink_is_packed(const gm_sink *sink)
{
    return sink->packing != GM_NOT_PACKED;
}

uint64_t gm_sink_length(const gm_sink *sink)
{
    struct stat status;
    return sink->is_file && fstat(fileno(sink->file), &status) == 0
               ? (uint64_t)status.st_size
               : 0;
}

static gm_status failed(const gm_sink *sink, gm_error *err)
{
    return sink->path ? gm_fail(err, GM_OUTPUT, "cannot write \"%s\": %s", sink->path,
                                strerror(errno))
                      : gm_fail(err, GM_OUTPUT, "cannot write the output: %s",
                                strerror(errno));
}

static gm_status said(const gm_sink *sink, gm_status status, gm_error *err)
{
    return status == GM_OUTPUT ? failed(sink, err)
           : status == GM_OK   ? GM_OK
                               : gm_error_nomem(err);
}

gm_status gm_sink_begin(gm_sink *sink, uint64_t length, gm_error *err)
{
    if (!sink->is_file)
        return GM_OK;
    return ftruncate(fileno(sink->file), (off_t)length) == 0 &&
                   fseeko(sink->file, (off_t)length, SEEK_SET) == 0
               ? GM_OK
               : failed(sink, err);
}

static gm_status write_packed(gm_sink *sink, const char *ptr, size_t len, gm_error *err)
{
    gm_status status = GM_OK;
    if (!sink->frame)
        status = gm_frame_begin(sink->packing, sink->file, &sink->frame);
    if (status == GM_OK)
        status = gm_frame_write(sink->frame, ptr, len);
    return said(sink, status, err);
}

gm_status gm_sink_write(gm_sink *sink, const gm_buffer *bytes, gm_error *err)
{
    if (bytes->len == 0)
        return GM_OK;
    if (gm_sink_is_packed(sink))
        return write_packed(sink, bytes->ptr, bytes->len, err);
    if (fwrite(bytes->ptr, 1, bytes->len, sink->file) < bytes->len)
        return failed(sink, err);
    return GM_OK;
}

gm_status gm_sink_end_frame(gm_sink *sink, gm_error *err)
{
    gm_frame *frame = sink->frame;
    sink->frame = NULL;
    return frame ? said(sink, gm_frame_end(frame), err) : GM_OK;
}

gm_status gm_sink_flush(gm_sink *sink, bool sync, uint64_t *length, gm_error *err)
{
    if (fflush(sink->file) != 0)
        return failed(sink, err);
    if (sync && sink->is_file && fdatasync(fileno(sink->file)) != 0)
        return failed(sink, err);
    *length = gm_sink_length(sink);
    return GM_OK;
}

gm_status gm_sink_finish(gm_sink *sink, gm_error *err)
{
    uint64_t length = 0;
    gm_status status = GM_OK;
    if (!gm_sink_is_packed(sink))
        return GM_OK;
    if (!sink->frame)
        status = gm_sink_flush(sink, false, &length, err);
    if (status == GM_OK && !sink->frame && length == 0)
        status = write_packed(sink, "", 0, err);
    gm_status ended = gm_sink_end_frame(sink, err);
    return status == GM_OK ? ended : status;
}

gm_status gm_sink_close(gm_sink *sink, gm_error *err)
{
    if (!sink)
        return GM_OK;
    gm_status status = gm_sink_end_frame(sink, err);
    int closed = sink->path ? fclose(sink->file) : fflush(sink->file);
    if (closed != 0 && status == GM_OK)
        status = failed(sink, err);
    free(sink);
    return status;
}
