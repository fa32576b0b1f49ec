/* Databases export UTF-8 or windows-1252, and call the latter ISO-8859-1, as half of
 * the web did; hence the Encoding Standard (https://encoding.spec.whatwg.org) reads
 * both labels alike.  libxml2 takes the label at its word, and makes control characters
 * of quotes and apostrophes.  That, and that it ends at the first broken byte, is why
 * the conversion is done here. */
#include "read/html_charset.h"

#include "text/utf8.h"

#include <string.h>

/* Of the Encoding Standard's index windows-1252: bytes 0x80 to 0x9F. */
static const uint16_t latin_high[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

static const struct {
    const char *label; /* in lower case */
    gm_html_charset charset;
} labels[] = {
    {"utf-8", GM_HTML_UTF8},         {"utf8", GM_HTML_UTF8},
    {"windows-1252", GM_HTML_LATIN}, {"iso-8859-1", GM_HTML_LATIN},
    {"cp1252", GM_HTML_LATIN},       {"latin1", GM_HTML_LATIN},
    {"us-ascii", GM_HTML_LATIN},     {"iso8859-1", GM_HTML_LATIN},
};

/* ---- Which it is ------------------------------------------------------------- */

static char in_lower_case(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + 'a' - 'A') : byte;
}

static bool stands_at(gm_text text, uint32_t at, const char *word)
{
    while (*word && at < text.len && in_lower_case(text.ptr[at]) == *word)
        word++, at++;
    return !*word;
}

static bool ends_label(gm_text start, uint32_t at)
{
    return at >= start.len || memchr("\"' \t\r\n;/>", start.ptr[at], 10);
}

static gm_html_charset charset_of_label(gm_text start, uint32_t at)
{
    while (at < start.len && memchr(" \"'", start.ptr[at], 3))
        at++;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        uint32_t end = at + (uint32_t)strlen(labels[i].label);
        if (stands_at(start, at, labels[i].label) && ends_label(start, end))
            return labels[i].charset;
    }
    return GM_HTML_UNKNOWN;
}

gm_html_charset gm_html_find_charset(gm_text start)
{
    static const char mark[] = "charset=";
    if (stands_at(start, 0, "\xFF\xFE") || stands_at(start, 0, "\xFE\xFF"))
        return GM_HTML_UNKNOWN;
    if (stands_at(start, 0, "\xEF\xBB\xBF"))
        return GM_HTML_UTF8;
    for (uint32_t at = 0; at < start.len; at++) {
        if (stands_at(start, at, mark))
            return charset_of_label(start, at + (uint32_t)(sizeof mark - 1));
    }
    return GM_HTML_UTF8;
}

/* ---- Characters -------------------------------------------------------------- */

static void put_latin(uint8_t byte, gm_buffer *out)
{
    uint32_t c = byte >= 0x80 && byte < 0xA0 ? latin_high[byte - 0x80] : byte;
    if (c == 0)
        c = 0xFFFD;
    if (c < 0x80) {
        gm_buffer_put(out, (char)c);
        return;
    }
    if (c >= 0x800) {
        gm_buffer_put(out, (char)(0xE0 | c >> 12));
        gm_buffer_put(out, (char)(0x80 | (c >> 6 & 0x3F)));
    } else {
        gm_buffer_put(out, (char)(0xC0 | c >> 6));
    }
    gm_buffer_put(out, (char)(0x80 | (c & 0x3F)));
}

/* How much of the text goes through as it is. */
static size_t sound_prefix(gm_html_charset charset, gm_text bytes)
{
    const char *nul = memchr(bytes.ptr, '\0', bytes.len);
    size_t len = nul ? (size_t)(nul - bytes.ptr) : bytes.len, ascii = 0;
    if (charset == GM_HTML_UTF8)
        return gm_utf8_valid_prefix(bytes.ptr, len);
    while (ascii < len && (uint8_t)bytes.ptr[ascii] < 0x80)
        ascii++;
    return ascii;
}

/* Whether the bytes to the end may be the beginning of a character. */
static bool is_cut(gm_text rest)
{
    uint8_t lead = (uint8_t)rest.ptr[0];
    uint32_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    uint32_t at = 1;
    while (at < rest.len && !gm_utf8_is_start(rest.ptr[at]))
        at++;
    return at == rest.len && at < wanted;
}

size_t gm_html_decode(gm_html_charset charset, gm_text bytes, bool last, gm_buffer *out)
{
    gm_text rest = bytes;
    while (rest.len) {
        size_t sound = sound_prefix(charset, rest);
        gm_buffer_add(out, rest.ptr, sound);
        rest = (gm_text){rest.ptr + sound, rest.len - (uint32_t)sound};
        if (!rest.len || (!last && charset == GM_HTML_UTF8 && is_cut(rest)))
            break;
        put_latin((uint8_t)rest.ptr[0], out);
        rest = (gm_text){rest.ptr + 1, rest.len - 1};
    }
    return bytes.len - rest.len;
}
