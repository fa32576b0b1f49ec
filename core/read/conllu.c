/* One pass over the lines collects the text and the spans; then the document is made,
 * since its text never changes. */
#include "read/conllu.h"

#include "base/array.h"
#include "base/buffer.h"

#include <stdlib.h>

enum { FIELDS = 10, ID = 0, FORM = 1, MISC = 9 };

typedef struct reader {
    const char *path;
    uint32_t line; /* from 1 */
    gm_buffer text;
    GM_ARRAY(gm_span) tokens;
    GM_ARRAY(gm_span) sentences;
    uint32_t first;        /* token of the sentence at hand */
    uint64_t covered;      /* words up to this number belong to a multiword token */
    bool space;            /* after the last token */
    bool begins_paragraph; /* the next sentence does */
    gm_error *err;
} reader;

static gm_status bad_line(const reader *in, const char *why)
{
    return gm_fail(in->err, GM_INPUT, "%s:%u: %s", in->path, in->line, why);
}

/* Cuts a line at its tabs; false if it has not ten fields. */
static bool split(gm_text line, gm_text fields[FIELDS])
{
    uint32_t count = 0, begin = 0;
    for (uint32_t at = 0; at <= line.len; at++) {
        if (at < line.len && line.ptr[at] != '\t')
            continue;
        if (count == FIELDS)
            return false;
        fields[count++] = (gm_text){line.ptr + begin, at - begin};
        begin = at + 1;
    }
    return count == FIELDS;
}

/* The digits at `at`, which moves behind them; false if there are none. */
static bool read_number(gm_text field, uint32_t *at, uint64_t *number)
{
    uint32_t begin = *at;
    *number = 0;
    while (*at < field.len && field.ptr[*at] >= '0' && field.ptr[*at] <= '9') {
        if (*number > UINT32_MAX)
            return false;
        *number = *number * 10 + (uint64_t)(field.ptr[(*at)++] - '0');
    }
    return *at > begin;
}

/* "7", "7-8" or "8.1": `joint` is '\0', '-' or '.'. */
static bool read_id(gm_text field, uint64_t *number, char *joint, uint64_t *last)
{
    uint32_t at = 0;
    *joint = '\0';
    if (!read_number(field, &at, number))
        return false;
    if (at == field.len)
        return true;
    *joint = field.ptr[at++];
    return (*joint == '-' || *joint == '.') && read_number(field, &at, last) &&
           at == field.len;
}

static bool starts_with(gm_text line, const char *prefix)
{
    size_t len = strlen(prefix);
    return line.len >= len && memcmp(line.ptr, prefix, len) == 0;
}

/* CorrectSpaceAfter=No, of a space that is a slip of the source, joins as well: the
 * text is the corrected one. */
static bool is_joined(gm_text misc)
{
    static const char mark[] = "SpaceAfter=No";
    for (; misc.len >= sizeof mark - 1; misc.ptr++, misc.len--) {
        if (starts_with(misc, mark))
            return true;
    }
    return false;
}

static bool in_sentence(const reader *in)
{
    return in->tokens.count > in->first;
}

/* What stands before the next token. */
static void put_gap(reader *in)
{
    if (in_sentence(in))
        gm_buffer_puts(&in->text, in->space ? " " : "");
    else if (in->text.len)
        gm_buffer_puts(&in->text, in->begins_paragraph ? "\n\n" : " ");
    in->begins_paragraph = false;
}

static gm_status add_token(reader *in, gm_text form, gm_text misc)
{
    if (form.len == 0)
        return bad_line(in, "the form is empty: write the word of the text");
    put_gap(in);
    if (in->text.len + form.len > INT32_MAX)
        return bad_line(in, "the text is longer than 2147483647 bytes: cut the file");
    uint32_t begin = (uint32_t)in->text.len;
    gm_buffer_add(&in->text, form.ptr, form.len);
    in->space = !is_joined(misc);
    gm_span *token = GM_PUSH(&in->tokens);
    if (!token || in->text.failed)
        return gm_error_nomem(in->err);
    *token = (gm_span){begin, begin + form.len};
    return GM_OK;
}

static gm_status read_word(reader *in, gm_text line)
{
    gm_text fields[FIELDS];
    uint64_t number, last = 0;
    char joint;
    if (!split(line, fields))
        return bad_line(in, "a word has ten fields, separated by tabs");
    if (!read_id(fields[ID], &number, &joint, &last))
        return bad_line(in, "the first field is a number: \"7\", \"7-8\" or \"8.1\"");
    if (joint == '.' || (joint == '\0' && number <= in->covered))
        return GM_OK;
    if (joint == '-')
        in->covered = last;
    return add_token(in, fields[FORM], fields[MISC]);
}

static gm_status end_sentence(reader *in)
{
    in->covered = 0;
    if (!in_sentence(in))
        return GM_OK;
    gm_span *sentence = GM_PUSH(&in->sentences);
    if (!sentence)
        return gm_error_nomem(in->err);
    *sentence = (gm_span){in->tokens.at[in->first].begin,
                          in->tokens.at[in->tokens.count - 1].end};
    in->first = in->tokens.count;
    return GM_OK;
}

static gm_status read_line(reader *in, gm_text line)
{
    if (line.len == 0)
        return end_sentence(in);
    if (line.ptr[0] != '#')
        return read_word(in, line);
    if (starts_with(line, "# newpar") || starts_with(line, "# newdoc"))
        in->begins_paragraph = true;
    return GM_OK;
}

/* The sentence at hand ends with the file, too. */
static gm_status read_lines(reader *in, const gm_buffer *file)
{
    gm_status status = GM_OK;
    for (size_t at = 0, end; status == GM_OK && at < file->len; at = end + 1) {
        const char *feed = memchr(file->ptr + at, '\n', file->len - at);
        end = feed ? (size_t)(feed - file->ptr) : file->len;
        size_t len = end - at;
        if (len && file->ptr[at + len - 1] == '\r')
            len--;
        in->line++;
        if (len > INT32_MAX)
            return bad_line(in, "the line is too long: this is no CoNLL-U");
        status = read_line(in, (gm_text){file->ptr + at, (uint32_t)len});
    }
    return status == GM_OK ? end_sentence(in) : status;
}

/* ---- The document ------------------------------------------------------------ */

/* The file's name, without folders and extension. */
static gm_text stem_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return (gm_text){
        name, (uint32_t)(dot && dot > name ? (size_t)(dot - name) : strlen(name))};
}

static gm_status add_layer(gm_document *document, const char *name,
                           const gm_span *spans, uint32_t count)
{
    gm_table *table = gm_document_add_table(document, name);
    if (!table)
        return GM_NOMEM;
    for (uint32_t i = 0; i < count; i++) {
        if (gm_table_add_row(table, spans[i]) != GM_OK)
            return GM_NOMEM;
    }
    return GM_OK;
}

static gm_status fill(const reader *in, gm_document *document)
{
    gm_failure failure;
    gm_failure_init(&failure);
    gm_status status = gm_document_set_text(document, stem_of(in->path),
                                            in->text.len ? in->text.ptr : "",
                                            in->text.len, &failure.error);
    if (status != GM_OK)
        return gm_fail(in->err, status, "%s: %s", in->path, failure.message);
    if (add_layer(document, "sentence", in->sentences.at, in->sentences.count) !=
            GM_OK ||
        add_layer(document, "token", in->tokens.at, in->tokens.count) != GM_OK)
        return gm_error_nomem(in->err);
    return GM_OK;
}

gm_status gm_conllu_read(gm_document *document, const char *path, gm_error *err)
{
    reader in = {.path = path, .err = err};
    gm_buffer file = {0};
    gm_status status = gm_buffer_read_file(&file, path, err);
    if (status == GM_OK)
        status = read_lines(&in, &file);
    if (status == GM_OK)
        status = fill(&in, document);
    gm_buffer_free(&file);
    gm_buffer_free(&in.text);
    free(in.tokens.at);
    free(in.sentences.at);
    return status;
}
