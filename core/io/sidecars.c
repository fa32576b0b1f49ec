#include "io/sidecars.h"

#include "base/array.h"
#include "base/error.h"
#include "io/archive.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct sidecar {
    char *name;
    gm_buffer bytes;
} sidecar;

struct gm_sidecars {
    GM_ARRAY(sidecar) all; /* sorted by name */
    const char *ending;    /* of those that are kept */
    size_t bytes;          /* of all of them */
};

static bool is_kept(const char *name, const char *ending)
{
    size_t len = strlen(name), wanted = strlen(ending);
    if (len < wanted || strcmp(name + len - wanted, ending) != 0)
        return false;
    return ending[0] == '.' || len == wanted || name[len - wanted - 1] == '/';
}

static gm_status too_much(const char *path, const char *name, gm_error *err)
{
    return gm_fail(err, GM_INPUT,
                   "%s: the member \"%s\" and those of its kind before it have more "
                   "than %d bytes, and are not read from there on: unpack the archive "
                   "into a folder and name that",
                   path, name, INT32_MAX);
}

static gm_status read_bytes(gm_archive *archive, const char *name, gm_buffer *bytes,
                            gm_error *err)
{
    gm_stream *stream;
    gm_status status = gm_archive_stream(archive, name, false, &stream, err);
    if (status != GM_OK)
        return status;
    status = gm_stream_rest(stream, bytes, err);
    gm_stream_close(stream);
    return status;
}

/* One that cannot be read is none. */
static gm_status keep(gm_sidecars *sidecars, gm_archive *archive, const char *path,
                      const char *name, gm_error *err)
{
    gm_failure failure;
    gm_buffer bytes = {0};
    gm_failure_init(&failure);
    gm_status status = read_bytes(archive, name, &bytes, &failure.error);
    sidecars->bytes += bytes.len;
    if (status == GM_INPUT || sidecars->bytes > INT32_MAX) {
        gm_buffer_free(&bytes);
        return sidecars->bytes > INT32_MAX ? too_much(path, name, err) : GM_OK;
    }
    char *copy = status == GM_OK ? strdup(name) : NULL;
    sidecar *place = copy ? GM_PUSH(&sidecars->all) : NULL;
    if (place) {
        *place = (sidecar){copy, bytes};
        return GM_OK;
    }
    free(copy);
    gm_buffer_free(&bytes);
    return gm_error_nomem(err);
}

static int by_name(const void *left, const void *right)
{
    return strcmp(((const sidecar *)left)->name, ((const sidecar *)right)->name);
}

static gm_status read_all(gm_sidecars *sidecars, gm_archive *archive, const char *path,
                          gm_error *err)
{
    gm_failure broken; /* said by whoever reads the archive itself */
    gm_status status = GM_OK;
    gm_failure_init(&broken);
    for (bool end = false; status == GM_OK;) {
        gm_member member;
        if (gm_archive_next(archive, &member, &end, &broken.error) == GM_NOMEM)
            status = gm_error_nomem(err);
        if (end || status != GM_OK)
            break;
        if (member.is_file && !member.is_link && is_kept(member.name, sidecars->ending))
            status = keep(sidecars, archive, path, member.name, err);
    }
    if (sidecars->all.count)
        qsort(sidecars->all.at, sidecars->all.count, sizeof *sidecars->all.at, by_name);
    return status;
}

/* What can be read once, such as a pipe, has none. */
static bool is_read_again(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

gm_status gm_sidecars_open(const char *path, const char *ending, gm_sidecars **sidecars,
                           gm_error *err)
{
    gm_failure failure;
    gm_stream *packed;
    gm_archive *archive;
    gm_failure_init(&failure);
    *sidecars = calloc(1, sizeof **sidecars);
    if (!*sidecars)
        return gm_error_nomem(err);
    (*sidecars)->ending = ending;
    if (!is_read_again(path))
        return GM_OK;
    gm_status status = gm_stream_open(path, &packed, &failure.error);
    if (status == GM_OK)
        status = gm_archive_open(packed, path, &archive, &failure.error);
    if (status == GM_NOMEM)
        return gm_error_nomem(err);
    if (status != GM_OK)
        return GM_OK;
    status = read_all(*sidecars, archive, path, err);
    gm_archive_close(archive);
    return status;
}

void gm_sidecars_close(gm_sidecars *sidecars)
{
    if (!sidecars)
        return;
    for (uint32_t i = 0; i < sidecars->all.count; i++) {
        free(sidecars->all.at[i].name);
        gm_buffer_free(&sidecars->all.at[i].bytes);
    }
    free(sidecars->all.at);
    free(sidecars);
}

const gm_buffer *gm_sidecars_find(const gm_sidecars *sidecars, const char *name)
{
    sidecar wanted = {.name = (char *)name};
    const sidecar *found = sidecars && sidecars->all.count
                               ? bsearch(&wanted, sidecars->all.at, sidecars->all.count,
                                         sizeof *sidecars->all.at, by_name)
                               : NULL;
    return found ? &found->bytes : NULL;
}
