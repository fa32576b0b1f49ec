#include "write/xml_text.h"

#include "text/space.h"
#include "text/utf8.h"

/* ---- Text -------------------------------------------------------------------- */

/* Char of XML 1.0, production 2; surrogates do not occur in valid UTF-8. */
static bool is_char(uint32_t c)
{
    return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r';
}

/* NULL: the character stands for itself. */
static const char *reference(uint32_t c, bool attribute)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '\r':
        return "&#13;";
    case '"':
        return attribute ? "&quot;" : NULL;
    case '\t':
        return attribute ? "&#9;" : NULL;
    case '\n':
        return attribute ? "&#10;" : NULL;
    default:
        return is_char(c) ? NULL : "\xEF\xBF\xBD";
    }
}

static bool write_text(gm_buffer *out, gm_text text, bool attribute)
{
    bool forbidden = false;
    uint32_t begin = 0;
    for (uint32_t at = 0, from = 0; at < text.len; from = at) {
        uint32_t c = gm_utf8_next(text, &at);
        const char *instead = reference(c, attribute);
        if (!instead)
            continue;
        gm_buffer_add(out, text.ptr + begin, from - begin);
        gm_buffer_puts(out, instead);
        forbidden |= !is_char(c);
        begin = at;
    }
    if (begin < text.len)
        gm_buffer_add(out, text.ptr + begin, text.len - begin);
    return forbidden;
}

bool gm_xml_text(gm_buffer *out, gm_text text)
{
    return write_text(out, text, false);
}

bool gm_xml_attribute(gm_buffer *out, const char *name, gm_text value)
{
    gm_buffer_printf(out, " %s=\"", name);
    bool forbidden = write_text(out, value, true);
    gm_buffer_put(out, '"');
    return forbidden;
}

/* ---- Names ------------------------------------------------------------------- */

typedef struct range {
    uint32_t first, last;
} range;

/* NameStartChar of XML 1.0 (fifth edition), production 4, without the colon. */
static const range starts[] = {{'A', 'Z'},       {'_', '_'},       {'a', 'z'},
                               {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},
                               {0x370, 0x37D},   {0x37F, 0x1FFF},  {0x200C, 0x200D},
                               {0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3001, 0xD7FF},
                               {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};

/* What NameChar, production 4a, has beside them. */
static const range others[] = {
    {'-', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

static bool is_within(uint32_t c, const range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    }
    return false;
}

static bool is_name_char(uint32_t c, bool first)
{
    return is_within(c, starts, sizeof starts / sizeof *starts) ||
           (!first && is_within(c, others, sizeof others / sizeof *others));
}

bool gm_xml_is_name(gm_text text)
{
    for (uint32_t at = 0; at < text.len;) {
        bool first = at == 0;
        if (!is_name_char(gm_utf8_next(text, &at), first))
            return false;
    }
    return text.len > 0;
}

/* "_x" itself is written with its underscore as a number, so that the name can be told
 * from one that was made. */
void gm_xml_name(gm_buffer *out, gm_text text)
{
    if (text.len == 0)
        gm_buffer_puts(out, "_x_");
    for (uint32_t at = 0, from = 0; at < text.len; from = at) {
        uint32_t c = gm_utf8_next(text, &at);
        bool made = c == '_' && at < text.len && text.ptr[at] == 'x';
        if (is_name_char(c, from == 0) && !made)
            gm_buffer_add(out, text.ptr + from, at - from);
        else
            gm_buffer_printf(out, "_x%04X_", (unsigned)c);
    }
}

/* What stands in a pointer as it is: the unreserved characters, and those that are none
 * of ASCII but white space and the C1 controls. */
static bool is_plain(uint32_t c)
{
    static const range plain[] = {{'-', '.'}, {'0', '9'}, {'A', 'Z'},
                                  {'_', '_'}, {'a', 'z'}, {'~', '~'}};
    return c < 0x80 ? is_within(c, plain, sizeof plain / sizeof *plain)
                    : c >= 0xA0 && !gm_is_space(c) && is_char(c);
}

void gm_xml_pointer(gm_buffer *out, const char *scheme, gm_text text)
{
    gm_buffer_printf(out, "%s:", scheme);
    for (uint32_t at = 0, from = 0; at < text.len; from = at) {
        if (is_plain(gm_utf8_next(text, &at))) {
            gm_buffer_add(out, text.ptr + from, at - from);
            continue;
        }
        for (uint32_t i = from; i < at; i++)
            gm_buffer_printf(out, "%%%02X", (unsigned)(uint8_t)text.ptr[i]);
    }
}
