/* A line of JSON that grows; owned by one worker and used again for each document. */
#ifndef GUILLEMET_PIPE_LINE_H
#define GUILLEMET_PIPE_LINE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct json_line {
    char *ptr;
    size_t len, room;
} json_line;

/* Makes room for `more` bytes behind those there are; false if memory ran out. */
bool line_reserve(json_line *grown, size_t more);
bool line_add(json_line *grown, const char *ptr, size_t len);
void line_free(json_line *freed);

#endif
