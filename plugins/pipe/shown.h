/* What a program wrote, as it can stand in a message: the start of it, on one line. */
#ifndef GUILLEMET_PIPE_SHOWN_H
#define GUILLEMET_PIPE_SHOWN_H

#include <guillemet/stage.h>

enum { SHOWN_MOST = 120 };

typedef struct shown {
    char string[SHOWN_MOST + sizeof "…"];
} shown;

/* Bytes outside of ASCII stay if they are UTF-8; what is none, and control characters,
 * are shown as "?". */
shown show_text(gm_text text);

gm_text text_of_string(const char *string);

#endif
