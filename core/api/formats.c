#include "read/format.h"
#include "write/format.h"

static bool name_of_read(uint32_t number, const char **name, const char **summary)
{
    for (uint32_t i = 0; gm_read_formats[i]; i++) {
        *name = gm_read_formats[i]->name;
        *summary = gm_read_formats[i]->summary;
        if (i == number)
            return true;
    }
    return false;
}

static bool name_of_written(uint32_t number, const char **name, const char **summary)
{
    for (uint32_t i = 0; gm_write_formats[i]; i++) {
        *name = gm_write_formats[i]->name;
        *summary = gm_write_formats[i]->summary;
        if (i == number)
            return true;
    }
    return false;
}

bool gm_formats_name(gm_direction direction, uint32_t number, const char **name,
                     const char **summary)
{
    return direction == GM_READ ? name_of_read(number, name, summary)
                                : name_of_written(number, name, summary);
}
