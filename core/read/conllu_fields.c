#include "read/conllu_fields.h"

#include <string.h>

/* Cuts a line at its tabs; false if it has not ten fields. */
bool gm_conllu_split(gm_text line, gm_text fields[GM_CONLLU_FIELDS])
{
    uint32_t count = 0, begin = 0;
    for (uint32_t at = 0; at <= line.len; at++) {
        if (at < line.len && line.ptr[at] != '\t')
            continue;
        if (count == GM_CONLLU_FIELDS)
            return false;
        fields[count++] = (gm_text){line.ptr + begin, at - begin};
        begin = at + 1;
    }
    return count == GM_CONLLU_FIELDS;
}

/* The digits at `at`, which moves behind them; false if there are none. */
static bool read_number(gm_text field, uint32_t *at, uint64_t *number)
{
    uint32_t begin = *at;
    *number = 0;
    while (*at < field.len && field.ptr[*at] >= '0' && field.ptr[*at] <= '9') {
        if (*number > UINT32_MAX)
            return false;
        *number = *number * 10 + (uint64_t)(field.ptr[(*at)++] - '0');
    }
    return *at > begin;
}

/* "7", "7-8" or "8.1": `joint` is '\0', '-' or '.'. */
bool gm_conllu_id(gm_text field, uint64_t *number, char *joint, uint64_t *last)
{
    uint32_t at = 0;
    *joint = '\0';
    if (!read_number(field, &at, number))
        return false;
    if (at == field.len)
        return true;
    *joint = field.ptr[at++];
    return (*joint == '-' || *joint == '.') && read_number(field, &at, last) &&
           at == field.len;
}

bool gm_conllu_starts(gm_text line, const char *prefix)
{
    size_t len = strlen(prefix);
    return line.len >= len && memcmp(line.ptr, prefix, len) == 0;
}

/* The value of an attribute ("NE=") of the field MISC; false if it has none. */
bool gm_conllu_value(gm_text misc, const char *attribute, gm_text *value)
{
    uint32_t begin = 0;
    for (uint32_t at = 0; at <= misc.len; at++) {
        if (at < misc.len && misc.ptr[at] != '|')
            continue;
        gm_text part = {misc.ptr + begin, at - begin};
        if (gm_conllu_starts(part, attribute)) {
            uint32_t len = (uint32_t)strlen(attribute);
            *value = (gm_text){part.ptr + len, part.len - len};
            return true;
        }
        begin = at + 1;
    }
    return false;
}

/* CorrectSpaceAfter=No, of a space that is a slip of the source, joins as well: the
 * text is the corrected one. */
bool gm_conllu_is_joined(gm_text misc)
{
    static const char mark[] = "SpaceAfter=No";
    for (; misc.len >= sizeof mark - 1; misc.ptr++, misc.len--) {
        if (gm_conllu_starts(misc, mark))
            return true;
    }
    return false;
}

/* What stands for what behind a backslash, as UDPipe escapes SpacesAfter. */
static char unescaped(char code)
{
    static const char names[] = "strnp\\", meanings[] = " \t\r\n|\\";
    const char *name = code ? strchr(names, code) : NULL;
    return name ? meanings[name - names] : '\0';
}

void gm_conllu_unescape(gm_buffer *out, gm_text value)
{
    for (uint32_t i = 0; i < value.len; i++) {
        char meant = value.ptr[i] == '\\' && i + 1 < value.len
                         ? unescaped(value.ptr[i + 1])
                         : '\0';
        i += meant != '\0';
        gm_buffer_put(out, meant ? meant : value.ptr[i]);
    }
}

/* The universal parts of speech that tell the kind; see write/conllu.c. */
gm_token_kind gm_conllu_kind_of(gm_text upos, gm_text misc)
{
    gm_text value;
    gm_token_kind kind =
        gm_conllu_value(misc, "Kind=", &value) ? gm_conllu_kind(value) : GM_KINDS;
    if (kind != GM_KINDS)
        return kind;
    return gm_conllu_starts(upos, "PUNCT") ? GM_KIND_PUNCTUATION
           : gm_conllu_starts(upos, "NUM") ? GM_KIND_NUMBER
           : gm_conllu_starts(upos, "SYM") ? GM_KIND_SYMBOL
                                           : GM_KIND_WORD;
}

gm_text gm_conllu_remark(gm_text line)
{
    for (uint32_t at = 0; at + 3 <= line.len; at++) {
        if (memcmp(line.ptr + at, " = ", 3) == 0)
            return (gm_text){line.ptr + at + 3, line.len - at - 3};
    }
    return (gm_text){"", 0};
}
