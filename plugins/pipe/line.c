/* Room at least doubles, so that adding costs the same however much there is. */
#include "line.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

bool line_reserve(json_line *grown, size_t more)
{
    if (grown->room - grown->len >= more)
        return true;
    if (more > SIZE_MAX / 4 - grown->len)
        return false;
    size_t room = grown->room ? grown->room : 4096;
    while (room - grown->len < more)
        room *= 2;
    char *ptr = realloc(grown->ptr, room);
    if (!ptr)
        return false;
    grown->ptr = ptr;
    grown->room = room;
    return true;
}

bool line_add(json_line *grown, const char *ptr, size_t len)
{
    if (!line_reserve(grown, len))
        return false;
    if (len)
        memcpy(grown->ptr + grown->len, ptr, len);
    grown->len += len;
    return true;
}

void line_free(json_line *freed)
{
    free(freed->ptr);
    *freed = (json_line){0};
}
