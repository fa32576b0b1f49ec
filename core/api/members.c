/* By hand, like all JSON that goes out; see io/json_text.h. */
#include "api/members.h"

#include "config/values.h"
#include "io/json_text.h"
#include "text/utf8.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void gm_members_repair(gm_buffer *out, const char *text)
{
    size_t len = strlen(text);
    size_t valid = gm_utf8_valid_prefix(text, len);
    while (valid < len) {
        gm_buffer_add(out, text, valid);
        gm_buffer_puts(out, "\xEF\xBF\xBD");
        text += valid + 1;
        len -= valid + 1;
        valid = gm_utf8_valid_prefix(text, len);
    }
    gm_buffer_add(out, text, len);
}

static void add_string(gm_buffer *out, const char *text)
{
    gm_buffer valid = {0};
    gm_members_repair(&valid, text);
    out->failed |= valid.failed;
    gm_json_string(out, (gm_text){valid.ptr, (uint32_t)valid.len});
    gm_buffer_free(&valid);
}

static void begin_line(gm_members *json)
{
    gm_buffer_printf(json->out, "\n%*s", (int)(2 * json->depth), "");
}

static void begin_member(gm_members *json, const char *key)
{
    if (json->follows)
        gm_buffer_put(json->out, ',');
    if (json->depth)
        begin_line(json);
    if (key) {
        add_string(json->out, key);
        gm_buffer_puts(json->out, ": ");
    }
    json->follows = true;
}

void gm_members_open(gm_members *json, const char *key, char bracket)
{
    begin_member(json, key);
    gm_buffer_put(json->out, bracket);
    json->depth++;
    json->follows = false;
}

void gm_members_close(gm_members *json, char bracket)
{
    json->depth--;
    if (json->follows)
        begin_line(json);
    gm_buffer_put(json->out, bracket);
    json->follows = true;
    if (json->depth == 0)
        gm_buffer_put(json->out, '\n');
}

void gm_members_text(gm_members *json, const char *key, const char *text)
{
    begin_member(json, key);
    if (text)
        add_string(json->out, text);
    else
        gm_buffer_puts(json->out, "null");
}

void gm_members_flag(gm_members *json, const char *key, bool flag)
{
    begin_member(json, key);
    gm_buffer_puts(json->out, flag ? "true" : "false");
}

void gm_members_integer(gm_members *json, const char *key, int64_t integer)
{
    begin_member(json, key);
    gm_buffer_printf(json->out, "%" PRId64, integer);
}

/* In the fewest digits that give the same number, with a point whatever the locale. */
void gm_members_real(gm_members *json, const char *key, double real)
{
    char digits[32];
    int precision = 15;
    do
        snprintf(digits, sizeof digits, "%.*g", precision, real);
    while (precision++ < 17 && strtod(digits, NULL) != real);
    char *comma = strchr(digits, ',');
    if (comma)
        *comma = '.';
    begin_member(json, key);
    gm_buffer_puts(json->out, digits);
}

void gm_members_value(gm_members *json, const char *key, const gm_option *option,
                      const char *value)
{
    bool flag = false;
    int64_t integer = 0;
    double real = 0;
    switch (option->type) {
    case GM_OPTION_BOOL:
        gm_value_read(option, value, &flag);
        gm_members_flag(json, key, flag);
        break;
    case GM_OPTION_INT:
        gm_value_read(option, value, &integer);
        gm_members_integer(json, key, integer);
        break;
    case GM_OPTION_REAL:
        gm_value_read(option, value, &real);
        gm_members_real(json, key, real);
        break;
    default:
        gm_members_text(json, key, value);
        break;
    }
}
