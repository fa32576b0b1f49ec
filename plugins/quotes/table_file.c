/* Reading a table; see table_file.h. */
#include "table_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

gm_status table_open(const char *path, char **out_bytes, gm_text *out, gm_error *err)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return gm_fail(err, GM_MODEL, "cannot read \"%s\": %s", path, strerror(errno));
    gm_status status = GM_OK;
    long size = fseek(file, 0, SEEK_END) ? -1 : ftell(file);
    char *bytes = size >= 0 && size < INT32_MAX ? malloc((size_t)size + 1) : NULL;
    rewind(file);
    if (size < 0 || size >= INT32_MAX)
        status = gm_fail(err, GM_MODEL, "\"%s\" is no file of a size to read", path);
    else if (!bytes)
        status = gm_fail(err, GM_NOMEM, "no memory for \"%s\"", path);
    else if (fread(bytes, 1, (size_t)size, file) != (size_t)size)
        status = gm_fail(err, GM_MODEL, "cannot read \"%s\" to its end", path);
    fclose(file);
    if (status) {
        free(bytes);
        return status;
    }
    *out_bytes = bytes;
    *out = (gm_text){bytes, (uint32_t)size};
    return GM_OK;
}

gm_text table_cut(gm_text *rest, char separator)
{
    const char *end = rest->len ? memchr(rest->ptr, separator, rest->len) : NULL;
    gm_text part = {rest->ptr, end ? (uint32_t)(end - rest->ptr) : rest->len};
    uint32_t taken = part.len + (end ? 1 : 0);
    *rest = (gm_text){rest->ptr + taken, rest->len - taken};
    return part;
}

bool table_next(gm_text *rest, table_place *at, gm_text *line)
{
    while (rest->len) {
        *line = table_cut(rest, '\n');
        if (line->len && line->ptr[line->len - 1] == '\r')
            line->len--;
        at->line++;
        if (line->len && line->ptr[0] != '#')
            return true;
    }
    return false;
}

gm_status table_bad_line(const table_place *at, const char *why, gm_text what)
{
    return gm_fail(at->err, GM_MODEL, "%s:%u: %s \"%.*s\"", at->path, at->line, why,
                   (int)what.len, what.ptr);
}
