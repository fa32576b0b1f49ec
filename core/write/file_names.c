/* Folders and documents cannot have one name: a file ends in .txt or .ann, and a folder
 * never does. */
#include "write/file_names.h"

#include "base/error.h"

#include <string.h>

/* Of a part of a path, in bytes: leaves room for a number and ".ann.part". */
enum { LONGEST = 200 };

void gm_file_names_init(gm_file_names *names)
{
    *names = (gm_file_names){0};
    gm_symbols_init(&names->used, &names->arena);
}

void gm_file_names_free(gm_file_names *names)
{
    gm_symbols_free(&names->used);
    free(names->numbers.at);
    gm_arena_free(&names->arena);
}

static bool is_bad(char byte)
{
    return (byte >= 0 && byte < ' ') || byte == 0x7F || byte == '\\';
}

static bool ends_like_a_file(gm_text part)
{
    return part.len >= 4 && (memcmp(part.ptr + part.len - 4, ".txt", 4) == 0 ||
                             memcmp(part.ptr + part.len - 4, ".ann", 4) == 0);
}

/* brat shows no files that begin with a point. */
static void add_part(gm_buffer *name, gm_text part, bool is_folder)
{
    uint32_t len = part.len;
    if (len > LONGEST) {
        for (len = LONGEST; ((uint8_t)part.ptr[len] & 0xC0) == 0x80; len--)
            ;
    }
    if (len == 0 || part.ptr[0] == '.')
        gm_buffer_put(name, '_');
    for (uint32_t i = 0; i < len; i++)
        gm_buffer_put(name, is_bad(part.ptr[i]) ? '_' : part.ptr[i]);
    if (is_folder)
        gm_buffer_puts(name, ends_like_a_file((gm_text){part.ptr, len}) ? "_/" : "/");
}

static void make_safe(gm_text id, gm_buffer *name)
{
    for (uint32_t begin = 0, end; begin <= id.len; begin = end + 1) {
        for (end = begin; end < id.len && id.ptr[end] != '/'; end++)
            ;
        add_part(name, (gm_text){id.ptr + begin, end - begin}, end < id.len);
    }
}

/* The symbol of a name; `first` if no earlier document has it.  0: memory ran out. */
static gm_sym take(gm_file_names *names, const gm_buffer *name, bool *first)
{
    uint32_t before = names->used.count;
    gm_buffer small = {0};
    gm_buffer_add(&small, name->ptr, name->len);
    for (size_t i = 0; i < small.len; i++)
        small.ptr[i] |= small.ptr[i] >= 'A' && small.ptr[i] <= 'Z' ? 0x20 : 0;
    gm_sym symbol = small.failed
                        ? 0
                        : gm_symbols_intern(&names->used,
                                            (gm_text){small.ptr, (uint32_t)small.len});
    gm_buffer_free(&small);
    *first = names->used.count > before;
    return symbol;
}

/* NULL if memory ran out. */
static uint32_t *number_of(gm_file_names *names, gm_sym symbol)
{
    while (names->numbers.count <= symbol) {
        if (!GM_PUSH(&names->numbers))
            return NULL;
    }
    return &names->numbers.at[symbol];
}

/* Puts the next number behind a name that is taken, until it is one that is not. */
static gm_status find_free(gm_file_names *names, gm_sym taken, gm_buffer *name,
                           gm_error *err)
{
    size_t len = name->len;
    for (bool first = false; !first;) {
        uint32_t *last = number_of(names, taken);
        if (!last)
            return gm_error_nomem(err);
        *last = *last ? *last + 1 : 2;
        name->len = len;
        gm_buffer_printf(name, "-%u", *last);
        if (name->failed || !take(names, name, &first))
            return gm_error_nomem(err);
    }
    return GM_OK;
}

gm_status gm_file_names_add(gm_file_names *names, gm_text id, gm_buffer *name,
                            bool *changed, gm_error *err)
{
    bool first;
    gm_buffer_clear(name);
    make_safe(id, name);
    gm_sym symbol = name->failed ? 0 : take(names, name, &first);
    if (!symbol)
        return gm_error_nomem(err);
    gm_status status = first ? GM_OK : find_free(names, symbol, name, err);
    if (status != GM_OK)
        return status;
    *changed = name->len != id.len || memcmp(name->ptr, id.ptr, id.len) != 0;
    gm_buffer_put(name, '\0');
    return name->failed ? gm_error_nomem(err) : GM_OK;
}
