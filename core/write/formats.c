#include "base/path.h"
#include "write/format.h"
#include "write/jsonl.h"
#include "write/pretty.h"

const gm_write_format *const gm_write_formats[] = {&gm_jsonl_format, &gm_pretty_format,
                                                   NULL};

const gm_write_format *gm_write_format_find(const char *name)
{
    for (uint32_t i = 0; gm_write_formats[i]; i++) {
        if (strcmp(gm_write_formats[i]->name, name) == 0)
            return gm_write_formats[i];
    }
    return NULL;
}

static bool has_extension(const gm_write_format *format, gm_text path)
{
    for (uint32_t i = 0; format->extensions[i]; i++) {
        if (gm_path_has_suffix(path, format->extensions[i]))
            return true;
    }
    return false;
}

const gm_write_format *gm_write_format_of_path(const char *path)
{
    for (uint32_t i = 0; gm_write_formats[i]; i++) {
        if (has_extension(gm_write_formats[i], gm_text_of(path)))
            return gm_write_formats[i];
    }
    return NULL;
}
