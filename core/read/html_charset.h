/* The characters of an HTML page, whatever it says they are. */
#ifndef GM_READ_HTML_CHARSET_H
#define GM_READ_HTML_CHARSET_H

#include "base/buffer.h"

typedef enum gm_html_charset {
    GM_HTML_UTF8,   /* bytes that are none are taken for windows-1252 */
    GM_HTML_LATIN,  /* windows-1252 */
    GM_HTML_UNKNOWN /* a charset that is not read */
} gm_html_charset;

/* By byte order mark or <meta> in the first bytes of a page. */
gm_html_charset gm_html_find_charset(gm_text start);

/* Appends the characters of `bytes` as valid UTF-8; NUL becomes U+FFFD.  Returns how
 * many bytes were used: all of them, or all but the beginning of a character that the
 * next bytes may end, if there are any (`last` is false). */
size_t gm_html_decode(gm_html_charset charset, gm_text bytes, bool last,
                      gm_buffer *out);

#endif
