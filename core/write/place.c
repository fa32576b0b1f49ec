#include "write/place.h"

#include "base/error.h"
#include "base/path.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void gm_place_init(gm_place *place, const char *folder)
{
    *place = (gm_place){.folder = folder};
    gm_file_names_init(&place->names);
}

void gm_place_free(gm_place *place)
{
    gm_file_names_free(&place->names);
    gm_buffer_free(&place->name);
    gm_buffer_free(&place->path);
    gm_buffer_free(&place->part);
}

/* ---- Folders ----------------------------------------------------------------- */

static gm_status cannot_write(const char *path, gm_error *err)
{
    return gm_fail(err, GM_OUTPUT, "cannot write \"%s\": %s", path, strerror(errno));
}

static bool make_folder(const char *path)
{
    return mkdir(path, 0777) == 0 || (errno == EEXIST && gm_path_is_folder(path));
}

gm_status gm_place_open(const gm_place *place, const char *format, gm_error *err)
{
    if (make_folder(place->folder))
        return GM_OK;
    return gm_fail(err, GM_CONFIG, "cannot make the folder \"%s\" for %s: %s",
                   place->folder, format, strerror(errno));
}

/* FOLDER/NAME and what stands behind it, in `path`. */
static gm_status set_path(const gm_place *place, gm_buffer *path, const char *name,
                          const char *extension, const char *more, gm_error *err)
{
    gm_buffer_clear(path);
    gm_buffer_printf(path, "%s/%s%s%s", place->folder, name, extension, more);
    return path->failed ? gm_error_nomem(err) : GM_OK;
}

gm_status gm_place_make_folders(gm_place *place, gm_error *err)
{
    gm_status status = set_path(place, &place->path, place->name.ptr, "", "", err);
    if (status != GM_OK)
        return status;
    char *slash = place->path.ptr + strlen(place->folder);
    while ((slash = strchr(slash + 1, '/'))) {
        *slash = '\0';
        if (!make_folder(place->path.ptr))
            return cannot_write(place->path.ptr, err);
        *slash = '/';
    }
    return GM_OK;
}

/* ---- Files ------------------------------------------------------------------- */

static gm_status write_bytes(const char *path, gm_text bytes, gm_error *err)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        return cannot_write(path, err);
    size_t put = bytes.len ? fwrite(bytes.ptr, 1, bytes.len, file) : 0;
    int closed = fclose(file);
    return put < bytes.len || closed != 0 ? cannot_write(path, err) : GM_OK;
}

gm_status gm_place_write(gm_place *place, const char *name, const char *extension,
                         gm_text bytes, gm_error *err)
{
    gm_status status = set_path(place, &place->path, name, extension, "", err);
    if (status == GM_OK)
        status = set_path(place, &place->part, name, extension, ".part", err);
    if (status == GM_OK)
        status = write_bytes(place->part.ptr, bytes, err);
    if (status == GM_OK && rename(place->part.ptr, place->path.ptr) != 0)
        return cannot_write(place->path.ptr, err);
    return status;
}

/* ---- Names ------------------------------------------------------------------- */

/* Whether a file of that name has other bytes, so that it is another document's. */
static gm_status is_of_another(gm_place *place, const char *extension, gm_text wanted,
                               bool *other, gm_error *err)
{
    gm_buffer bytes = {0};
    gm_failure failure;
    gm_failure_init(&failure);
    *other = false;
    gm_status status =
        set_path(place, &place->path, place->name.ptr, extension, "", err);
    if (status != GM_OK)
        return status;
    if (gm_buffer_read_file(&bytes, place->path.ptr, &failure.error) == GM_OK)
        *other = bytes.len != wanted.len ||
                 (wanted.len && memcmp(bytes.ptr, wanted.ptr, wanted.len) != 0);
    else if (failure.status == GM_NOMEM)
        status = gm_error_nomem(err);
    gm_buffer_free(&bytes);
    return status;
}

gm_status gm_place_choose(gm_place *place, gm_text id, const char *extension,
                          gm_text bytes, bool *changed, gm_error *err)
{
    bool other = true;
    gm_status status = GM_OK;
    while (status == GM_OK && other) {
        status = gm_file_names_add(&place->names, id, &place->name, changed, err);
        other = false;
        if (status == GM_OK && place->goes_on)
            status = is_of_another(place, extension, bytes, &other, err);
    }
    return status;
}
