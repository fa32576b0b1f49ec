/* One pass over the lines collects the text and the spans; then the document is made,
 * since its text never changes. */
#include "read/conllu.h"

#include "read/conllu_document.h"

#include <stdlib.h>

enum { FIELDS = 10, ID = 0, FORM = 1, UPOS = 3, MISC = 9 };

typedef struct reader {
    gm_stream *stream;
    const gm_input *input;   /* NULL: a whole file is one document */
    gm_conllu_document made; /* at hand */
    uint32_t documents;
    uint32_t first;   /* token of the sentence at hand */
    uint64_t covered; /* words up to this number belong to a multiword token */
    gm_buffer gap;    /* what stands after the last token, if `has_gap` */
    bool has_gap;
    bool is_glued; /* the gap is SpaceAfter=No, which at the end of a sentence treebanks
                      write for the end of a text: there it counts only of a token whose
                      place in the text was given */
    bool begins_paragraph; /* the next sentence does */
    gm_buffer next_id;     /* of the document that begins with the line before */
    bool has_next;
    gm_error *err;
} reader;

static gm_status bad_line(const reader *in, const char *why)
{
    return gm_fail(in->err, GM_INPUT, "%s", why);
}

/* ---- Fields ------------------------------------------------------------------ */

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

/* The value of an attribute ("NE=") of the field MISC; false if it has none. */
static bool find_value(gm_text misc, const char *attribute, gm_text *value)
{
    uint32_t begin = 0;
    for (uint32_t at = 0; at <= misc.len; at++) {
        if (at < misc.len && misc.ptr[at] != '|')
            continue;
        gm_text part = {misc.ptr + begin, at - begin};
        if (starts_with(part, attribute)) {
            uint32_t len = (uint32_t)strlen(attribute);
            *value = (gm_text){part.ptr + len, part.len - len};
            return true;
        }
        begin = at + 1;
    }
    return false;
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

/* What stands for what behind a backslash, as UDPipe escapes SpacesAfter. */
static char unescaped(char code)
{
    static const char names[] = "strnp\\", meanings[] = " \t\r\n|\\";
    const char *name = code ? strchr(names, code) : NULL;
    return name ? meanings[name - names] : '\0';
}

static void unescape(gm_buffer *out, gm_text value)
{
    for (uint32_t i = 0; i < value.len; i++) {
        char meant = value.ptr[i] == '\\' && i + 1 < value.len
                         ? unescaped(value.ptr[i + 1])
                         : '\0';
        i += meant != '\0';
        gm_buffer_put(out, meant ? meant : value.ptr[i]);
    }
}

/* ---- Between tokens ----------------------------------------------------------- */

static bool in_sentence(const reader *in)
{
    return in->made.tokens.count > in->first;
}

static void put_gap(reader *in)
{
    gm_buffer *text = &in->made.text;
    if (in->made.tokens.count == 0)
        return;
    if (in->has_gap && (in_sentence(in) || !in->is_glued))
        gm_buffer_add(text, in->gap.len ? in->gap.ptr : "", in->gap.len);
    else
        gm_buffer_puts(text, !in_sentence(in) && in->begins_paragraph ? "\n\n" : " ");
}

/* The next token begins a paragraph where one was said to begin, or the line is broken.
 */
static bool is_first_of_paragraph(const reader *in)
{
    bool broken = in->has_gap && in->gap.len && memchr(in->gap.ptr, '\n', in->gap.len);
    return in->made.tokens.count == 0 ||
           (!in_sentence(in) && (in->begins_paragraph || broken));
}

static void read_gap(reader *in, gm_text misc)
{
    gm_text value;
    gm_buffer_clear(&in->gap);
    in->has_gap = in->is_glued = is_joined(misc);
    in->is_glued &= !find_value(misc, "TokenRange=", &value);
    if (find_value(misc, "SpacesAfter=", &value)) {
        unescape(&in->gap, value);
        in->has_gap = true;
    }
}

/* ---- Tokens ------------------------------------------------------------------- */

/* The universal parts of speech that tell the kind; see write/conllu.c. */
static gm_token_kind kind_of(gm_text upos, gm_text misc)
{
    gm_text value;
    gm_token_kind kind =
        find_value(misc, "Kind=", &value) ? gm_conllu_kind(value) : GM_KINDS;
    if (kind != GM_KINDS)
        return kind;
    return starts_with(upos, "PUNCT") ? GM_KIND_PUNCTUATION
           : starts_with(upos, "NUM") ? GM_KIND_NUMBER
           : starts_with(upos, "SYM") ? GM_KIND_SYMBOL
                                      : GM_KIND_WORD;
}

static void read_entity(reader *in, gm_text misc, gm_conllu_token *token)
{
    gm_text value;
    token->entity = 'O';
    if (!find_value(misc, "NE=", &value) ||
        (!starts_with(value, "B-") && !starts_with(value, "I-")))
        return;
    token->entity = value.ptr[0];
    token->type = (uint32_t)in->made.types.len;
    unescape(&in->made.types, (gm_text){value.ptr + 2, value.len - 2});
    token->type_len = (uint32_t)in->made.types.len - token->type;
}

static gm_status put_form(reader *in, gm_text form, gm_text misc, gm_span *span)
{
    gm_text value;
    gm_buffer *text = &in->made.text;
    if (in->made.tokens.count == 0 && find_value(misc, "SpacesBefore=", &value))
        unescape(text, value);
    put_gap(in);
    if (text->len + form.len > INT32_MAX)
        return bad_line(in, "the text is longer than 2147483647 bytes: cut the file");
    span->begin = (uint32_t)text->len;
    gm_buffer_add(text, form.ptr, form.len);
    span->end = (uint32_t)text->len;
    return text->failed ? gm_error_nomem(in->err) : GM_OK;
}

static gm_status add_token(reader *in, const gm_text fields[FIELDS], bool contraction)
{
    if (fields[FORM].len == 0)
        return bad_line(in, "the form is empty: write the word of the text");
    gm_text value;
    gm_conllu_token made = {.kind = kind_of(fields[UPOS], fields[MISC]),
                            .contraction =
                                contraction ||
                                find_value(fields[MISC], "Contraction=Yes", &value)};
    bool first = is_first_of_paragraph(in);
    gm_status status = put_form(in, fields[FORM], fields[MISC], &made.span);
    if (status != GM_OK)
        return status;
    read_entity(in, fields[MISC], &made);
    read_gap(in, fields[MISC]);
    gm_conllu_token *token = GM_PUSH(&in->made.tokens);
    gm_span *paragraph = token && first
                             ? GM_PUSH(&in->made.paragraphs)
                             : &in->made.paragraphs.at[in->made.paragraphs.count - 1];
    if (!token || !paragraph || in->made.types.failed || in->gap.failed)
        return gm_error_nomem(in->err);
    *token = made;
    *paragraph = (gm_span){first ? made.span.begin : paragraph->begin, made.span.end};
    in->begins_paragraph = false;
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
    return add_token(in, fields, joint == '-');
}

/* ---- Lines -------------------------------------------------------------------- */

static gm_status end_sentence(reader *in)
{
    in->covered = 0;
    if (!in_sentence(in))
        return GM_OK;
    gm_span *sentence = GM_PUSH(&in->made.sentences);
    if (!sentence)
        return gm_error_nomem(in->err);
    const gm_conllu_token *tokens = in->made.tokens.at;
    *sentence = (gm_span){tokens[in->first].span.begin,
                          tokens[in->made.tokens.count - 1].span.end};
    in->first = in->made.tokens.count;
    return GM_OK;
}

/* What stands behind " = " of a remark; empty if nothing does. */
static gm_text value_of(gm_text line)
{
    for (uint32_t at = 0; at + 3 <= line.len; at++) {
        if (memcmp(line.ptr + at, " = ", 3) == 0)
            return (gm_text){line.ptr + at + 3, line.len - at - 3};
    }
    return (gm_text){"", 0};
}

static void read_meta(reader *in, gm_text line)
{
    static const char mark[] = "# meta ";
    gm_text value = value_of(line);
    const char *key = line.ptr + sizeof mark - 1;
    if (value.len == 0 || value.ptr - 3 <= key || memchr(line.ptr, '\0', line.len))
        return;
    gm_buffer_add(&in->made.meta, key, (size_t)(value.ptr - 3 - key));
    gm_buffer_put(&in->made.meta, '\0');
    gm_buffer_add(&in->made.meta, value.ptr, value.len);
    gm_buffer_put(&in->made.meta, '\0');
}

/* A document that has begun ends where the next one does. */
static void begin_document(reader *in, gm_text line)
{
    gm_text id = value_of(line);
    in->begins_paragraph = true;
    if (!in->input)
        return;
    bool has_begun = in->made.tokens.count || in->made.id.len;
    gm_buffer *into = has_begun ? &in->next_id : &in->made.id;
    gm_buffer_clear(into);
    gm_buffer_add(into, id.ptr, id.len);
    in->has_next = has_begun;
}

static gm_status read_line(reader *in, gm_text line)
{
    if (line.len == 0)
        return end_sentence(in);
    if (line.ptr[0] != '#')
        return read_word(in, line);
    if (starts_with(line, "# newdoc"))
        begin_document(in, line);
    else if (starts_with(line, "# newpar"))
        in->begins_paragraph = true;
    else if (starts_with(line, "# meta "))
        read_meta(in, line);
    return GM_OK;
}

/* The lines of one document; `end` if the file has no more. */
static gm_status read_lines(reader *in, bool *end)
{
    gm_status status = GM_OK;
    while (status == GM_OK && !in->has_next) {
        gm_text line;
        status = gm_stream_line(in->stream, &line, end, in->err);
        if (*end)
            break;
        if (status == GM_OK)
            status = read_line(in, line);
    }
    return status == GM_OK ? end_sentence(in) : status;
}

/* ---- Documents ---------------------------------------------------------------- */

static void start_document(reader *in)
{
    gm_conllu_document_clear(&in->made);
    if (in->has_next)
        gm_buffer_add(&in->made.id, in->next_id.len ? in->next_id.ptr : "",
                      in->next_id.len);
    in->has_next = in->has_gap = in->is_glued = in->begins_paragraph = false;
    in->first = 0;
    in->covered = 0;
}

/* White space behind the last token belongs to the text. */
static void end_text(reader *in)
{
    if (in->has_gap && in->made.tokens.count)
        gm_buffer_add(&in->made.text, in->gap.len ? in->gap.ptr : "", in->gap.len);
}

static void free_parts(reader *in)
{
    gm_conllu_document_free(&in->made);
    gm_buffer_free(&in->gap);
    gm_buffer_free(&in->next_id);
}

static gm_status open_reader(const gm_input *input, void **opened, gm_error *err)
{
    reader *in = calloc(1, sizeof *in);
    if (!in)
        return gm_error_nomem(err);
    in->input = input;
    in->stream = input->stream;
    *opened = in;
    return GM_OK;
}

static void close_reader(void *opened)
{
    free_parts(opened);
    free(opened);
}

static gm_status fill(reader *in, gm_document *document)
{
    const gm_input *input = in->input;
    gm_buffer id = {0};
    gm_buffer_add(&id, input->name.ptr, input->name.len);
    if (in->documents > 1)
        gm_buffer_printf(&id, "-%u", in->documents);
    gm_status status = id.failed
                           ? gm_error_nomem(in->err)
                           : gm_conllu_document_fill(
                                 &in->made, (gm_text){id.ptr, (uint32_t)id.len},
                                 input->import == GM_IMPORT_LAYERS, document, in->err);
    gm_buffer_free(&id);
    return status;
}

/* A line that is wrong costs the rest of the file: what a sentence would be without it
 * nobody knows. */
static gm_status next(void *opened, gm_document *document, bool *end, uint32_t *line,
                      gm_error *err)
{
    reader *in = opened;
    bool is_last = false;
    in->err = err;
    start_document(in);
    gm_status status = read_lines(in, &is_last);
    *line = gm_stream_line_number(in->stream);
    *end = status != GM_OK;
    if (status != GM_OK)
        return status;
    *end = is_last && in->made.tokens.count == 0 && in->made.id.len == 0;
    if (*end)
        return GM_OK;
    end_text(in);
    in->documents++;
    return fill(in, document);
}

/* ---- A whole file --------------------------------------------------------------- */

/* The file's name, without folders and extension. */
static gm_text stem_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return (gm_text){
        name, (uint32_t)(dot && dot > name ? (size_t)(dot - name) : strlen(name))};
}

gm_status gm_conllu_read(gm_document *document, const char *path, gm_error *err)
{
    gm_failure failure;
    gm_failure_init(&failure);
    reader in = {.err = &failure.error};
    bool end = false;
    gm_status status = gm_stream_open(path, &in.stream, err);
    if (status != GM_OK)
        return status;
    status = read_lines(&in, &end);
    uint32_t line = gm_stream_line_number(in.stream);
    if (status == GM_OK)
        status = gm_conllu_document_fill(&in.made, stem_of(path), false, document,
                                         &failure.error);
    else if (status == GM_INPUT)
        gm_fail(err, status, "%s:%u: %s", path, line, failure.message);
    if (status != GM_OK)
        gm_fail(err, status, "%s: %s", path, failure.message);
    gm_stream_close(in.stream);
    free_parts(&in);
    return status;
}

static const char *const extensions[] = {".conllu", ".conll", NULL};

const gm_read_format gm_conllu_reader = {
    .name = "conllu",
    .summary = "treebanks, whose tokens and sentences are kept",
    .extensions = extensions,
    .open = open_reader,
    .next = next,
    .close = close_reader};
