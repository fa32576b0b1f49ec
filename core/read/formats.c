#include "read/format.h"
#include "read/json_lines.h"
#include "read/plain.h"

const gm_read_format *const gm_read_formats[] = {&gm_json_lines_format,
                                                 &gm_plain_format, NULL};

const gm_read_format *gm_read_format_find(const char *name)
{
    for (uint32_t i = 0; gm_read_formats[i]; i++) {
        if (strcmp(gm_read_formats[i]->name, name) == 0)
            return gm_read_formats[i];
    }
    return NULL;
}
