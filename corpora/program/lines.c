/* Lines of a source file, and their places. */
#include "reading.h"

#include "text/offsets.h"

bool corpus_next_line(corpus_lines *lines, gm_text *line)
{
    if (lines->at >= lines->end)
        return false;
    const char *begin = lines->file.ptr + lines->at;
    const char *feed = memchr(begin, '\n', lines->end - lines->at);
    line->ptr = begin;
    line->len = feed ? (uint32_t)(feed - begin) : lines->end - lines->at;
    lines->at += line->len + 1;
    return true;
}

gm_position corpus_place(const corpus_lines *lines, const char *ptr)
{
    gm_position at = {.file = lines->path};
    gm_offsets_line(lines->file.ptr, (size_t)(ptr - lines->file.ptr), &at.line,
                    &at.column);
    return at;
}
