/* POSIX files; every failure is the test's. */
#define _XOPEN_SOURCE 700 /* nftw() */

#include "folder.h"

#include "test.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

folder folder_new(void)
{
    folder made = {GM_BINARY_DIR "/test-folder-XXXXXX"};
    if (!mkdtemp(made.path))
        fail_msg("cannot make a folder \"%s\"", made.path);
    return made;
}

const char *folder_path(const folder *folder, const char *name)
{
    static char paths[8][2048];
    static size_t next;
    char *path = paths[next++ % 8];
    snprintf(path, sizeof paths[0], "%s/%s", folder->path, name);
    return path;
}

/* The folders between the root of the test and the last slash of `path`. */
static void make_folders(const folder *folder, const char *path)
{
    char made[2048];
    size_t root = strlen(folder->path) + 1;
    for (size_t i = root; path[i]; i++) {
        if (path[i] != '/')
            continue;
        snprintf(made, sizeof made, "%.*s", (int)i, path);
        mkdir(made, 0777);
    }
}

void folder_write_bytes(const folder *folder, const char *name, const char *ptr,
                        size_t len)
{
    const char *path = folder_path(folder, name);
    make_folders(folder, path);
    FILE *file = fopen(path, "wb");
    if (!file)
        fail_msg("cannot write \"%s\"", path);
    size_t written = fwrite(ptr, 1, len, file);
    if (fclose(file) != 0 || written != len)
        fail_msg("cannot write \"%s\"", path);
}

void folder_write(const folder *folder, const char *name, const char *string)
{
    folder_write_bytes(folder, name, string, strlen(string));
}

static int remove_one(const char *path, const struct stat *status, int kind,
                      struct FTW *place)
{
    (void)status, (void)kind, (void)place;
    return remove(path);
}

void folder_remove(const folder *folder)
{
    nftw(folder->path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}
