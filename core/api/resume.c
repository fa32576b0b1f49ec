/* The last line of an interrupted output may be cut anywhere; the ones before are
 * whole. */
#include "base/error.h"
#include "doc/document.h"

#include <guillemet/guillemet.h>

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char *complaint(const char *path, const char *why)
{
    size_t len = strlen(path) + strlen(why) + 32;
    char *message = malloc(len);
    if (message)
        snprintf(message, len, "cannot go on with \"%s\": %s", path, why);
    return message;
}

/* Reads line by line; the offset behind the last whole line in `whole`, that line in
 * `last` (the caller frees it). */
static void find_last_line(FILE *file, off_t *whole, char **last)
{
    char *line = NULL;
    size_t capacity = 0;
    ssize_t len;
    *whole = 0;
    *last = NULL;
    while ((len = getline(&line, &capacity, file)) > 0 && line[len - 1] == '\n') {
        *whole += len;
        free(*last);
        *last = line;
        line = NULL;
        capacity = 0;
    }
    free(line);
}

/* Whether the file begins as our lines do, as far as it goes: what is somebody else's
 * is not to be cut. */
static bool begins_as_ours(FILE *file)
{
    static const char ours[] = "{\"id\":";
    char bytes[sizeof ours - 1];
    size_t len = fread(bytes, 1, sizeof bytes, file);
    rewind(file);
    return memcmp(bytes, ours, len) == 0;
}

static char *id_of(const char *line)
{
    json_t *root = json_loads(line, JSON_ALLOW_NUL, NULL);
    const char *id = json_string_value(json_object_get(root, "id"));
    char *copy = id ? strdup(id) : NULL;
    json_decref(root);
    return copy;
}

char *gm_output_resume(const char *path, char **after)
{
    off_t whole;
    char *last, *why = NULL;
    *after = NULL;
    FILE *file = fopen(path, "rb");
    if (!file)
        return errno == ENOENT ? NULL : complaint(path, strerror(errno));
    bool ours = begins_as_ours(file);
    find_last_line(file, &whole, &last);
    bool unread = ferror(file);
    fclose(file);
    if (unread)
        why = complaint(path, "it cannot be read to its end");
    else if (!ours)
        why = complaint(path, "it does not begin as an annotated document");
    else if (last && !(*after = id_of(last)))
        why = complaint(path, "its last line is no annotated document");
    else if (truncate(path, whole) != 0)
        why = complaint(path, strerror(errno));
    free(last);
    return why;
}
