/* The one place where error messages are formatted. */
#include "base/error.h"

#include <stdio.h>

/* Enough of a host to carry gm_fail(); errors of a running stage are made here too. */
static const gm_host reporter = {
    .abi = GM_ABI, .size = sizeof(gm_host), .fail = gm_error_fail};

void gm_failure_init(gm_failure *failure)
{
    failure->error.host = &reporter;
    failure->status = GM_OK;
    failure->message[0] = '\0';
}

gm_status gm_error_vfail(gm_error *err, gm_status status, const char *format,
                         va_list arguments)
{
    gm_failure *failure = (gm_failure *)err;
    if (failure->status == GM_OK) {
        failure->status = status;
        vsnprintf(failure->message, sizeof failure->message, format, arguments);
    }
    return status;
}

gm_status gm_error_fail(gm_error *err, gm_status status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    gm_error_vfail(err, status, format, arguments);
    va_end(arguments);
    return status;
}

const char *gm_error_message(const gm_error *err)
{
    return ((const gm_failure *)err)->message;
}

gm_status gm_error_nomem(gm_error *err)
{
    return gm_fail(err, GM_NOMEM, "out of memory");
}
