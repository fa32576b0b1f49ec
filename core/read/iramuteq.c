#include "read/iramuteq.h"

#include "read/meta.h"
#include "read/meta_names.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

typedef struct reader {
    const gm_input *input;
    gm_buffer stars; /* the line that begins the document to come */
    bool has_stars;  /* there is one */
    uint32_t line;   /* of it */
    gm_buffer themes, text;
    uint32_t documents;
} reader;

static gm_status open_reader(const gm_input *input, void **opened, gm_error *err)
{
    reader *in = calloc(1, sizeof *in);
    if (!in)
        return gm_error_nomem(err);
    in->input = input;
    *opened = in;
    return GM_OK;
}

static void close_reader(void *opened)
{
    reader *in = opened;
    gm_buffer_free(&in->stars);
    gm_buffer_free(&in->themes);
    gm_buffer_free(&in->text);
    free(in);
}

static bool starts_with(gm_text line, const char *prefix)
{
    size_t len = strlen(prefix);
    return line.len >= len && memcmp(line.ptr, prefix, len) == 0;
}

static bool is_blank_byte(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* Four stars and no fifth: a row of more is an ornament. */
static bool has_stars(gm_text line)
{
    return starts_with(line, "****") && (line.len == 4 || is_blank_byte(line.ptr[4]));
}

static bool is_blank(gm_text line)
{
    uint32_t at = 0;
    while (at < line.len && is_blank_byte(line.ptr[at]))
        at++;
    return at == line.len;
}

/* ---- Lines ------------------------------------------------------------------- */

static gm_status take_stars(reader *in, gm_text line, gm_error *err)
{
    gm_buffer_clear(&in->stars);
    gm_buffer_add(&in->stars, line.ptr, line.len);
    in->has_stars = true;
    in->line = gm_stream_line_number(in->input->stream);
    return in->stars.failed ? gm_error_nomem(err) : GM_OK;
}

static gm_status take_theme(reader *in, gm_text line, gm_error *err)
{
    while (line.len && is_blank_byte(line.ptr[line.len - 1]))
        line.len--;
    gm_buffer_puts(&in->themes, in->themes.len ? " " : "");
    gm_buffer_add(&in->themes, line.ptr + 2, line.len - 2);
    return in->themes.failed ? gm_error_nomem(err) : GM_OK;
}

static gm_status take_text(reader *in, gm_text line, gm_error *err)
{
    if (in->text.len == 0 && is_blank(line))
        return GM_OK;
    if (in->text.len + line.len > INT32_MAX)
        return gm_fail(err, GM_INPUT,
                       "the text has more than %d bytes: cut it into documents",
                       INT32_MAX);
    gm_buffer_add(&in->text, line.ptr, line.len);
    return in->text.failed ? gm_error_nomem(err) : GM_OK;
}

static gm_status take_line(reader *in, gm_text line, gm_error *err)
{
    if (has_stars(line))
        return take_stars(in, line, err);
    if (starts_with(line, "-*"))
        return take_theme(in, line, err);
    return take_text(in, line, err);
}

/* The lines up to the next with stars, or the end.  Of a text that is too long the rest
 * is passed over, and the first thing that is wrong is said. */
static gm_status read_text(reader *in, gm_error *err)
{
    gm_status first = GM_OK;
    bool end = false;
    gm_buffer_clear(&in->text);
    gm_buffer_clear(&in->themes);
    in->has_stars = false;
    while (!in->has_stars && !end && first != GM_NOMEM) {
        gm_text line;
        gm_status status = gm_stream_whole_line(in->input->stream, &line, &end, err);
        if (status == GM_OK && !end && (first == GM_OK || has_stars(line)))
            status = take_line(in, line, err);
        first = first == GM_OK ? status : first;
    }
    while (in->text.len && is_blank_byte(in->text.ptr[in->text.len - 1]))
        in->text.len--;
    return first;
}

/* ---- Variables --------------------------------------------------------------- */

typedef struct variable {
    gm_text name, value;
} variable;

/* The next variable of the line; false behind the last.  `sound` tells whether it is
 * one. */
static bool next_variable(gm_text line, uint32_t *at, variable *found, bool *sound)
{
    while (*at < line.len && is_blank_byte(line.ptr[*at]))
        (*at)++;
    uint32_t begin = *at;
    while (*at < line.len && !is_blank_byte(line.ptr[*at]))
        (*at)++;
    gm_text word = {line.ptr + begin, *at - begin};
    *sound = word.len > 1 && word.ptr[0] == '*' && word.ptr[1] != '_' &&
             !memchr(word.ptr, '\0', word.len);
    if (!*sound)
        return word.len > 0;
    const char *name = word.ptr + 1;
    const char *bar = memchr(name, '_', word.len - 1);
    uint32_t len = bar ? (uint32_t)(bar - name) : word.len - 1;
    found->name = (gm_text){name, len};
    found->value = bar ? (gm_text){bar + 1, word.len - len - 2} : gm_text_of("1");
    return true;
}

static gm_status check_variables(gm_text line, gm_error *err)
{
    variable found;
    bool sound;
    if (gm_utf8_valid_prefix(line.ptr, line.len) != line.len)
        return gm_fail(err, GM_INPUT,
                       "the variables are not valid UTF-8: convert the file, for "
                       "example with iconv -f WINDOWS-1252 -t UTF-8");
    for (uint32_t at = 0, from = 0; next_variable(line, &at, &found, &sound);
         from = at) {
        while (is_blank_byte(line.ptr[from]))
            from++;
        if (!sound)
            return gm_fail(err, GM_INPUT,
                           "\"%.*s\" is no variable: write *name_value, with no space "
                           "in the value, and the text on the lines below",
                           (int)(at - from), line.ptr + from);
    }
    return GM_OK;
}

static gm_status add_variables(gm_document *document, gm_text line, gm_error *err)
{
    variable found;
    bool sound;
    for (uint32_t at = 0; next_variable(line, &at, &found, &sound);) {
        const char *word;
        uint32_t rank;
        gm_status status = gm_meta_name(found.name, &word, &rank, err);
        if (status != GM_OK)
            return status;
        if (word && strcmp(word, "id") == 0)
            continue;
        bool is_shared = word && strcmp(word, "text") != 0;
        if (gm_meta_add(document, is_shared ? gm_text_of(word) : found.name,
                        found.value) != GM_OK)
            return gm_error_nomem(err);
    }
    return GM_OK;
}

static gm_text id_of(gm_text line)
{
    variable found;
    bool sound;
    for (uint32_t at = 0; next_variable(line, &at, &found, &sound);) {
        if (found.name.len == 2 && memcmp(found.name.ptr, "id", 2) == 0)
            return found.value;
    }
    return (gm_text){"", 0};
}

/* ---- Documents --------------------------------------------------------------- */

static gm_status fill(const reader *in, gm_text line, gm_document *document,
                      gm_error *err)
{
    gm_buffer name = {0};
    gm_text id = id_of(line);
    gm_buffer_add(&name, in->input->name.ptr, in->input->name.len);
    gm_buffer_printf(&name, "-%u", in->documents);
    gm_status status = name.failed ? gm_error_nomem(err) : GM_OK;
    if (status == GM_OK)
        status = gm_document_set_text(
            document, id.len ? id : (gm_text){name.ptr, (uint32_t)name.len},
            in->text.len ? in->text.ptr : "", in->text.len, err);
    gm_buffer_free(&name);
    if (status == GM_OK)
        status = add_variables(document, line, err);
    gm_text themes = {in->themes.ptr, (uint32_t)in->themes.len};
    if (status == GM_OK && themes.len &&
        gm_utf8_valid_prefix(themes.ptr, themes.len) == themes.len &&
        gm_meta_add(document, gm_text_of("themes"), themes) != GM_OK)
        status = gm_error_nomem(err);
    return status;
}

/* What stands before the first line with stars has no variables, and no text may. */
static gm_status begin(reader *in, uint32_t *line, bool *end, gm_error *err)
{
    gm_status status = read_text(in, err);
    *line = 1;
    *end = !in->has_stars;
    if (status == GM_OK && (in->text.len || in->themes.len))
        status = gm_fail(err, GM_INPUT,
                         "there is text before the first line that begins with ****: "
                         "put such a line before it");
    return status;
}

/* `stars` is the line that begins the document; the one that begins the next takes its
 * place meanwhile. */
static gm_status read_document(reader *in, const gm_buffer *stars,
                               gm_document *document, gm_error *err)
{
    gm_text variables = {stars->ptr + 4, (uint32_t)stars->len - 4};
    gm_status status = read_text(in, err);
    if (status == GM_OK)
        status = check_variables(variables, err);
    if (status == GM_OK)
        status = fill(in, variables, document, err);
    return status;
}

static gm_status next(void *opened, gm_document *document, bool *end, uint32_t *line,
                      gm_error *err)
{
    reader *in = opened;
    if (!in->has_stars && in->documents == 0) {
        gm_status status = begin(in, line, end, err);
        if (status != GM_OK)
            return status;
    }
    *end = !in->has_stars;
    if (*end)
        return GM_OK;
    *line = in->line;
    in->documents++;
    gm_buffer stars = in->stars;
    in->stars = (gm_buffer){0};
    gm_status status = read_document(in, &stars, document, err);
    gm_buffer_free(&stars);
    return status;
}

/* Behind a byte order mark and blank lines; a variable must follow, for a text may
 * begin with stars. */
static bool recognises(gm_text start)
{
    uint32_t at = starts_with(start, "\xEF\xBB\xBF") ? 3 : 0;
    while (at < start.len && is_blank_byte(start.ptr[at]))
        at++;
    if (!has_stars((gm_text){start.ptr + at, start.len - at}))
        return false;
    for (at += 4; at < start.len && (start.ptr[at] == ' ' || start.ptr[at] == '\t');)
        at++;
    return at < start.len && start.ptr[at] == '*';
}

static const char *const extensions[] = {".txt", NULL};

const gm_read_format gm_iramuteq_reader = {
    .name = "iramuteq",
    .summary = "a corpus of IRaMuTeQ: each line of **** begins a document",
    .extensions = extensions,
    .recognises = recognises,
    .open = open_reader,
    .next = next,
    .close = close_reader};
