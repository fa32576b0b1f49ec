/* Shapes of values: "d" is a digit, anything else itself.  Whether there is a 31st of
 * February is for those who wrote it. */
#include "write/tei_date.h"

#include <string.h>

static bool has_shape(gm_text value, const char *shape)
{
    if (strlen(shape) != value.len)
        return false;
    for (uint32_t i = 0; i < value.len; i++) {
        char byte = value.ptr[i];
        if (shape[i] == 'd' ? byte < '0' || byte > '9' : byte != shape[i])
            return false;
    }
    return true;
}

static bool is_moment(gm_text value)
{
    static const char *const shapes[] = {
        "dddd",
        "dddd-dd",
        "dddd-dd-dd",
        "--dd-dd",
        "--dd",
        "dd:dd:dd",
        "dddd-dd-ddTdd:dd:dd",
        "dddd-dd-ddTdd:dd:ddZ",
        "dddd-dd-ddTdd:dd:dd+dd:dd",
        "dddd-dd-ddTdd:dd:dd-dd:dd",
    };
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (has_shape(value, shapes[i]))
            return true;
    }
    return false;
}

bool gm_tei_date(gm_buffer *out, gm_text value)
{
    int len = (int)value.len;
    if (is_moment(value))
        gm_buffer_printf(out, " when=\"%.*s\"", len, value.ptr);
    else if (has_shape(value, "dd:dd"))
        gm_buffer_printf(out, " when=\"%.*s:00\"", len, value.ptr);
    else if (has_shape(value, "dddX"))
        gm_buffer_printf(out, " notBefore=\"%.3s0\" notAfter=\"%.3s9\"", value.ptr,
                         value.ptr);
    else
        return false;
    return true;
}
