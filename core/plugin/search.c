/* Looks at the file system each time: nothing is remembered but the folders. */
#define _XOPEN_SOURCE 700 /* realpath() */
#include "plugin/search.h"

#include "base/buffer.h"
#include "base/path.h"
#include "config/nearest.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- Paths ------------------------------------------------------------------- */

/* FOLDER/NAME SUFFIX, malloc'ed; NULL if memory ran out. */
static char *join(const char *folder, const char *name, const char *suffix)
{
    size_t len = strlen(folder) + strlen(name) + strlen(suffix) + 2;
    char *path = malloc(len);
    if (path)
        snprintf(path, len, "%s/%s%s", folder, name, suffix);
    return path;
}

/* With its links followed if it is there, else below the current folder. */
static char *make_absolute(const char *path)
{
    char *real = realpath(path, NULL);
    if (real || errno == ENOMEM)
        return real;
    if (path[0] == '/')
        return strdup(path);
    char *current = realpath(".", NULL);
    char *absolute = current ? join(current, path, "") : NULL;
    free(current);
    return absolute;
}

static bool is_file(const char *path)
{
    struct stat found;
    return stat(path, &found) == 0 && S_ISREG(found.st_mode);
}

static bool has_suffix(const char *name, const char *suffix)
{
    return gm_path_has_suffix((gm_text){name, (uint32_t)strlen(name)}, suffix);
}

/* No empty component, no "." and no "..": what is found lies below the folder. */
static bool stays_below(const char *name)
{
    for (const char *at = name;; at++) {
        size_t len = strcspn(at, "/");
        if (len == 0 || (len <= 2 && strspn(at, ".") >= len))
            return false;
        at += len;
        if (*at == '\0')
            return true;
    }
}

/* ---- Folders ----------------------------------------------------------------- */

gm_status gm_search_add_last(gm_search *search, const char *folder, const char *origin,
                             gm_error *err)
{
    char *path = make_absolute(folder);
    gm_folder *added = path ? GM_PUSH(&search->folders) : NULL;
    if (!added) {
        free(path);
        return gm_error_nomem(err);
    }
    *added = (gm_folder){path, origin};
    return GM_OK;
}

gm_status gm_search_add_first(gm_search *search, const char *folder, const char *origin,
                              gm_error *err)
{
    if (!gm_path_is_folder(folder))
        return gm_fail(err, GM_CONFIG, "cannot look for %ss in \"%s\": %s",
                       search->noun, folder, strerror(errno));
    gm_status status = gm_search_add_last(search, folder, origin, err);
    if (status != GM_OK)
        return status;
    gm_folder *folders = search->folders.at;
    gm_folder first = folders[search->folders.count - 1];
    memmove(folders + 1, folders, (search->folders.count - 1) * sizeof *folders);
    folders[0] = first;
    return GM_OK;
}

gm_status gm_search_add_path(gm_search *search, const char *path, const char *origin,
                             gm_error *err)
{
    gm_status status = GM_OK;
    while (path && status == GM_OK) {
        size_t len = strcspn(path, ":");
        char *folder = len ? strndup(path, len) : NULL;
        if (folder)
            status = gm_search_add_last(search, folder, origin, err);
        else if (len)
            status = gm_error_nomem(err);
        free(folder);
        path = path[len] ? path + len + 1 : NULL;
    }
    return status;
}

void gm_search_free(gm_search *search)
{
    for (uint32_t i = 0; i < search->folders.count; i++)
        free(search->folders.at[i].path);
    free(search->folders.at);
    *search = (gm_search){.noun = search->noun};
}

/* ---- Why nothing was found --------------------------------------------------- */

static bool try_names(const char *folder, const char *prefix, const char *suffix,
                      gm_nearest *nearest)
{
    char *path = join(folder, prefix, "");
    bool complete = path != NULL;
    DIR *stream = path ? opendir(path) : NULL;
    struct dirent *entry;
    while (stream && (entry = readdir(stream)) != NULL) {
        char name[GM_NEAREST_LONGEST + 1];
        if (entry->d_name[0] == '.' || !has_suffix(entry->d_name, suffix))
            continue;
        size_t len = strlen(entry->d_name) - strlen(suffix);
        int all =
            snprintf(name, sizeof name, "%s%.*s", prefix, (int)len, entry->d_name);
        if (all > 0 && (size_t)all < sizeof name && strcmp(name, nearest->wanted) != 0)
            gm_nearest_try(nearest, name);
    }
    if (stream)
        closedir(stream);
    free(path);
    return complete;
}

/* Adds the name that may have been meant: one in the same subfolder. */
static void suggest(const gm_search *search, const char *name, const char *suffix,
                    gm_buffer *message)
{
    gm_nearest nearest = {.wanted = name};
    const char *slash = strrchr(name, '/');
    char *prefix = strndup(name, slash ? (size_t)(slash - name) + 1 : 0);
    message->failed |= !prefix;
    for (uint32_t i = 0; prefix && i < search->folders.count; i++)
        message->failed |=
            !try_names(search->folders.at[i].path, prefix, suffix, &nearest);
    free(prefix);
    if (nearest.best[0])
        gm_buffer_printf(message, "; did you mean \"%s\"?", nearest.best);
}

static void list_folders(const gm_search *search, const char *base, gm_buffer *message)
{
    if (base || search->folders.count)
        gm_buffer_puts(message, "; looked in: ");
    else
        gm_buffer_puts(message, "; there is no folder to look in");
    if (base)
        gm_buffer_puts(message, base);
    for (uint32_t i = 0; i < search->folders.count; i++) {
        const gm_folder *folder = &search->folders.at[i];
        gm_buffer_printf(message, "%s%s (%s%s)", i > 0 || base ? ", " : "",
                         folder->path, folder->origin,
                         gm_path_is_folder(folder->path) ? "" : "; no such folder");
    }
}

static gm_status explain(const gm_search *search, const char *name, const char *suffix,
                         const char *base, gm_error *err)
{
    gm_buffer message = {0};
    gm_buffer_printf(&message, "no %s \"%s\"", search->noun, name);
    if (stays_below(name)) {
        list_folders(search, base, &message);
        suggest(search, name, suffix, &message);
    } else {
        gm_buffer_puts(&message, ": there is no such file, and a name that is searched "
                                 "for has no \".\", \"..\" or empty folder in it");
    }
    gm_status status =
        message.failed ? gm_error_nomem(err)
                       : gm_fail(err, GM_CONFIG, "%.*s", (int)message.len, message.ptr);
    gm_buffer_free(&message);
    return status;
}

/* ---- Finding ----------------------------------------------------------------- */

/* The real path of a file; GM_CONFIG, without a message, if it is none. */
static gm_status take(char *candidate, char **path, gm_error *err)
{
    if (!candidate)
        return gm_error_nomem(err);
    *path = is_file(candidate) ? realpath(candidate, NULL) : NULL;
    gm_status status = *path ? GM_OK : GM_CONFIG;
    if (status != GM_OK && errno == ENOMEM)
        status = gm_error_nomem(err);
    free(candidate);
    return status;
}

static gm_status find(const gm_search *search, const char *name, const char *suffix,
                      gm_found *found, gm_error *err)
{
    gm_status status = GM_CONFIG;
    const char *end = has_suffix(name, suffix) ? "" : suffix;
    if (!stays_below(name))
        return GM_CONFIG;
    for (uint32_t i = 0; status == GM_CONFIG && i < search->folders.count; i++) {
        found->folder = i;
        status = take(join(search->folders.at[i].path, name, end), &found->path, err);
    }
    return status;
}

gm_status gm_search_find_in(const gm_search *search, const char *name,
                            const char *suffix, gm_found *found, gm_error *err)
{
    *found = (gm_found){0};
    gm_status status = find(search, name, suffix, found, err);
    return status == GM_CONFIG ? explain(search, name, suffix, NULL, err) : status;
}

gm_status gm_search_find(const gm_search *search, const char *name, const char *suffix,
                         char **path, gm_error *err)
{
    gm_found found;
    gm_status status = gm_search_find_in(search, name, suffix, &found, err);
    if (status == GM_OK)
        *path = found.path;
    return status;
}

gm_status gm_search_resolve(const gm_search *search, const char *value,
                            const char *suffix, const char *base, char **path,
                            gm_error *err)
{
    gm_status status = GM_CONFIG;
    bool is_path = strpbrk(value, "/.") != NULL;
    if (is_path && value[0] == '/')
        status = take(strdup(value), path, err);
    else if (is_path && base)
        status = take(join(base, value, ""), path, err);
    if (status == GM_OK)
        return GM_OK;
    gm_found found = {0};
    if (status == GM_CONFIG)
        status = find(search, value, suffix, &found, err);
    *path = found.path;
    return status == GM_CONFIG
               ? explain(search, value, suffix, is_path ? base : NULL, err)
               : status;
}

/* ---- Listing ----------------------------------------------------------------- */

static int compare_found(const void *left, const void *right)
{
    const gm_found *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    return order ? order : (a->folder > b->folder) - (a->folder < b->folder);
}

static bool add_found(gm_found_list *found, const char *folder, const char *file,
                      size_t name_len)
{
    char *path = join(folder, file, "");
    if (path && !is_file(path)) {
        free(path);
        return true;
    }
    char *name = path ? strndup(file, name_len) : NULL;
    gm_found *added = name ? GM_PUSH(&found->list) : NULL;
    if (!added) {
        free(path);
        free(name);
        return false;
    }
    *added = (gm_found){.name = name, .path = path};
    return true;
}

static bool list_folder(const gm_search *search, uint32_t i, const char *suffix,
                        gm_found_list *found)
{
    const char *folder = search->folders.at[i].path;
    DIR *stream = opendir(folder);
    struct dirent *entry;
    bool complete = stream != NULL || errno != ENOMEM;
    uint32_t before = found->list.count;
    while (stream && complete && (entry = readdir(stream)) != NULL) {
        const char *file = entry->d_name;
        if (file[0] != '.' && has_suffix(file, suffix))
            complete = add_found(found, folder, file, strlen(file) - strlen(suffix));
    }
    for (uint32_t j = before; j < found->list.count; j++)
        found->list.at[j].folder = i;
    if (stream)
        closedir(stream);
    return complete;
}

gm_status gm_search_list(const gm_search *search, const char *suffix,
                         gm_found_list *found, gm_error *err)
{
    *found = (gm_found_list){0};
    for (uint32_t i = 0; i < search->folders.count; i++) {
        if (!list_folder(search, i, suffix, found)) {
            gm_found_list_free(found);
            return gm_error_nomem(err);
        }
    }
    if (found->list.count)
        qsort(found->list.at, found->list.count, sizeof *found->list.at, compare_found);
    return GM_OK;
}

void gm_found_list_free(gm_found_list *found)
{
    for (uint32_t i = 0; i < found->list.count; i++) {
        free(found->list.at[i].name);
        free(found->list.at[i].path);
    }
    free(found->list.at);
    *found = (gm_found_list){0};
}
