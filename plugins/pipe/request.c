/* Runs of bytes that need no escape are copied at once. */
#include "request.h"

#include <string.h>

/* What JSON does not allow in a string; the text is UTF-8, and stays as it is. */
static bool is_escaped(char byte)
{
    return (uint8_t)byte < 0x20 || byte == '"' || byte == '\\';
}

static bool add_escape(json_line *line, char byte)
{
    static const char digits[] = "0123456789abcdef";
    if ((uint8_t)byte >= 0x20)
        return line_add(line, (const char[]){'\\', byte}, 2);
    const char escape[] = {'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};
    return line_add(line, escape, sizeof escape);
}

static bool add_string(json_line *line, gm_text text)
{
    if (!line_add(line, "\"", 1))
        return false;
    for (uint32_t at = 0; at < text.len;) {
        uint32_t begin = at;
        while (at < text.len && !is_escaped(text.ptr[at]))
            at++;
        if (!line_add(line, text.ptr + begin, at - begin))
            return false;
        if (at < text.len && !add_escape(line, text.ptr[at++]))
            return false;
    }
    return line_add(line, "\"", 1);
}

/* printf() is most of the time that a document takes here. */
static bool add_number(json_line *line, uint32_t number, char after)
{
    char digits[11];
    size_t at = sizeof digits;
    digits[--at] = after;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    return line_add(line, digits + at, sizeof digits - at);
}

static bool add_span(json_line *line, const points *counted, gm_span span)
{
    return line_add(line, "[", 1) &&
           add_number(line, point_of_byte(counted, span.begin), ',') &&
           add_number(line, point_of_byte(counted, span.end), ']');
}

static bool add_layer(json_line *line, const points *counted, const gm_layer *layer)
{
    const gm_span *spans = gm_layer_spans(layer);
    uint32_t rows = gm_layer_rows(layer);
    if (!line_add(line, "[", 1))
        return false;
    for (uint32_t i = 0; i < rows; i++) {
        if (i > 0 && !line_add(line, ",", 1))
            return false;
        if (!add_span(line, counted, spans[i]))
            return false;
    }
    return line_add(line, "]", 1);
}

static bool add_literal(json_line *line, const char *literal)
{
    return line_add(line, literal, strlen(literal));
}

bool write_request(json_line *line, const points *counted, const gm_doc *doc)
{
    line->len = 0;
    return add_literal(line, "{\"text\":") && add_string(line, counted->text) &&
           add_literal(line, ",\"tokens\":") &&
           add_layer(line, counted, gm_doc_layer(doc, "token")) &&
           add_literal(line, ",\"sentences\":") &&
           add_layer(line, counted, gm_doc_layer(doc, "sentence")) &&
           add_literal(line, "}\n");
}
