/* One line to a program and one line from it, within a time limit.
 *
 * Both pipes are polled together, so that it does not matter whether the program reads
 * all before it writes, or writes while it reads: neither side waits for the other with
 * a full pipe.  The descriptors do not block, and a program that has gone raises no
 * SIGPIPE here. */
#ifndef GUILLEMET_PIPE_EXCHANGE_H
#define GUILLEMET_PIPE_EXCHANGE_H

#include "line.h"

#include <stdint.h>

/* A time of the monotonic clock, in milliseconds. */
typedef int64_t moment;

moment moment_in(double seconds);

/* Until then, at least 0; at most what poll() takes. */
int milliseconds_left(moment limit);

typedef enum outcome {
    ANSWERED,
    ENDED,    /* the program has closed its output, most often by ending */
    LATE,     /* the limit has passed */
    UNASKED,  /* there is output that belongs to no document */
    TOO_LONG, /* an answer of more than LONGEST_ANSWER json_line */
    UNHEARD   /* memory ran out */
} outcome;

/* What JSON is made of takes many times its length: more than this is a program that
 * has lost its way. */
#define LONGEST_ANSWER ((size_t)1 << 30)

/* Our ends of the pipes. */
typedef struct channel {
    int to, from; /* its standard input, its standard output */
} channel;

/* `answer` loses what it held, and has a line without its end on ANSWERED. */
outcome exchange_lines(channel ends, const json_line *request, json_line *answer,
                       moment limit);

/* Whether the program waits for a document: else ENDED or UNASKED, in which case
 * `answer` holds the output. */
outcome check_silence(channel ends, json_line *answer);

/* Reads and forgets what the program writes, until it closes its output. */
void drain_output(channel ends, moment limit);

#endif
