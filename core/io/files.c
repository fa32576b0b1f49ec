#include "io/files.h"

#include "base/path.h"
#include "io/archive.h"
#include "io/patterns.h"
#include "io/sidecars.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct gm_files {
    gm_patterns patterns;
    gm_walk *walk;
    gm_walk_entry entry; /* the file at hand */
    gm_stream *stream;   /* its bytes, where they were looked at; NULL: not yet */
    gm_buffer name;      /* its name, where it is not the walk's; NUL-terminated */

    gm_archive *archive;   /* whose members come next; NULL: none */
    gm_sidecars *sidecars; /* of it; NULL: not known */
    gm_walk_entry outer;   /* the archive itself */
    gm_buffer folder;      /* what the names of its members begin with */
    gm_buffer path;        /* of the member at hand, for messages */
};

gm_status gm_files_open(const char *const *paths, uint32_t count, gm_files **files,
                        gm_error *err)
{
    static const char *const standard_input[] = {"-"};
    gm_files *opened = calloc(1, sizeof *opened);
    if (!opened)
        return gm_error_nomem(err);
    gm_patterns *patterns = &opened->patterns;
    gm_status status =
        gm_patterns_expand(patterns, count ? paths : standard_input, count ? count : 1)
            ? gm_walk_open(patterns->paths, patterns->count, &opened->walk, err)
            : gm_error_nomem(err);
    if (status == GM_OK)
        *files = opened;
    else
        gm_files_close(opened);
    return status;
}

static void close_archive(gm_files *files)
{
    gm_archive_close(files->archive);
    gm_sidecars_close(files->sidecars);
    files->archive = NULL;
    files->sidecars = NULL;
}

static void close_stream(gm_files *files)
{
    gm_stream_close(files->stream);
    files->stream = NULL;
}

void gm_files_close(gm_files *files)
{
    if (!files)
        return;
    close_stream(files);
    close_archive(files);
    gm_buffer_free(&files->name);
    gm_buffer_free(&files->folder);
    gm_buffer_free(&files->path);
    gm_walk_close(files->walk);
    gm_patterns_free(&files->patterns);
    free(files);
}

/* A string in `buffer`: both parts, one after the other. */
static gm_status join(gm_buffer *buffer, gm_text first, const char *second,
                      gm_error *err)
{
    gm_buffer_clear(buffer);
    gm_buffer_add(buffer, first.ptr, first.len);
    gm_buffer_add(buffer, second, strlen(second) + 1);
    return buffer->failed ? gm_error_nomem(err) : GM_OK;
}

static gm_text whole(const char *string)
{
    return (gm_text){string, (uint32_t)strlen(string)};
}

/* `name` without the ending that is a part of it. */
static gm_text before(const char *name, gm_text ending)
{
    return (gm_text){name, (uint32_t)(ending.ptr - name)};
}

/* ---- Members of an archive ---------------------------------------------------- */

/* The names of members begin with the archive's own, unless it was named. */
static gm_status name_folder(gm_files *files, gm_error *err)
{
    if (files->outer.named)
        return join(&files->folder, whole(""), "", err);
    const char *name = files->outer.name;
    return join(&files->folder, before(name, gm_archive_extension_of(name)), "/", err);
}

static gm_status enter(gm_files *files, gm_archive *archive, gm_error *err)
{
    files->archive = archive;
    files->outer = files->entry;
    gm_status status = name_folder(files, err);
    if (status == GM_OK && strcmp(files->outer.path, "-") != 0)
        status = gm_sidecars_open(files->outer.path, &files->sidecars, err);
    return status;
}

static bool is_hidden(const char *name)
{
    for (const char *part = name; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (*part == '.')
            return true;
    }
    return false;
}

static gm_status make_entry(gm_files *files, const char *member, gm_error *err)
{
    bool is_stdin = strcmp(files->outer.path, "-") == 0;
    gm_text inside = {files->folder.ptr, (uint32_t)files->folder.len - 1};
    gm_status status = join(&files->name, inside, member, err);
    if (status == GM_OK)
        status = join(&files->path,
                      whole(is_stdin ? "standard input" : files->outer.path), "/", err);
    if (status != GM_OK)
        return status;
    files->path.len--;
    gm_buffer_add(&files->path, member, strlen(member) + 1);
    files->entry = (gm_walk_entry){files->path.ptr, files->name.ptr, false};
    return files->path.failed ? gm_error_nomem(err) : GM_OK;
}

/* `found` stays false at the end of the archive, which is then closed. */
static gm_status next_member(gm_files *files, bool *found, gm_error *err)
{
    gm_member member;
    bool end = false;
    gm_status status = gm_archive_next(files->archive, &member, &end, err);
    if (end)
        close_archive(files);
    if (status != GM_OK || end || !member.is_file || member.is_link)
        return status;
    status = gm_archive_check_name(files->archive, member.name, err);
    if (status != GM_OK || is_hidden(member.name))
        return status;
    status = make_entry(files, member.name, err);
    *found = status == GM_OK;
    return status;
}

/* ---- Files of the walk -------------------------------------------------------- */

/* Whether the bytes are to be looked at: those of a folder go by their names. */
static bool may_be_packed(const gm_walk_entry *entry)
{
    return entry->named || gm_archive_extension_of(entry->name).len ||
           gm_archive_compression_of(entry->name).len;
}

/* A compressed file goes on as a file with another name; an archive is entered. */
static gm_status unpack(gm_files *files, bool *found, gm_error *err)
{
    gm_archive *archive;
    const char *shown = files->entry.path;
    gm_status status = gm_archive_open(
        files->stream, strcmp(shown, "-") == 0 ? "standard input" : shown, &archive,
        err);
    files->stream = NULL;
    if (status != GM_OK)
        return status;
    if (!gm_archive_is_one_file(archive))
        return enter(files, archive, err);
    status = gm_archive_stream(archive, shown, true, &files->stream, err);
    const char *name = files->entry.name;
    if (status == GM_OK)
        status =
            join(&files->name, before(name, gm_archive_compression_of(name)), "", err);
    files->entry.name = files->name.ptr;
    *found = status == GM_OK;
    return status;
}

static gm_status look_at(gm_files *files, bool *found, gm_error *err)
{
    gm_text start;
    *found = !may_be_packed(&files->entry);
    if (*found)
        return GM_OK;
    gm_status status = gm_stream_open(files->entry.path, &files->stream, err);
    if (status == GM_OK)
        status = gm_stream_peek(files->stream, GM_ARCHIVE_START, &start, err);
    if (status != GM_OK)
        return status;
    if (gm_archive_recognises(start))
        return unpack(files, found, err);
    *found = true;
    return GM_OK;
}

gm_status gm_files_next(gm_files *files, gm_walk_entry *entry, bool *end, gm_error *err)
{
    gm_status status = GM_OK;
    bool found = false;
    *end = false;
    while (status == GM_OK && !found && !*end) {
        close_stream(files);
        if (files->archive) {
            status = next_member(files, &found, err);
            continue;
        }
        status = gm_walk_next(files->walk, &files->entry, end, err);
        if (status == GM_OK && !*end)
            status = look_at(files, &found, err);
    }
    *entry = files->entry;
    return status;
}

gm_status gm_files_stream(gm_files *files, gm_stream **stream, gm_error *err)
{
    if (files->archive)
        return gm_archive_stream(files->archive, files->entry.path, false, stream, err);
    if (!files->stream)
        return gm_stream_open(files->entry.path, stream, err);
    *stream = files->stream;
    files->stream = NULL;
    return GM_OK;
}

/* ---- Neighbours --------------------------------------------------------------- */

/* The member of the archive that stands where the one at hand does. */
static gm_status find_member(gm_files *files, const char *name, gm_buffer *bytes,
                             bool *found, gm_error *err)
{
    gm_buffer wanted = {0};
    const char *member = files->name.ptr + files->folder.len - 1;
    const char *slash = strrchr(member, '/');
    gm_text folder = {member, slash ? (uint32_t)(slash + 1 - member) : 0};
    gm_status status = join(&wanted, folder, name, err);
    const gm_buffer *beside =
        status == GM_OK ? gm_sidecars_find(files->sidecars, wanted.ptr) : NULL;
    *found = beside != NULL;
    if (beside)
        gm_buffer_add(bytes, beside->ptr, beside->len);
    gm_buffer_free(&wanted);
    return bytes->failed ? gm_error_nomem(err) : status;
}

static gm_status find_file(gm_files *files, const char *name, gm_buffer *bytes,
                           bool *found, gm_error *err)
{
    gm_buffer path = {0};
    char *folder = gm_path_folder(files->entry.path);
    gm_buffer_printf(&path, "%s/%s", folder ? folder : "", name);
    gm_buffer_put(&path, '\0');
    gm_status status = folder && !path.failed ? GM_OK : gm_error_nomem(err);
    *found = status == GM_OK && access(path.ptr, F_OK) == 0;
    if (*found)
        status = gm_buffer_read_file(bytes, path.ptr, err);
    free(folder);
    gm_buffer_free(&path);
    return status;
}

gm_status gm_files_beside(gm_files *files, const char *name, gm_buffer *bytes,
                          bool *found, gm_error *err)
{
    *found = false;
    if (files->archive)
        return find_member(files, name, bytes, found, err);
    if (strcmp(files->entry.path, "-") == 0)
        return GM_OK;
    return find_file(files, name, bytes, found, err);
}
