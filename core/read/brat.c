/* Lines of other kinds (relations, events, notes) are passed over, and so are the spans
 * of quotes that write/brat.c writes. */
#include "read/brat.h"

#include "base/array.h"
#include "text/offsets.h"
#include "text/utf8.h"

typedef struct mention {
    gm_span span;
    gm_text type;
} mention;

typedef GM_ARRAY(mention) mentions;

/* The number at `at`, which moves behind it; false if there is none. */
static bool read_number(gm_text line, uint32_t *at, uint64_t *number)
{
    uint32_t begin = *at;
    for (*number = 0; *at < line.len && line.ptr[*at] >= '0' && line.ptr[*at] <= '9';
         (*at)++) {
        if (*number > INT32_MAX)
            return false;
        *number = *number * 10 + (uint64_t)(line.ptr[*at] - '0');
    }
    return *at > begin;
}

static bool read_char(gm_text line, uint32_t *at, char wanted)
{
    if (*at >= line.len || line.ptr[*at] != wanted)
        return false;
    (*at)++;
    return true;
}

/* "12 20" or "12 16;18 20": from the first begin to the last end. */
static bool read_offsets(gm_text line, uint32_t at, const gm_offsets *offsets,
                         gm_span *span)
{
    uint64_t begin, end, more;
    if (!read_number(line, &at, &begin) || !read_char(line, &at, ' ') ||
        !read_number(line, &at, &end))
        return false;
    while (read_char(line, &at, ';')) {
        if (!read_number(line, &at, &more) || !read_char(line, &at, ' ') ||
            !read_number(line, &at, &end))
            return false;
    }
    return begin <= end && gm_offsets_to_byte(offsets, begin, &span->begin) &&
           gm_offsets_to_byte(offsets, end, &span->end);
}

static bool read_mention(gm_text line, const gm_offsets *offsets, mention *into)
{
    const char *tab = memchr(line.ptr, '\t', line.len);
    if (!tab)
        return false;
    uint32_t type = (uint32_t)(tab - line.ptr) + 1, at = type;
    while (at < line.len && line.ptr[at] != ' ')
        at++;
    into->type = (gm_text){line.ptr + type, at - type};
    return at > type && at < line.len &&
           read_offsets(line, at + 1, offsets, &into->span);
}

static int by_begin(const void *left, const void *right)
{
    gm_span a = ((const mention *)left)->span, b = ((const mention *)right)->span;
    if (a.begin != b.begin)
        return a.begin < b.begin ? -1 : 1;
    return (a.end < b.end) - (a.end > b.end);
}

static bool is_quote(gm_text type)
{
    return type.len > 6 && memcmp(type.ptr, "Quote-", 6) == 0;
}

static bool is_named(gm_text type, const char *name)
{
    return strlen(name) == type.len && memcmp(type.ptr, name, type.len) == 0;
}

/* What -t brat writes of quotes is no entity: the types "Quote-…" and, where there is
 * one, "Cue" and "Source". */
static void drop_quotes(mentions *found)
{
    bool has_quotes = false;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < found->count; i++)
        has_quotes |= is_quote(found->at[i].type);
    for (uint32_t i = 0; has_quotes && i < found->count; i++) {
        gm_text type = found->at[i].type;
        if (!is_quote(type) && !is_named(type, "Cue") && !is_named(type, "Source"))
            found->at[kept++] = found->at[i];
    }
    found->count = has_quotes ? kept : found->count;
}

static gm_status fill_layer(gm_document *document, const mentions *found, gm_error *err)
{
    gm_table *table = gm_document_add_table(document, "entity");
    for (uint32_t i = 0; table && i < found->count; i++) {
        if (gm_table_add_row(table, found->at[i].span) != GM_OK)
            return gm_error_nomem(err);
    }
    gm_column *type = table ? gm_table_add_column(table, "type", GM_SYMBOL) : NULL;
    if (!type)
        return gm_error_nomem(err);
    for (uint32_t i = 0; i < found->count; i++)
        ((gm_sym *)type->cells)[i] =
            gm_symbols_intern(&document->symbols, found->at[i].type);
    return document->symbols.failed ? gm_error_nomem(err) : GM_OK;
}

static gm_status read_lines(gm_text text, const gm_offsets *offsets, mentions *found,
                            gm_error *err)
{
    uint32_t number = 0;
    if (gm_utf8_valid_prefix(text.ptr, text.len) != text.len)
        return gm_fail(
            err, GM_INPUT,
            "the annotation is not valid UTF-8: convert it, for example with "
            "iconv -f WINDOWS-1252 -t UTF-8");
    bool marked = text.len >= 3 && memcmp(text.ptr, "\xEF\xBB\xBF", 3) == 0;
    for (uint32_t at = marked ? 3 : 0, end; at < text.len; at = end + 1) {
        const char *feed = memchr(text.ptr + at, '\n', text.len - at);
        end = feed ? (uint32_t)(feed - text.ptr) : text.len;
        number++;
        if (text.ptr[at] != 'T')
            continue;
        mention *place = GM_PUSH(found);
        if (!place)
            return gm_error_nomem(err);
        if (!read_mention((gm_text){text.ptr + at, end - at}, offsets, place))
            return gm_fail(err, GM_INPUT,
                           "line %u of the annotation is not \"T1<TAB>Type begin "
                           "end<TAB>text\" with offsets inside the text",
                           number);
    }
    if (found->count)
        qsort(found->at, found->count, sizeof *found->at, by_begin);
    return GM_OK;
}

gm_status gm_brat_read(gm_document *document, gm_text annotations, gm_error *err)
{
    gm_offsets offsets = {0};
    mentions found = {0};
    gm_status status =
        gm_offsets_build(&offsets, document->text, GM_UNIT_CODE_POINT, err);
    if (status == GM_OK)
        status = read_lines(annotations, &offsets, &found, err);
    if (status == GM_OK)
        drop_quotes(&found);
    if (status == GM_OK)
        status = fill_layer(document, &found, err);
    free(found.at);
    gm_offsets_free(&offsets);
    return status;
}

/* ---- Beside a text ------------------------------------------------------------ */

gm_status gm_brat_read_beside(gm_document *document, const gm_input *input,
                              gm_error *err)
{
    gm_buffer name = {0}, bytes = {0};
    bool found = false;
    uint32_t begin = input->name.len;
    while (begin > 0 && input->name.ptr[begin - 1] != '/')
        begin--;
    gm_buffer_add(&name, input->name.ptr + begin, input->name.len - begin);
    gm_buffer_add(&name, ".ann", sizeof ".ann");
    gm_status status =
        name.failed ? gm_error_nomem(err)
                    : gm_files_beside(input->files, name.ptr, &bytes, &found, err);
    gm_text annotation = {bytes.ptr, (uint32_t)bytes.len};
    if (status == GM_OK && found)
        status = gm_brat_read(document, annotation, err);
    gm_buffer_free(&name);
    gm_buffer_free(&bytes);
    return status;
}
