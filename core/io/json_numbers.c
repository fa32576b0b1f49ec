/* The bounds are a little narrower than the types': no number is read to find out. */
#include "io/json_numbers.h"

#include "io/json_slice.h"

#include <string.h>

enum { FITTING_DIGITS = 18, FITTING_EXPONENT = 2 };

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* How many digits there are at `at`. */
static uint32_t digits(gm_text json, uint32_t at)
{
    uint32_t end = at;
    while (end < json.len && is_digit(json.ptr[end]))
        end++;
    return end - at;
}

bool gm_json_is_whole(gm_text number)
{
    uint32_t sign = number.len > 0 && number.ptr[0] == '-';
    return number.len > sign && digits(number, sign) == number.len - sign;
}

/* The number at `at`; empty if none begins there. */
static gm_text number_at(gm_text json, uint32_t at)
{
    gm_text number = {json.ptr + at, 0};
    if (!is_digit(json.ptr[at]) && json.ptr[at] != '-')
        return number;
    for (; at < json.len && json.ptr[at]; at++) {
        if (!is_digit(json.ptr[at]) && !strchr("+-.eE", json.ptr[at]))
            break;
        number.len++;
    }
    return number;
}

static bool is_large(gm_text number)
{
    uint32_t at = number.ptr[0] == '-';
    if (digits(number, at) > FITTING_DIGITS)
        return true;
    while (at < number.len && number.ptr[at] != 'e' && number.ptr[at] != 'E')
        at++;
    at++;
    if (at < number.len && number.ptr[at] == '+')
        at++;
    return digits(number, at) > FITTING_EXPONENT;
}

void gm_json_mask_numbers(char *json, uint32_t len)
{
    gm_text text = {json, len};
    for (uint32_t at = 0; at < len;) {
        if (json[at] == '"') {
            at = gm_json_skip_string(text, at);
            continue;
        }
        gm_text number = number_at(text, at);
        if (number.len && is_large(number)) {
            memset(json + at, ' ', number.len);
            memcpy(json + at, "true", 4);
        }
        at += number.len ? number.len : 1;
    }
}
