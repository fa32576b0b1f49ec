#include "io/files.h"

#include "base/path.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct gm_files {
    gm_walk *walk;
    gm_walk_entry entry; /* at hand */
};

gm_status gm_files_open(const char *const *paths, uint32_t count, gm_files **files,
                        gm_error *err)
{
    static const char *const standard_input[] = {"-"};
    gm_files *opened = calloc(1, sizeof *opened);
    if (!opened)
        return gm_error_nomem(err);
    gm_status status = gm_walk_open(count ? paths : standard_input, count ? count : 1,
                                    &opened->walk, err);
    if (status == GM_OK)
        *files = opened;
    else
        free(opened);
    return status;
}

void gm_files_close(gm_files *files)
{
    if (!files)
        return;
    gm_walk_close(files->walk);
    free(files);
}

gm_status gm_files_next(gm_files *files, gm_walk_entry *entry, bool *end, gm_error *err)
{
    gm_status status = gm_walk_next(files->walk, &files->entry, end, err);
    *entry = files->entry;
    return status;
}

gm_status gm_files_stream(gm_files *files, gm_stream **stream, gm_error *err)
{
    return gm_stream_open(files->entry.path, stream, err);
}

gm_status gm_files_beside(gm_files *files, const char *name, gm_buffer *bytes,
                          bool *found, gm_error *err)
{
    gm_buffer path = {0};
    char *folder = gm_path_folder(files->entry.path);
    if (!folder)
        return gm_error_nomem(err);
    gm_buffer_printf(&path, "%s/%s", folder, name);
    gm_buffer_put(&path, '\0');
    free(folder);
    gm_status status = path.failed ? gm_error_nomem(err) : GM_OK;
    *found = status == GM_OK && strcmp(files->entry.path, "-") != 0 &&
             access(path.ptr, F_OK) == 0;
    if (*found)
        status = gm_buffer_read_file(bytes, path.ptr, err);
    gm_buffer_free(&path);
    return status;
}
