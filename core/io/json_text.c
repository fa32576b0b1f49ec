/* Runs of bytes that need no escape are copied at once. */
#include "io/json_text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static bool is_plain(char byte)
{
    return (uint8_t)byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7F;
}

static void escape(gm_buffer *out, char byte)
{
    static const char codes[] = "\"\\\b\f\n\r\t", names[] = "\"\\bfnrt";
    const char *code = byte ? strchr(codes, byte) : NULL;
    if (code)
        gm_buffer_add(out, (char[]){'\\', names[code - codes]}, 2);
    else
        gm_buffer_printf(out, "\\u%04x", (unsigned)(uint8_t)byte);
}

void gm_json_string(gm_buffer *out, gm_text text)
{
    gm_buffer_put(out, '"');
    for (uint32_t at = 0; at < text.len;) {
        uint32_t begin = at;
        while (at < text.len && is_plain(text.ptr[at]))
            at++;
        gm_buffer_add(out, text.ptr + begin, at - begin);
        if (at < text.len)
            escape(out, text.ptr[at++]);
    }
    gm_buffer_put(out, '"');
}

/* Probabilities, nearly all there is to write, take three digits and no printf. */
static void probability(gm_buffer *out, float real)
{
    char digits[] = "0.000";
    uint32_t thousandths = (uint32_t)(real * 1000 + 0.5f);
    if (thousandths >= 1000)
        digits[0] = '1', thousandths = 0;
    for (int i = 4; i >= 2; i--, thousandths /= 10)
        digits[i] = (char)('0' + thousandths % 10);
    size_t len = 5;
    while (digits[len - 1] == '0' && len > 3)
        len--;
    gm_buffer_add(out, digits, len);
}

void gm_json_real(gm_buffer *out, float real)
{
    if (real >= 0 && real <= 1) {
        probability(out, real);
        return;
    }
    char digits[32];
    if (!isfinite(real)) {
        gm_buffer_puts(out, "null");
        return;
    }
    int len = snprintf(digits, sizeof digits, "%.6g", (double)real);
    char *comma = strchr(digits, ',');
    if (comma)
        *comma = '.';
    gm_buffer_add(out, digits, (size_t)len);
}
