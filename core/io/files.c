#include "io/files.h"

#include "base/path.h"
#include "io/archive.h"
#include "io/patterns.h"
#include "io/sidecars.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Neighbours that an archive is searched for, as gm_sidecars_open() takes them. */
static const char *const kinds[] = {".ann", "metadata.csv"};
enum { KINDS = 2 };

struct gm_files {
    gm_patterns patterns;
    gm_walk *walk;
    gm_walk_entry entry; /* the file at hand */
    gm_stream *stream;   /* its bytes, where they were looked at; NULL: not yet */
    gm_buffer name;      /* its name, where it is not the walk's; NUL-terminated */

    gm_archive *archive;          /* whose members come next; NULL: none */
    gm_sidecars *sidecars[KINDS]; /* of it; NULL: nobody has asked for them */
    gm_walk_entry outer;          /* the archive itself */
    gm_buffer folder;             /* what the names of its members begin with */
    gm_buffer path;               /* of the member at hand, for messages */
    bool is_link;                 /* it is a link to another */
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
    files->archive = NULL;
    for (uint32_t i = 0; i < KINDS; i++) {
        gm_sidecars_close(files->sidecars[i]);
        files->sidecars[i] = NULL;
    }
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

static bool is_hidden(const char *name)
{
    for (const char *part = name; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (*part == '.')
            return true;
    }
    return false;
}

/* The names of messages are the members' own, and those of files are without the
 * extension of what is compressed within the archive. */
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
    files->name
        .ptr[files->name.len - 1 - gm_archive_compression_of(files->name.ptr).len] =
        '\0';
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
    if (status != GM_OK || end || !(member.is_file || member.is_link))
        return status;
    files->is_link = member.is_link;
    status = gm_archive_check_name(files->archive, member.name, err);
    if (status != GM_OK || is_hidden(member.name))
        return status;
    status = make_entry(files, member.name, err);
    *found = status == GM_OK;
    return status;
}

/* ---- Files of the walk -------------------------------------------------------- */

static const char *shown_path(const gm_files *files)
{
    return strcmp(files->entry.path, "-") == 0 ? "standard input" : files->entry.path;
}

/* The name without what says that the file is compressed. */
static gm_status strip_name(gm_files *files, gm_text ending, gm_error *err)
{
    gm_status status = join(&files->name, before(files->entry.name, ending), "", err);
    files->entry.name = files->name.ptr;
    return status;
}

static gm_status no_archive(const gm_files *files, gm_error *err)
{
    return gm_fail(err, GM_INPUT,
                   "cannot unpack \"%s\": it is no archive, though its name says so; "
                   "it is damaged, or needs another name",
                   shown_path(files));
}

/* An archive is entered; of what is named, a compressed file goes on as a file. */
static gm_status unpack(gm_files *files, bool *found, gm_error *err)
{
    gm_archive *archive;
    gm_text extension = gm_archive_extension_of(files->entry.name);
    gm_status status = gm_archive_open(files->stream, shown_path(files), &archive, err);
    files->stream = NULL;
    if (status != GM_OK)
        return status;
    if (!gm_archive_is_one_file(archive)) {
        files->archive = archive;
        files->outer = files->entry;
        return name_folder(files, err);
    }
    if (extension.len) {
        gm_archive_close(archive);
        return no_archive(files, err);
    }
    status = gm_archive_stream(archive, shown_path(files), true, &files->stream, err);
    *found = status == GM_OK;
    return status;
}

/* What is named may be an archive whatever its name, and of a folder those are that are
 * called so. */
static gm_status look_at(gm_files *files, bool *found, gm_error *err)
{
    gm_text start;
    bool is_called_so = gm_archive_extension_of(files->entry.name).len > 0;
    gm_text compression = gm_archive_compression_of(files->entry.name);
    if (!files->entry.named && !is_called_so) {
        *found = true;
        return compression.len ? strip_name(files, compression, err) : GM_OK;
    }
    gm_status status = gm_stream_open(files->entry.path, &files->stream, err);
    if (status == GM_OK)
        status = gm_stream_peek(files->stream, GM_ARCHIVE_START, &start, err);
    if (status != GM_OK)
        return status;
    *found = !is_called_so && !gm_archive_recognises(start);
    if (!*found)
        status = unpack(files, found, err);
    if (status == GM_OK && *found && compression.len)
        status = strip_name(files, compression, err);
    return status;
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

/* The bytes behind `packed`, which is taken over, where it is compressed. */
static gm_status unpack_file(gm_files *files, gm_stream *packed, gm_stream **stream,
                             gm_error *err)
{
    gm_archive *archive;
    gm_status status = gm_archive_open(packed, shown_path(files), &archive, err);
    if (status != GM_OK)
        return status;
    if (gm_archive_is_one_file(archive))
        return gm_archive_stream(archive, shown_path(files), true, stream, err);
    gm_archive_close(archive);
    return gm_fail(err, GM_INPUT, "cannot unpack \"%s\": it is an archive, %s",
                   shown_path(files),
                   files->archive ? "and lies in another: unpack that into a folder"
                                  : "though its name does not say so: name it .zip or "
                                    ".tar, or on the command line");
}

static gm_status open_file(gm_files *files, gm_stream **opened, gm_error *err)
{
    if (files->archive && files->is_link)
        return gm_fail(err, GM_INPUT,
                       "cannot unpack \"%s\": it is a link to another member, and has "
                       "no bytes of its own; unpack the archive into a folder and name "
                       "that",
                       shown_path(files));
    if (files->archive)
        return gm_archive_stream(files->archive, files->entry.path, false, opened, err);
    return gm_stream_open(files->entry.path, opened, err);
}

gm_status gm_files_stream(gm_files *files, gm_stream **stream, gm_error *err)
{
    gm_text start;
    gm_stream *opened = files->stream;
    files->stream = NULL;
    gm_status status = GM_OK;
    if (!opened) {
        status = open_file(files, &opened, err);
        if (status != GM_OK)
            return status;
        status = gm_stream_peek(opened, GM_ARCHIVE_START, &start, err);
        if (status == GM_OK && gm_archive_recognises(start))
            return unpack_file(files, opened, stream, err);
    }
    if (status == GM_OK)
        *stream = opened;
    else
        gm_stream_close(opened);
    return status;
}

/* ---- Neighbours --------------------------------------------------------------- */

/* Where those are kept that are of the kind of `name`. */
static gm_sidecars **kind_of(gm_files *files, const char *name)
{
    return &files->sidecars[strcmp(name, kinds[1]) == 0];
}

/* The member of the archive that stands where the one at hand does. */
static gm_status find_member(gm_files *files, const char *name, gm_buffer *bytes,
                             bool *found, gm_error *err)
{
    gm_buffer wanted = {0};
    const char *member = files->name.ptr + files->folder.len - 1;
    const char *slash = strrchr(member, '/');
    gm_text folder = {member, slash ? (uint32_t)(slash + 1 - member) : 0};
    gm_sidecars **kind = kind_of(files, name);
    gm_status status = join(&wanted, folder, name, err);
    if (status == GM_OK && !*kind && strcmp(files->outer.path, "-") != 0)
        status = gm_sidecars_open(files->outer.path, kinds[kind - files->sidecars],
                                  kind, err);
    const gm_buffer *beside =
        status == GM_OK ? gm_sidecars_find(*kind, wanted.ptr) : NULL;
    *found = beside != NULL;
    if (beside)
        gm_buffer_add(bytes, beside->ptr, beside->len);
    gm_buffer_free(&wanted);
    return bytes->failed ? gm_error_nomem(err) : status;
}

static gm_status read_file(const char *path, gm_buffer *bytes, gm_error *err)
{
    gm_stream *stream;
    gm_status status = gm_stream_open(path, &stream, err);
    if (status != GM_OK)
        return status;
    status = gm_stream_rest(stream, bytes, err);
    gm_stream_close(stream);
    return status;
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
        status = read_file(path.ptr, bytes, err);
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
