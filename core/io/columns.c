/* White space is ASCII's here, and so is where lines may break: a no-break space must
 * not be a place to break. */
#include "io/columns.h"

#include "text/utf8.h"

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static void spaces(gm_buffer *out, uint32_t count)
{
    while (count--)
        gm_buffer_put(out, ' ');
}

/* The next word at or after `at`; false if there is none. */
static bool next_word(gm_text text, uint32_t *at, gm_text *word)
{
    while (*at < text.len && is_space(text.ptr[*at]))
        ++*at;
    uint32_t begin = *at;
    while (*at < text.len && !is_space(text.ptr[*at]))
        ++*at;
    *word = (gm_text){text.ptr + begin, *at - begin};
    return word->len > 0;
}

/* The bytes of the first `cells` code points. */
static uint32_t bytes_of(gm_text text, uint32_t cells)
{
    uint32_t at = 0;
    while (at < text.len && cells--)
        gm_utf8_next(text, &at);
    return at;
}

static bool is_control(uint32_t code_point)
{
    return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
}

/* UTF-8 of U+2400 + the character, of U+2421 for DEL, of U+FFFD for the rest. */
static void put_picture(gm_buffer *out, uint32_t control)
{
    if (control < 0x20)
        gm_buffer_add(out, (char[]){'\xE2', '\x90', (char)(0x80 + control)}, 3);
    else
        gm_buffer_puts(out, control == 0x7F ? "␡" : "\uFFFD");
}

void gm_columns_add(gm_buffer *out, gm_text text)
{
    uint32_t begin = 0;
    for (uint32_t at = 0; at < text.len;) {
        uint32_t from = at, code_point = gm_utf8_next(text, &at);
        if (!is_control(code_point))
            continue;
        gm_buffer_add(out, text.ptr + begin, from - begin);
        put_picture(out, code_point);
        begin = at;
    }
    gm_buffer_add(out, text.ptr + begin, text.len - begin);
}

uint32_t gm_columns_cut(gm_buffer *out, gm_text text, uint32_t width)
{
    uint32_t at = 0, used = 0;
    gm_text word;
    while (next_word(text, &at, &word)) {
        uint32_t cells = (uint32_t)gm_utf8_count(word.ptr, word.len), gap = used > 0;
        uint32_t rest = at;
        gm_text after;
        uint32_t need = used + gap + cells + (next_word(text, &rest, &after) ? 2 : 0);
        if (need > width) {
            uint32_t room = width - used > gap + 1 ? width - used - gap - 1 : 0;
            spaces(out, room ? gap : 0);
            word.len = bytes_of(word, room < cells ? room : cells);
            gm_columns_add(out, word);
            gm_buffer_puts(out, "…");
            return used + (room ? gap : 0) + (room < cells ? room : cells) + 1;
        }
        spaces(out, gap);
        gm_columns_add(out, word);
        used += gap + cells;
    }
    return used;
}

void gm_columns_fit(gm_buffer *out, gm_text text, uint32_t width)
{
    uint32_t used = gm_columns_cut(out, text, width);
    spaces(out, used < width ? width - used : 0);
}

void gm_columns_wrap(gm_buffer *out, gm_text text, uint32_t width, uint32_t indent)
{
    uint32_t at = 0, used = 0;
    gm_text word;
    while (next_word(text, &at, &word)) {
        uint32_t cells = (uint32_t)gm_utf8_count(word.ptr, word.len);
        if (used > 0 && used + 1 + cells > width) {
            gm_buffer_put(out, '\n');
            spaces(out, indent);
            used = 0;
        }
        spaces(out, used > 0);
        gm_columns_add(out, word);
        used += (used > 0) + cells;
    }
}
