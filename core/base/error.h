/* Errors inside the host: a gm_error with room for its status and message.
 *
 * The function that detects a failure writes the message with gm_fail(); callers pass
 * the status on.  Only the first message is kept, so that a later, vaguer one cannot
 * hide the cause. */
#ifndef GM_BASE_ERROR_H
#define GM_BASE_ERROR_H

#include <guillemet/stage.h>

#include <stdarg.h>

typedef struct gm_failure {
    gm_error error; /* first, so that a gm_error of the host's is a gm_failure */
    gm_status status;
    char message[1024]; /* one line, cut if longer */
} gm_failure;

void gm_failure_init(gm_failure *failure);

/* gm_host.fail: returns `status`, and keeps the message if there is none yet. */
gm_status gm_error_fail(gm_error *err, gm_status status, const char *format, ...)
    GM_PRINTF(3, 4);
gm_status gm_error_vfail(gm_error *err, gm_status status, const char *format,
                         va_list arguments);

/* The message of an error that failed; "" if it has not. */
const char *gm_error_message(const gm_error *err);

/* Where memory runs out there is little to say: always the same message. */
gm_status gm_error_nomem(gm_error *err);

#endif
