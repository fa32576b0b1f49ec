/* Reading of the file of terms; see term_list.h. */
#include "term_list.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/utf8.h>

enum { SHOWN_MAX = 60 };

int shown_len(gm_text text)
{
    int32_t len = text.len < SHOWN_MAX ? (int32_t)text.len : SHOWN_MAX;
    if (len < (int32_t)text.len)
        U8_SET_CP_START((const uint8_t *)text.ptr, 0, len);
    return len;
}

static gm_status read_bytes(term_list *list, FILE *file, gm_error *err)
{
    size_t room = 0, got = 1;
    while (got > 0) {
        if (list->len == room) {
            room = room ? 2 * room : 1 << 16;
            char *grown = realloc(list->bytes, room);
            if (!grown)
                return gm_fail(err, GM_NOMEM, "no memory for \"%s\"", list->path);
            list->bytes = grown;
        }
        got = fread(list->bytes + list->len, 1, room - list->len, file);
        list->len += got;
    }
    if (ferror(file))
        return gm_fail(err, GM_MODEL, "cannot read \"%s\": %s", list->path,
                       strerror(errno));
    if (list->len > INT32_MAX)
        return gm_fail(err, GM_MODEL, "\"%s\" has more than %d bytes: cut it in two",
                       list->path, INT32_MAX);
    return GM_OK;
}

static gm_status read_file(term_list *list, gm_error *err)
{
    FILE *file = fopen(list->path, "rb");
    if (!file)
        return gm_fail(err, GM_MODEL, "cannot read \"%s\": %s", list->path,
                       strerror(errno));
    gm_status status = read_bytes(list, file, err);
    fclose(file);
    return status;
}

static gm_text trimmed(gm_text text)
{
    while (text.len && text.ptr[0] == ' ')
        text = (gm_text){text.ptr + 1, text.len - 1};
    while (text.len &&
           (text.ptr[text.len - 1] == ' ' || text.ptr[text.len - 1] == '\r'))
        text.len--;
    return text;
}

static bool is_utf8(gm_text text)
{
    UChar32 c = 0;
    for (uint32_t at = 0; at < text.len && c >= 0;)
        U8_NEXT(text.ptr, at, text.len, c);
    return c >= 0;
}

/* What keeps a line from being a term; NULL if nothing does. */
static const char *fault_of_line(const char *tab, gm_text entry, gm_text type)
{
    if (!tab)
        return "has no tab: write the term, a tab and its type";
    if (!entry.len)
        return "has no term before the tab: write one, or take the line out";
    if (!type.len)
        return "has no type behind the tab: write one, or take the line out";
    if (memchr(type.ptr, '\t', type.len))
        return "has more than one tab: write the term, a tab and its type, no more";
    return NULL;
}

static gm_status read_line(term_list *list, gm_text line, uint32_t number,
                           gm_error *err)
{
    if (!line.len || line.ptr[0] == '#')
        return GM_OK;
    if (!is_utf8(line))
        return gm_fail(err, GM_MODEL, "%s:%u: the line is not UTF-8: save it as UTF-8",
                       list->path, number);
    const char *tab = memchr(line.ptr, '\t', line.len), *end = line.ptr + line.len;
    const char *cut = tab ? tab : end, *rest = tab ? tab + 1 : end;
    gm_text entry = trimmed((gm_text){line.ptr, (uint32_t)(cut - line.ptr)});
    gm_text type = trimmed((gm_text){rest, (uint32_t)(end - rest)});
    const char *fault = fault_of_line(tab, entry, type);
    if (fault)
        return gm_fail(err, GM_MODEL, "%s:%u: \"%.*s\" %s", list->path, number,
                       shown_len(line), line.ptr, fault);
    list->terms[list->count++] = (term){entry, type, number};
    return GM_OK;
}

static size_t count_lines(const term_list *list)
{
    size_t lines = 1;
    for (size_t i = 0; i < list->len; i++)
        lines += list->bytes[i] == '\n';
    return lines;
}

static gm_status read_lines(term_list *list, gm_error *err)
{
    bool marked = list->len >= 3 && !memcmp(list->bytes, "\xEF\xBB\xBF", 3);
    gm_status status = GM_OK;
    uint32_t number = 0;
    for (size_t at = marked ? 3 : 0; status == GM_OK && at < list->len;) {
        const char *begin = list->bytes + at;
        const char *feed = memchr(begin, '\n', list->len - at);
        size_t len = feed ? (size_t)(feed - begin) : list->len - at;
        status =
            read_line(list, trimmed((gm_text){begin, (uint32_t)len}), ++number, err);
        at += len + 1;
    }
    return status;
}

gm_status read_terms(term_list *list, const char *path, gm_error *err)
{
    list->path = path;
    gm_status status = read_file(list, err);
    if (status != GM_OK)
        return status;
    list->terms = calloc(count_lines(list), sizeof *list->terms);
    if (!list->terms)
        return gm_fail(err, GM_NOMEM, "no memory for the terms of \"%s\"", path);
    return read_lines(list, err);
}

void free_terms(term_list *list)
{
    free(list->bytes);
    free(list->terms);
}
