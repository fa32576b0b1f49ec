/* strtod() and printf() follow the locale of whoever embeds the host, hence the small
 * readers and writers here. */
#include "config/values.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    LONGEST_NAME = 63,
    MOST_DIGITS = 18,    /* that surely fit a uint64_t */
    LARGEST_POWER = 400, /* of ten: beyond it every double is 0 or infinite */
};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_lower(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

bool gm_is_name(const char *name)
{
    if (!name || !is_lower(name[0]))
        return false;
    size_t len = 1;
    while (is_lower(name[len]) || is_digit(name[len]) || name[len] == '-' ||
           name[len] == '_')
        len++;
    return name[len] == '\0' && len <= LONGEST_NAME;
}

/* ---- Reading ----------------------------------------------------------------- */

static bool read_bool(const char *value, bool *field)
{
    static const struct {
        const char *word;
        bool meaning;
    } words[] = {{"true", true},   {"yes", true}, {"on", true},
                 {"false", false}, {"no", false}, {"off", false}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i].word, value) != 0)
            continue;
        *field = words[i].meaning;
        return true;
    }
    return false;
}

static bool read_int(const char *value, int64_t *field)
{
    bool negative = value[0] == '-';
    const char *at = value + (negative || value[0] == '+');
    int64_t number = 0;
    if (!is_digit(*at))
        return false;
    for (; is_digit(*at); at++) {
        int digit = *at - '0';
        if (number < (INT64_MIN + digit) / 10)
            return false;
        number = number * 10 - digit; /* downwards: there is one more below zero */
    }
    if (*at != '\0' || (!negative && number == INT64_MIN))
        return false;
    *field = negative ? number : -number;
    return true;
}

/* Digits with at most one point among them; `power` of ten that the mantissa wants. */
static const char *read_mantissa(const char *at, uint64_t *mantissa, int *power)
{
    unsigned digits = 0, kept = 0;
    bool point = false;
    for (; is_digit(*at) || (*at == '.' && !point); at++) {
        if (*at == '.') {
            point = true;
            continue;
        }
        digits++;
        if (kept < MOST_DIGITS) {
            *mantissa = *mantissa * 10 + (uint64_t)(*at - '0');
            kept += *mantissa > 0;
            *power -= point;
        } else {
            *power += !point;
        }
        if (*power > LARGEST_POWER || *power < -LARGEST_POWER)
            return NULL;
    }
    return digits ? at : NULL;
}

static bool read_exponent(const char *at, int *power)
{
    if (*at == '\0')
        return true;
    if (*at != 'e' && *at != 'E')
        return false;
    int64_t exponent;
    if (!read_int(at + 1, &exponent) || exponent > LARGEST_POWER ||
        exponent < -LARGEST_POWER)
        return false;
    *power += (int)exponent;
    return true;
}

/* "0.5", "-3", "1e-6".  Right to the last bit where mantissa and power are exact, as
 * they are in all that people write. */
static bool read_real(const char *value, double *field)
{
    bool negative = value[0] == '-';
    uint64_t mantissa = 0;
    int power = 0;
    const char *at =
        read_mantissa(value + (negative || value[0] == '+'), &mantissa, &power);
    if (!at || !read_exponent(at, &power))
        return false;
    long double scale = 1, number = (long double)mantissa;
    for (int i = 0; i < (power < 0 ? -power : power); i++)
        scale *= 10;
    number = power < 0 ? number / scale : number * scale;
    *field = (double)(negative ? -number : number);
    return isfinite(*field);
}

static bool read_choice(const gm_option *option, const char *value, int64_t *field)
{
    for (int64_t i = 0; option->choices[i]; i++) {
        if (strcmp(option->choices[i], value) == 0) {
            *field = i;
            return true;
        }
    }
    return false;
}

static bool is_within(const gm_option *option, double number)
{
    return number >= option->min && number <= option->max;
}

bool gm_value_read(const gm_option *option, const char *value, void *field)
{
    union {
        bool boolean;
        int64_t integer;
        double real;
    } read;
    bool accepted;
    switch (option->type) {
    case GM_OPTION_BOOL:
        accepted = read_bool(value, &read.boolean);
        break;
    case GM_OPTION_INT:
        accepted =
            read_int(value, &read.integer) && is_within(option, (double)read.integer);
        break;
    case GM_OPTION_REAL:
        accepted = read_real(value, &read.real) && is_within(option, read.real);
        break;
    case GM_OPTION_CHOICE:
        accepted = read_choice(option, value, &read.integer);
        break;
    default:
        return true;
    }
    if (accepted && field)
        memcpy(field, &read, gm_value_size(option->type));
    return accepted;
}

size_t gm_value_size(gm_option_type type)
{
    switch (type) {
    case GM_OPTION_BOOL:
        return sizeof(bool);
    case GM_OPTION_INT:
    case GM_OPTION_CHOICE:
        return sizeof(int64_t);
    case GM_OPTION_REAL:
        return sizeof(double);
    case GM_OPTION_STRING:
    case GM_OPTION_FILE:
        return sizeof(const char *);
    default:
        return 0;
    }
}

/* ---- Telling ----------------------------------------------------------------- */

static void describe_number(double number, gm_buffer *out)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%.15g", number);
    char *comma = strchr(digits, ',');
    if (comma)
        *comma = '.';
    gm_buffer_puts(out, digits);
}

static void describe_range(const gm_option *option, gm_buffer *out)
{
    gm_buffer_puts(out, option->type == GM_OPTION_INT ? "a whole number" : "a number");
    if (isfinite(option->min)) {
        gm_buffer_puts(out, " from ");
        describe_number(option->min, out);
    }
    if (isfinite(option->max)) {
        gm_buffer_puts(out, isfinite(option->min) ? " to " : " up to ");
        describe_number(option->max, out);
    }
}

static void describe_choices(const gm_option *option, gm_buffer *out)
{
    for (size_t i = 0; option->choices[i]; i++) {
        if (i > 0)
            gm_buffer_puts(out, option->choices[i + 1] ? ", " : " or ");
        gm_buffer_puts(out, option->choices[i]);
    }
}

void gm_value_describe(const gm_option *option, gm_buffer *out)
{
    switch (option->type) {
    case GM_OPTION_BOOL:
        gm_buffer_puts(out, "true or false");
        break;
    case GM_OPTION_INT:
    case GM_OPTION_REAL:
        describe_range(option, out);
        break;
    case GM_OPTION_CHOICE:
        describe_choices(option, out);
        break;
    case GM_OPTION_FILE:
        gm_buffer_printf(out, "a file, or the name of a model (NAME%s)",
                         option->suffix ? option->suffix : "");
        break;
    case GM_OPTION_STRING:
        gm_buffer_puts(out, "a string");
        break;
    }
}
