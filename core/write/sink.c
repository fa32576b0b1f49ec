#include "write/sink.h"

#include "base/error.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct gm_sink {
    FILE *file;
    const char *path; /* borrowed; NULL: standard output */
};

gm_status gm_sink_open(const char *path, bool go_on, gm_sink **sink, gm_error *err)
{
    gm_sink *opened = calloc(1, sizeof *opened);
    if (!opened)
        return gm_error_nomem(err);
    opened->path = path && strcmp(path, "-") != 0 ? path : NULL;
    opened->file = opened->path ? fopen(path, go_on ? "ab" : "wb") : stdout;
    if (!opened->file) {
        free(opened);
        return gm_fail(err, GM_CONFIG, "cannot write \"%s\": %s", path,
                       strerror(errno));
    }
    *sink = opened;
    return GM_OK;
}

static gm_status failed(const gm_sink *sink, gm_error *err)
{
    return sink->path ? gm_fail(err, GM_OUTPUT, "cannot write \"%s\": %s", sink->path,
                                strerror(errno))
                      : gm_fail(err, GM_OUTPUT, "cannot write the output: %s",
                                strerror(errno));
}

gm_status gm_sink_write(gm_sink *sink, const gm_buffer *bytes, gm_error *err)
{
    if (fwrite(bytes->ptr, 1, bytes->len, sink->file) < bytes->len)
        return failed(sink, err);
    return GM_OK;
}

gm_status gm_sink_close(gm_sink *sink, gm_error *err)
{
    gm_status status = GM_OK;
    if (!sink)
        return GM_OK;
    int ended = sink->path ? fclose(sink->file) : fflush(sink->file);
    if (ended != 0)
        status = failed(sink, err);
    free(sink);
    return status;
}
