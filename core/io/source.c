/* A walk over files, and within a file of JSON Lines a walk over its lines.  Memory
 * holds one document's bytes. */
#include "io/source.h"

#include "base/buffer.h"
#include "io/brat.h"
#include "io/walk.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

struct gm_source {
    gm_walk *walk;
    gm_input_format format;
    gm_import import;
    gm_buffer bytes; /* of a text, or of its annotation */
    FILE *lines;     /* the file of JSON Lines that is being read; NULL: none */
    char *file;      /* its name, for messages */
    char *line;
    size_t line_capacity;
    uint32_t number; /* of the line, from 1 */
};

gm_status gm_source_open(const char *const *paths, uint32_t count,
                         gm_input_format format, gm_import import, gm_source **source,
                         gm_error *err)
{
    static const char *const standard_input[] = {"-"};
    gm_source *opened = calloc(1, sizeof *opened);
    if (!opened)
        return gm_error_nomem(err);
    opened->format = format;
    opened->import = import;
    gm_status status = count ? gm_walk_open(paths, count, &opened->walk, err)
                             : gm_walk_open(standard_input, 1, &opened->walk, err);
    if (status != GM_OK) {
        gm_source_close(opened);
        return status;
    }
    *source = opened;
    return GM_OK;
}

static void close_lines(gm_source *source)
{
    if (source->lines && source->lines != stdin)
        fclose(source->lines);
    source->lines = NULL;
    free(source->file);
    source->file = NULL;
}

void gm_source_close(gm_source *source)
{
    if (!source)
        return;
    close_lines(source);
    gm_walk_close(source->walk);
    gm_buffer_free(&source->bytes);
    free(source->line);
    free(source);
}

/* ---- Which files, and what they are ------------------------------------------ */

static const char *extension(const char *name)
{
    const char *slash = strrchr(name, '/'), *dot = strrchr(name, '.');
    return dot && dot > (slash ? slash + 1 : name) ? dot : name + strlen(name);
}

static bool is_jsonl_name(const char *name)
{
    const char *end = extension(name);
    return strcmp(end, ".jsonl") == 0 || strcmp(end, ".ndjson") == 0;
}

/* In a folder, files of other kinds lie beside the documents. */
static bool is_wanted(const gm_source *source, const gm_walk_entry *entry)
{
    if (entry->named)
        return true;
    bool jsonl = is_jsonl_name(entry->name);
    bool text = strcmp(extension(entry->name), ".txt") == 0;
    return source->format == GM_FORMAT_BY_NAME ? jsonl || text
           : source->format == GM_FORMAT_JSONL ? jsonl
                                               : text;
}

static bool starts_with_brace(FILE *file)
{
    int byte;
    do {
        byte = getc(file);
    } while (byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t');
    if (byte != EOF)
        ungetc(byte, file);
    return byte == '{';
}

static bool is_jsonl(const gm_source *source, const gm_walk_entry *entry)
{
    if (source->format != GM_FORMAT_BY_NAME)
        return source->format == GM_FORMAT_JSONL;
    if (strcmp(entry->path, "-") == 0)
        return starts_with_brace(stdin);
    return is_jsonl_name(entry->name);
}

/* ---- Texts ------------------------------------------------------------------- */

/* The entities of NAME.ann beside NAME.txt, if there is one. */
static gm_status read_annotation(gm_source *source, gm_document *document,
                                 const char *path, gm_error *err)
{
    size_t stem = (size_t)(extension(path) - path);
    char *name = malloc(stem + sizeof ".ann");
    if (!name)
        return gm_error_nomem(err);
    memcpy(name, path, stem);
    memcpy(name + stem, ".ann", sizeof ".ann");
    FILE *file = fopen(name, "rb");
    gm_status status = GM_OK;
    if (file) {
        fclose(file);
        gm_buffer_clear(&source->bytes);
        status = gm_buffer_read_file(&source->bytes, name, err);
        gm_text bytes = {source->bytes.ptr, (uint32_t)source->bytes.len};
        if (status == GM_OK)
            status = gm_brat_read(document, bytes, err);
    }
    free(name);
    return status;
}

/* Puts the name of what failed before the message. */
static gm_status located(const gm_failure *why, const char *where, uint32_t line,
                         gm_error *err)
{
    if (line)
        return gm_fail(err, why->status, "%s:%u: %s", where, line, why->message);
    return gm_fail(err, why->status, "%s: %s", where, why->message);
}

static gm_status place(gm_document *document, const char *file, uint32_t line,
                       gm_error *err)
{
    return gm_document_set_place(document, file, line) == GM_OK ? GM_OK
                                                                : gm_error_nomem(err);
}

static const char *shown(const char *path)
{
    return strcmp(path, "-") == 0 ? "standard input" : path;
}

static gm_status read_text(gm_source *source, gm_document *document,
                           const gm_walk_entry *entry, gm_error *err)
{
    gm_failure failure;
    gm_failure_init(&failure);
    bool is_stdin = strcmp(entry->path, "-") == 0;
    gm_text id = {entry->name, (uint32_t)(extension(entry->name) - entry->name)};
    gm_buffer_clear(&source->bytes);
    gm_status status = gm_buffer_read_file(&source->bytes, entry->path, err);
    if (status != GM_OK)
        return status;
    status = gm_document_set_text(document, is_stdin ? gm_text_of("stdin") : id,
                                  source->bytes.len ? source->bytes.ptr : "",
                                  source->bytes.len, &failure.error);
    if (status == GM_OK && source->import == GM_IMPORT_LAYERS && !is_stdin)
        status = read_annotation(source, document, entry->path, &failure.error);
    if (status == GM_OK)
        return place(document, shown(entry->path), 0, err);
    return located(&failure, shown(entry->path), 0, err);
}

/* ---- Lines of JSON ----------------------------------------------------------- */

static gm_status open_lines(gm_source *source, const gm_walk_entry *entry,
                            gm_error *err)
{
    bool is_stdin = strcmp(entry->path, "-") == 0;
    source->number = 0;
    source->file = strdup(shown(entry->path));
    if (!source->file)
        return gm_error_nomem(err);
    source->lines = is_stdin ? stdin : fopen(entry->path, "rb");
    if (source->lines)
        return GM_OK;
    close_lines(source);
    return gm_fail(err, GM_INPUT, "cannot open \"%s\": %s", entry->path,
                   strerror(errno));
}

static bool is_blank(const char *line, size_t len)
{
    return strspn(line, " \t\r") >= len;
}

/* The next line that is not blank, without its break; false at the end of the file. */
static bool next_line(gm_source *source, const char **line, size_t *len)
{
    static const char byte_order_mark[] = "\xEF\xBB\xBF";
    for (;;) {
        ssize_t got = getline(&source->line, &source->line_capacity, source->lines);
        if (got < 0)
            return false;
        *line = source->line;
        *len = (size_t)got;
        if (source->number++ == 0 && strncmp(*line, byte_order_mark, 3) == 0)
            *line += 3, *len -= 3;
        while (*len && ((*line)[*len - 1] == '\n' || (*line)[*len - 1] == '\r'))
            --*len;
        if (!is_blank(*line, *len))
            return true;
    }
}

/* At the end of the lines: whether it is the end of the file. */
static gm_status check_end(gm_source *source, gm_error *err)
{
    if (feof(source->lines))
        return GM_OK;
    return gm_fail(err, errno == ENOMEM ? GM_NOMEM : GM_INPUT, "cannot read \"%s\": %s",
                   source->file, strerror(errno));
}

static gm_status read_line(gm_source *source, gm_document *document, const char *line,
                           size_t len, gm_error *err)
{
    gm_failure failure;
    char standin[32];
    gm_failure_init(&failure);
    snprintf(standin, sizeof standin, "line-%u", source->number);
    if (gm_jsonl_read(document, line, len, standin, source->import, &failure.error) ==
        GM_OK)
        return place(document, source->file, source->number, err);
    return located(&failure, source->file, source->number, err);
}

/* ---- One document after another ---------------------------------------------- */

/* Opens the next file: a text fills the document, JSON Lines are opened. */
static gm_status next_file(gm_source *source, gm_document *document, bool *filled,
                           bool *end, gm_error *err)
{
    gm_walk_entry entry;
    gm_status status = gm_walk_next(source->walk, &entry, end, err);
    if (status != GM_OK || *end || !is_wanted(source, &entry))
        return status;
    if (is_jsonl(source, &entry))
        return open_lines(source, &entry, err);
    *filled = true;
    return read_text(source, document, &entry, err);
}

gm_status gm_source_next(gm_source *source, gm_document *document, bool *end,
                         gm_error *err)
{
    bool filled = false;
    *end = false;
    while (!filled && !*end) {
        const char *line;
        size_t len;
        if (source->lines) {
            if (next_line(source, &line, &len))
                return read_line(source, document, line, len, err);
            gm_status ended = check_end(source, err);
            close_lines(source);
            if (ended != GM_OK)
                return ended;
            continue;
        }
        gm_status status = next_file(source, document, &filled, end, err);
        if (status != GM_OK)
            return status;
    }
    return GM_OK;
}
