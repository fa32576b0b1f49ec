/* The program of one worker: started when there is a document for it, started again
 * when it has ended, and never left behind.
 *
 * It runs below /bin/sh, in a process group of its own, so that all of it can be ended;
 * it has no descriptor of the host but standard error. */
#ifndef GUILLEMET_PIPE_PROGRAM_H
#define GUILLEMET_PIPE_PROGRAM_H

#include "exchange.h"

#include <guillemet/stage.h>
#include <sys/types.h>

typedef struct program {
    const char *command; /* for /bin/sh -c */
    const char *file;    /* its $1; "": none */
    double seconds;      /* that a document may take */
    pid_t pid;           /* 0: none runs */
    channel ends;        /* -1: closed */
} program;

/* Sends a line and waits for the answer.  A document in which the program ends is sent
 * once more, to a new one.  Fails with GM_INPUT and GM_NOMEM, and then the program does
 * not run. */
gm_status ask_program(program *asked, const json_line *request, json_line *answer,
                      gm_error *err);

/* Lets it end by itself, for a few seconds: its input has. */
void stop_program(program *stopped);

/* Ends it at once. */
void kill_program(program *killed);

#endif
