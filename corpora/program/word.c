#include "word.h"

#include "text/utf8.h"

#include <unicode/uchar.h>

bool corpus_next_word(gm_text *rest, gm_text *word)
{
    uint32_t at = 0, begin = 0;
    bool inside = false;
    while (at < rest->len) {
        uint32_t from = at;
        uint32_t c = gm_utf8_next(*rest, &at);
        bool part = u_isalnum((UChar32)c) || (inside && (c == '-' || c == 0x2011));
        if (part && !inside)
            begin = from;
        if (inside && !part) {
            at = from;
            break;
        }
        inside = part;
    }
    *word = (gm_text){rest->ptr + begin, at - begin};
    *rest = (gm_text){rest->ptr + at, rest->len - at};
    return inside;
}
