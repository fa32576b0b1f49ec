/* An included file is known by its real path: links are no way out of the folder, nor
 * into a file that is being read already.
 *
 * The real paths of the files around it are asked for again at each include, which are
 * few; so nothing is kept while a pipeline without includes is read. */
#define _XOPEN_SOURCE 700 /* realpath() */
#include "config/include.h"

#include "base/error.h"
#include "base/path.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

enum {
    MOST_READ = 128 * 1024, /* more than gm_yaml_read() accepts, so that it says so */
    DEEPEST = 8,            /* files inside each other, the top one not counted */
    MOST_INCLUDES = 64      /* of a pipeline: files that include others twice over grow
                               beyond all bounds */
};

/* Says what is wrong with an include; always false. */
static bool refuse(const gm_include *include, const char *why, const char *mend)
{
    gm_problems_add(include->problems, include->at, "cannot include \"%s\": %s\n  %s",
                    include->value, why, mend);
    return false;
}

static bool fail_nomem(const gm_include *include)
{
    include->problems->failed = true;
    return false;
}

/* ---- How many, how deep ------------------------------------------------------ */

static bool check_number(const gm_include *include, uint32_t *included)
{
    char why[64];
    uint32_t depth = 0;
    for (const gm_including *file = include->by; file->by; file = file->by)
        depth++;
    if (*included > MOST_INCLUDES)
        return false; /* said once */
    snprintf(why, sizeof why, "a pipeline has %d includes at the most", MOST_INCLUDES);
    if ((*included)++ == MOST_INCLUDES)
        return refuse(include, why, "write the stages of some of them out");
    snprintf(why, sizeof why, "includes are more than %d deep", DEEPEST);
    return depth < DEEPEST || refuse(include, why, "include it from a file further up");
}

/* ---- Where it lies ----------------------------------------------------------- */

/* The path as messages have it: beside the file that includes it. */
static const char *path_of(const gm_include *include)
{
    const char *file = include->by->file, *slash = strrchr(file, '/');
    size_t folder = slash && include->value[0] != '/' ? (size_t)(slash - file) + 1 : 0;
    size_t len = strlen(include->value);
    char *path = gm_arena_alloc(include->arena, folder + len + 1);
    if (!path)
        return NULL;
    memcpy(path, file, folder);
    memcpy(path + folder, include->value, len + 1);
    return path;
}

static bool lies_below(const char *path, const char *folder)
{
    size_t len = strlen(folder);
    if (strcmp(folder, "/") == 0)
        return true;
    return strncmp(path, folder, len) == 0 && path[len] == '/';
}

static bool check_folder(const gm_include *include, const char *real)
{
    const gm_including *top = include->by;
    const char *anywhere = getenv("GUILLEMET_INCLUDE_ANYWHERE");
    if (anywhere && strcmp(anywhere, "1") == 0)
        return true;
    while (top->by)
        top = top->by;
    char *named = gm_path_folder(top->file);
    char *folder = named ? realpath(named, NULL) : NULL;
    bool below = folder && lies_below(real, folder);
    if (!named || (!folder && errno == ENOMEM))
        fail_nomem(include);
    else if (!below)
        gm_problems_add(include->problems, include->at,
                        "cannot include \"%s\": it is %s, outside of %s, the folder of "
                        "the pipeline file\n  move it there, or set "
                        "GUILLEMET_INCLUDE_ANYWHERE=1 if you trust it",
                        include->value, real, folder ? folder : named);
    free(folder);
    free(named);
    return below;
}

static bool check_kind(const gm_include *include, const char *real)
{
    struct stat found;
    if (stat(real, &found) != 0)
        return refuse(include, strerror(errno), "mend the permissions of its folder");
    if (S_ISDIR(found.st_mode))
        return refuse(include, "it is a folder", "give a pipeline file in it");
    return S_ISREG(found.st_mode) ||
           refuse(include, "it is no regular file", "give a pipeline file");
}

/* ---- Circles ----------------------------------------------------------------- */

/* "a.yaml includes b.yaml", from the file `outer` to the innermost. */
static void list_files(const gm_including *file, const gm_including *outer,
                       gm_buffer *out)
{
    if (file != outer)
        list_files(file->by, outer, out);
    gm_buffer_printf(out, "%s includes ", file->file);
}

static void refuse_circle(const gm_include *include, const gm_including *outer)
{
    gm_buffer way = {0};
    list_files(include->by, outer, &way);
    gm_buffer_puts(&way, outer->file);
    gm_buffer_put(&way, '\0');
    if (way.failed)
        fail_nomem(include);
    else
        gm_problems_add(include->problems, include->at,
                        "cannot include \"%s\": it would include itself, as %s\n  take "
                        "one of these includes out",
                        include->value, way.ptr);
    gm_buffer_free(&way);
}

static bool check_circle(const gm_include *include, const char *real)
{
    for (const gm_including *file = include->by; file; file = file->by) {
        char *outer = realpath(file->file, NULL);
        bool same = outer && strcmp(outer, real) == 0;
        bool nomem = !outer && errno == ENOMEM;
        free(outer);
        if (nomem)
            return fail_nomem(include);
        if (same) {
            refuse_circle(include, file);
            return false;
        }
    }
    return true;
}

/* ---- Reading ----------------------------------------------------------------- */

/* A folder can be opened and not read, hence the stat(). */
gm_status gm_config_read_text(const char *path, gm_buffer *text, gm_error *err)
{
    struct stat found;
    if (stat(path, &found) == 0 && S_ISDIR(found.st_mode))
        return gm_fail(err, GM_CONFIG,
                       "this is a folder\n  give the pipeline file in it");
    FILE *file = fopen(path, "rb");
    if (!file)
        return gm_fail(err, GM_CONFIG, "cannot open the pipeline file: %s",
                       strerror(errno));
    gm_status status = gm_buffer_reserve(text, MOST_READ) ? GM_OK : gm_error_nomem(err);
    if (status == GM_OK) {
        text->len = fread(text->ptr, 1, MOST_READ, file);
        if (ferror(file))
            status = gm_fail(err, GM_CONFIG, "cannot read the pipeline file: %s",
                             strerror(errno));
    }
    fclose(file);
    return status;
}

/* The file is opened by the path that was checked, whatever a link now leads to. */
static bool read_real(const gm_include *include, const char *real, gm_buffer *text)
{
    gm_failure why;
    gm_failure_init(&why);
    if (!check_kind(include, real) || !check_folder(include, real) ||
        !check_circle(include, real))
        return false;
    gm_status status = gm_config_read_text(real, text, &why.error);
    if (status == GM_NOMEM)
        return fail_nomem(include);
    return status == GM_OK || refuse(include, why.message, "mend its permissions");
}

bool gm_include_read(const gm_include *include, uint32_t *included, gm_including *file,
                     gm_buffer *text)
{
    if (!check_number(include, included))
        return false;
    *file = (gm_including){path_of(include), include->by};
    if (!file->file)
        return fail_nomem(include);
    char *real = realpath(file->file, NULL);
    bool read = real && read_real(include, real, text);
    if (!real && errno == ENOMEM)
        fail_nomem(include);
    else if (!real)
        refuse(include, strerror(errno),
               "a path counts from the folder of the file that it stands in");
    free(real);
    return read;
}
