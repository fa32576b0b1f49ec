/* A stack of sorted folders; the top one is being worked through. */
#include "io/walk.h"

#include "base/array.h"
#include "base/buffer.h"
#include "base/path.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

typedef struct folder {
    char **names;
    uint32_t count, at;
    size_t path_len; /* of walk->path, when this folder is the top */
    dev_t device;    /* with its number, which folder it is, whatever its path */
    ino_t number;
} folder;

struct gm_walk {
    const char *const *paths;
    uint32_t count, at;
    size_t root_len; /* of the folder named on the command line, with its slash */
    GM_ARRAY(folder) stack;
    gm_buffer path; /* of the file at hand, NUL-terminated */
};

gm_status gm_walk_open(const char *const *paths, uint32_t count, gm_walk **walk,
                       gm_error *err)
{
    struct stat status;
    for (uint32_t i = 0; i < count; i++) {
        if (strcmp(paths[i], "-") != 0 && stat(paths[i], &status) != 0)
            return gm_fail(err, GM_CONFIG, "cannot read \"%s\": %s", paths[i],
                           strerror(errno));
    }
    *walk = calloc(1, sizeof **walk);
    if (!*walk)
        return gm_error_nomem(err);
    (*walk)->paths = paths;
    (*walk)->count = count;
    return GM_OK;
}

static void pop(gm_walk *walk)
{
    folder *top = &walk->stack.at[--walk->stack.count];
    for (uint32_t i = 0; i < top->count; i++)
        free(top->names[i]);
    free(top->names);
}

void gm_walk_close(gm_walk *walk)
{
    if (!walk)
        return;
    while (walk->stack.count)
        pop(walk);
    free(walk->stack.at);
    gm_buffer_free(&walk->path);
    free(walk);
}

static int by_name(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static bool read_names(DIR *open, folder *into)
{
    GM_ARRAY(char *) names = {0};
    struct dirent *entry;
    while ((entry = readdir(open))) {
        if (entry->d_name[0] == '.')
            continue;
        char **place = GM_PUSH(&names);
        if (place)
            *place = strdup(entry->d_name);
        into->names = names.at;
        into->count = names.count;
        if (!place || !*place)
            return false;
    }
    if (names.count)
        qsort(names.at, names.count, sizeof *names.at, by_name);
    return true;
}

static bool set_path(gm_walk *walk, size_t keep, const char *more)
{
    walk->path.len = keep;
    gm_buffer_puts(&walk->path, more);
    gm_buffer_put(&walk->path, '\0');
    walk->path.len--;
    return !walk->path.failed;
}

/* Whether a link has led back to a folder that is being walked. */
static bool is_walked(const gm_walk *walk, const struct stat *status)
{
    for (uint32_t i = 0; i < walk->stack.count; i++) {
        const folder *above = &walk->stack.at[i];
        if (above->device == status->st_dev && above->number == status->st_ino)
            return true;
    }
    return false;
}

/* Makes the folder whose path is at hand the top of the stack, unless it is in it. */
static gm_status push(gm_walk *walk, gm_error *err)
{
    struct stat status;
    DIR *open = opendir(walk->path.ptr);
    if (!open)
        return gm_fail(err, GM_INPUT, "cannot read the folder \"%s\": %s",
                       walk->path.ptr, strerror(errno));
    if (fstat(dirfd(open), &status) != 0 || is_walked(walk, &status)) {
        closedir(open);
        return GM_OK;
    }
    folder *top = GM_PUSH(&walk->stack);
    bool slash = walk->path.ptr[walk->path.len - 1] == '/';
    bool sound = top && read_names(open, top) &&
                 set_path(walk, walk->path.len, slash ? "" : "/");
    if (sound) {
        top->path_len = walk->path.len;
        top->device = status.st_dev;
        top->number = status.st_ino;
    }
    closedir(open);
    return sound ? GM_OK : gm_error_nomem(err);
}

static const char *last_component(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* The next path of the command line; a folder is pushed, a file is an entry. */
static gm_status next_named(gm_walk *walk, gm_walk_entry *entry, gm_error *err)
{
    const char *path = walk->paths[walk->at++];
    entry->path = NULL;
    if (!set_path(walk, 0, path))
        return gm_error_nomem(err);
    if (gm_path_is_folder(path)) {
        gm_status status = push(walk, err);
        walk->root_len = walk->path.len;
        return status;
    }
    *entry = (gm_walk_entry){walk->path.ptr, last_component(walk->path.ptr), true};
    return GM_OK;
}

static gm_status next_in_folder(gm_walk *walk, gm_walk_entry *entry, gm_error *err)
{
    folder *top = &walk->stack.at[walk->stack.count - 1];
    entry->path = NULL;
    if (top->at == top->count) {
        pop(walk);
        return GM_OK;
    }
    if (!set_path(walk, top->path_len, top->names[top->at++]))
        return gm_error_nomem(err);
    if (gm_path_is_folder(walk->path.ptr))
        return push(walk, err);
    *entry = (gm_walk_entry){walk->path.ptr, walk->path.ptr + walk->root_len, false};
    return GM_OK;
}

gm_status gm_walk_next(gm_walk *walk, gm_walk_entry *entry, bool *end, gm_error *err)
{
    *end = false;
    while (walk->stack.count || walk->at < walk->count) {
        gm_status status = walk->stack.count ? next_in_folder(walk, entry, err)
                                             : next_named(walk, entry, err);
        if (status != GM_OK || entry->path)
            return status;
    }
    *end = true;
    return GM_OK;
}
