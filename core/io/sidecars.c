#include "io/sidecars.h"

#include "base/array.h"
#include "base/error.h"
#include "io/archive.h"

#include <stdlib.h>
#include <string.h>

typedef struct sidecar {
    char *name;
    gm_buffer bytes;
} sidecar;

struct gm_sidecars {
    GM_ARRAY(sidecar) all; /* sorted by name */
};

static bool is_sidecar(const char *name)
{
    const char *slash = strrchr(name, '/');
    size_t len = strlen(name);
    return strcmp(slash ? slash + 1 : name, "metadata.csv") == 0 ||
           (len > 4 && strcmp(name + len - 4, ".ann") == 0);
}

static gm_status keep(gm_sidecars *sidecars, gm_archive *archive, const char *name,
                      gm_error *err)
{
    gm_stream *stream;
    sidecar *place = GM_PUSH(&sidecars->all);
    if (!place)
        return gm_error_nomem(err);
    *place = (sidecar){.name = strdup(name)};
    if (!place->name)
        return gm_error_nomem(err);
    gm_status status = gm_archive_stream(archive, name, false, &stream, err);
    if (status != GM_OK)
        return status;
    status = gm_stream_rest(stream, &place->bytes, err);
    gm_stream_close(stream);
    return status;
}

static int by_name(const void *left, const void *right)
{
    return strcmp(((const sidecar *)left)->name, ((const sidecar *)right)->name);
}

static gm_status read_all(gm_sidecars *sidecars, gm_archive *archive, gm_error *err)
{
    gm_status status = GM_OK;
    for (bool end = false; status == GM_OK;) {
        gm_member member;
        status = gm_archive_next(archive, &member, &end, err);
        if (end)
            break;
        if (status == GM_OK && member.is_file && !member.is_link &&
            is_sidecar(member.name))
            status = keep(sidecars, archive, member.name, err);
    }
    if (sidecars->all.count)
        qsort(sidecars->all.at, sidecars->all.count, sizeof *sidecars->all.at, by_name);
    return status;
}

gm_status gm_sidecars_open(const char *path, gm_sidecars **sidecars, gm_error *err)
{
    gm_failure failure;
    gm_stream *packed;
    gm_archive *archive;
    gm_failure_init(&failure);
    *sidecars = calloc(1, sizeof **sidecars);
    if (!*sidecars)
        return gm_error_nomem(err);
    gm_status status = gm_stream_open(path, &packed, &failure.error);
    if (status == GM_OK)
        status = gm_archive_open(packed, path, &archive, &failure.error);
    if (status == GM_OK) {
        status = read_all(*sidecars, archive, &failure.error);
        gm_archive_close(archive);
    }
    return status == GM_NOMEM ? gm_error_nomem(err) : GM_OK;
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
