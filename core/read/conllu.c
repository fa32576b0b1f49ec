/* One pass over the lines collects the text and the spans; then the document is made,
 * since its text never changes. */
#include "read/conllu.h"

#include "base/path.h"
#include "read/conllu_document.h"
#include "read/conllu_fields.h"
#include "text/space.h"
#include "text/utf8.h"

#include <stdlib.h>

typedef struct reader {
    gm_stream *stream;
    const gm_input *input;   /* NULL: a whole file is one document */
    gm_conllu_document made; /* at hand */
    uint32_t documents;
    uint32_t first;   /* token of the sentence at hand */
    uint64_t covered; /* words up to this number belong to a multiword token */
    gm_buffer gap;    /* what stands after the last token, if `has_gap` */
    bool has_gap;
    bool is_spelled; /* the gap is SpacesAfter */
    bool is_glued; /* the gap is SpaceAfter=No, which at the end of a sentence treebanks
                      write for the end of a text: there it counts only of a token whose
                      place in the text was given */
    bool begins_paragraph; /* the next sentence does */
    gm_buffer exact;       /* the "# text" of the sentence at hand */
    uint32_t exact_at;     /* where in it the tokens so far end */
    bool has_exact;        /* it agrees with them */
    gm_buffer next_id;     /* of the document that begins with the line before */
    bool has_next;
    gm_error *err;
} reader;

static gm_status bad_line(const reader *in, const char *why)
{
    return gm_fail(in->err, GM_INPUT, "%s", why);
}

/* ---- Between tokens ----------------------------------------------------------- */

static bool in_sentence(const reader *in)
{
    return in->made.tokens.count > in->first;
}

/* The white space that "# text" has before the token, whose form must follow there:
 * else it is no longer of use for this sentence. */
static gm_text exact_gap(reader *in, gm_text form)
{
    gm_text line = {in->exact.ptr, (uint32_t)in->exact.len};
    uint32_t begin = in->exact_at, end = begin;
    for (uint32_t at = begin; in->has_exact && at < line.len; end = at) {
        if (!gm_is_space(gm_utf8_next(line, &at)))
            break;
    }
    in->has_exact = in->has_exact && line.len - end >= form.len &&
                    memcmp(line.ptr + end, form.ptr, form.len) == 0;
    in->exact_at = end + form.len;
    return in->has_exact ? (gm_text){line.ptr + begin, end - begin} : (gm_text){"", 0};
}

/* What MISC spells out goes before "# text", which has no line breaks. */
static void put_gap(reader *in, gm_text form)
{
    gm_buffer *text = &in->made.text;
    gm_text exact = exact_gap(in, form);
    if (in->made.tokens.count == 0)
        return;
    if (in_sentence(in) && in->has_exact && !in->is_spelled)
        gm_buffer_add(text, exact.ptr, exact.len);
    else if (in->has_gap && (in_sentence(in) || !in->is_glued))
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
    in->has_gap = in->is_glued = gm_conllu_is_joined(misc);
    in->is_glued &= !gm_conllu_value(misc, "TokenRange=", &value);
    in->is_spelled = gm_conllu_value(misc, "SpacesAfter=", &value);
    if (in->is_spelled) {
        gm_conllu_unescape(&in->gap, value);
        in->has_gap = true;
    }
}

/* ---- Tokens ------------------------------------------------------------------- */

static void read_entity(reader *in, gm_text misc, gm_conllu_token *token)
{
    gm_text value;
    token->entity = 'O';
    if (!gm_conllu_value(misc, "NE=", &value) || value.len < 3 ||
        (!gm_conllu_starts(value, "B-") && !gm_conllu_starts(value, "I-")))
        return;
    token->entity = value.ptr[0];
    token->type = (uint32_t)in->made.types.len;
    gm_conllu_unescape(&in->made.types, (gm_text){value.ptr + 2, value.len - 2});
    token->type_len = (uint32_t)in->made.types.len - token->type;
}

static gm_status put_form(reader *in, gm_text form, gm_text misc, gm_span *span)
{
    gm_text value;
    gm_buffer *text = &in->made.text;
    if (in->made.tokens.count == 0 && gm_conllu_value(misc, "SpacesBefore=", &value))
        gm_conllu_unescape(text, value);
    put_gap(in, form);
    if (text->len + form.len > INT32_MAX)
        return bad_line(in, "the text is longer than 2147483647 bytes: cut the file");
    span->begin = (uint32_t)text->len;
    gm_buffer_add(text, form.ptr, form.len);
    span->end = (uint32_t)text->len;
    return text->failed ? gm_error_nomem(in->err) : GM_OK;
}

static gm_status add_token(reader *in, const gm_text fields[GM_CONLLU_FIELDS],
                           bool contraction)
{
    if (fields[GM_CONLLU_FORM].len == 0)
        return bad_line(in, "the form is empty: write the word of the text");
    gm_text value;
    gm_conllu_token made = {
        .kind = gm_conllu_kind_of(fields[GM_CONLLU_UPOS], fields[GM_CONLLU_MISC]),
        .contraction = contraction || gm_conllu_value(fields[GM_CONLLU_MISC],
                                                      "Contraction=Yes", &value)};
    bool first = is_first_of_paragraph(in);
    gm_status status =
        put_form(in, fields[GM_CONLLU_FORM], fields[GM_CONLLU_MISC], &made.span);
    if (status != GM_OK)
        return status;
    read_entity(in, fields[GM_CONLLU_MISC], &made);
    read_gap(in, fields[GM_CONLLU_MISC]);
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
    gm_text fields[GM_CONLLU_FIELDS];
    uint64_t number, last = 0;
    char joint;
    if (!gm_conllu_split(line, fields))
        return bad_line(in, "a word has ten fields, separated by tabs");
    if (!gm_conllu_id(fields[GM_CONLLU_ID], &number, &joint, &last))
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
    in->has_exact = false;
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

static void read_meta(reader *in, gm_text line)
{
    static const char mark[] = "# meta ";
    gm_text value = gm_conllu_remark(line);
    const char *key = line.ptr + sizeof mark - 1;
    if (value.len == 0 || value.ptr - 3 <= key || memchr(line.ptr, '\0', line.len))
        return;
    gm_buffer_add(&in->made.meta, key, (size_t)(value.ptr - 3 - key));
    gm_buffer_put(&in->made.meta, '\0');
    gm_buffer_add(&in->made.meta, value.ptr, value.len);
    gm_buffer_put(&in->made.meta, '\0');
}

static void begin_next(reader *in, gm_text line)
{
    gm_text id = gm_conllu_remark(line);
    gm_buffer_clear(&in->next_id);
    gm_buffer_add(&in->next_id, id.ptr, id.len);
    in->has_next = true;
}

/* A document that has begun ends where the next one does. */
static void begin_document(reader *in, gm_text line)
{
    gm_text id = gm_conllu_remark(line);
    in->begins_paragraph = true;
    if (!in->input)
        return;
    if (in->made.tokens.count || in->made.id.len) {
        begin_next(in, line);
        return;
    }
    gm_buffer_clear(&in->made.id);
    gm_buffer_add(&in->made.id, id.ptr, id.len);
}

/* Of a whole treebank the text is that of its tokens: figures were made with that. */
static gm_status read_exact(reader *in, gm_text line)
{
    gm_text value = gm_conllu_remark(line);
    in->has_exact = in->input != NULL;
    in->exact_at = 0;
    gm_buffer_clear(&in->exact);
    gm_buffer_add(&in->exact, value.ptr, value.len);
    return in->exact.failed ? gm_error_nomem(in->err) : GM_OK;
}

static gm_status read_line(reader *in, gm_text line)
{
    if (line.len == 0)
        return end_sentence(in);
    if (gm_utf8_valid_prefix(line.ptr, line.len) != line.len)
        return bad_line(in,
                        "the line is not valid UTF-8: convert the file, for example "
                        "with iconv -f WINDOWS-1252 -t UTF-8");
    if (line.ptr[0] != '#')
        return read_word(in, line);
    if (gm_conllu_starts(line, "# newdoc"))
        begin_document(in, line);
    else if (gm_conllu_starts(line, "# newpar"))
        in->begins_paragraph = true;
    else if (gm_conllu_starts(line, "# text = "))
        return read_exact(in, line);
    else if (gm_conllu_starts(line, "# meta "))
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
    if (status == GM_OK &&
        (in->made.id.failed || in->made.meta.failed || in->next_id.failed))
        status = gm_error_nomem(in->err);
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
    in->has_exact = in->is_spelled = false;
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
    gm_buffer_free(&in->exact);
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

/* A line that is wrong costs its document: what a sentence would be without it nobody
 * knows.  False if no other begins in this file. */
static bool skip_document(reader *in)
{
    gm_failure failure;
    bool end = false;
    gm_failure_init(&failure);
    while (!in->has_next && !end) {
        gm_text line = {"", 0};
        if (gm_stream_line(in->stream, &line, &end, &failure.error) == GM_NOMEM)
            return false;
        if (!end && gm_conllu_starts(line, "# newdoc"))
            begin_next(in, line);
    }
    return in->has_next;
}

static gm_status next(void *opened, gm_document *document, bool *end, uint32_t *line,
                      gm_error *err)
{
    reader *in = opened;
    bool is_last = false;
    in->err = err;
    start_document(in);
    gm_status status = read_lines(in, &is_last);
    *line = gm_stream_line_number(in->stream);
    if (status != GM_OK) {
        in->documents++;
        *end = status != GM_INPUT || !skip_document(in);
        return status;
    }
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
    return (gm_text){name, (uint32_t)(gm_path_extension(name) - name)};
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
