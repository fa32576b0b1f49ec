/* A walk over files, and within each a reader of its format.  Memory holds one
 * document's bytes. */
#include "read/source.h"

#include "base/path.h"
#include "read/metadata.h"

#include <stdlib.h>

enum { START = 4096 }; /* bytes by which a format is recognised */

struct gm_source {
    gm_files *files;
    gm_metadata *metadata;
    const gm_read_format *asked; /* NULL: none */
    const gm_read_format *format;
    gm_input input; /* the file that is being read, if `reader` is set */
    char *name, *file;
    void *reader;
    uint64_t passed; /* bytes of the files before this one */
};

/* ---- Which files, and what they are ------------------------------------------ */

/* The first that may be it: of those that have the extension, or of all of them. */
static const gm_read_format *recognise(const char *name, gm_text start)
{
    bool by_name = gm_read_format_wants(NULL, name);
    uint32_t last = 0, only = 0, candidates = 0;
    for (uint32_t i = 0; gm_read_formats[i]; i++) {
        last = i;
        if (by_name && !gm_read_format_wants(gm_read_formats[i], name))
            continue;
        candidates++;
        only = i;
        if (gm_read_formats[i]->recognises && gm_read_formats[i]->recognises(start))
            return gm_read_formats[i];
    }
    return gm_read_formats[candidates == 1 ? only : last];
}

static gm_status choose_format(gm_source *source, const gm_walk_entry *entry,
                               gm_error *err)
{
    gm_text start;
    source->format = source->asked;
    if (source->asked)
        return GM_OK;
    gm_status status = gm_stream_peek(source->input.stream, START, &start, err);
    if (status == GM_OK)
        source->format = recognise(entry->name, start);
    return status;
}

/* ---- Files ------------------------------------------------------------------- */

static void close_file(gm_source *source)
{
    if (source->input.stream)
        source->passed += gm_stream_passed(source->input.stream);
    if (source->reader)
        source->format->close(source->reader);
    gm_stream_close(source->input.stream);
    free(source->name);
    free(source->file);
    source->reader = NULL;
    source->name = source->file = NULL;
    source->input = (gm_input){.import = source->input.import, .files = source->files};
}

/* Puts the place of what failed before the message. */
static gm_status located(const gm_failure *why, const char *file, uint32_t line,
                         gm_error *err)
{
    if (line)
        return gm_fail(err, why->status, "%s:%u: %s", file, line, why->message);
    return gm_fail(err, why->status, "%s: %s", file, why->message);
}

static gm_status name_file(gm_source *source, const gm_walk_entry *entry, gm_error *err)
{
    bool is_stdin = strcmp(entry->path, "-") == 0;
    source->name = strdup(is_stdin ? "stdin" : entry->name);
    source->file = strdup(is_stdin ? "standard input" : entry->path);
    if (!source->name || !source->file)
        return gm_error_nomem(err);
    source->input.name = (gm_text){
        source->name, (uint32_t)(gm_path_extension(source->name) - source->name)};
    source->input.file = source->file;
    return GM_OK;
}

static gm_status open_file(gm_source *source, const gm_walk_entry *entry, gm_error *err)
{
    gm_failure failure;
    gm_failure_init(&failure);
    gm_status status = name_file(source, entry, err);
    if (status == GM_OK)
        status = gm_files_stream(source->files, &source->input.stream, err);
    if (status == GM_OK)
        status = choose_format(source, entry, err);
    if (status != GM_OK)
        return status;
    status = source->format->open(&source->input, &source->reader, &failure.error);
    return status == GM_OK ? GM_OK : located(&failure, source->file, 0, err);
}

/* A table of TXM's in a folder is about its texts, and no input. */
static gm_status pass_over_metadata(gm_source *source, const gm_walk_entry *entry,
                                    gm_error *err)
{
    gm_text start;
    if (entry->named || !gm_metadata_has_name(entry->name))
        return GM_OK;
    bool is_table = false;
    gm_status status = gm_stream_peek(source->input.stream, START, &start, err);
    if (status == GM_OK)
        status = gm_metadata_is_table(start, &is_table, err);
    if (is_table)
        close_file(source);
    return status;
}

/* Texts about which TXM's table beside them says something. */
static bool has_metadata(const gm_source *source)
{
    return strcmp(source->file, "standard input") != 0 &&
           (gm_path_has_extension(source->name, ".txt") ||
            gm_path_has_extension(source->name, ".xml"));
}

/* What is wrong with the table costs no text: the file stays open. */
static gm_status next_file(gm_source *source, bool *end, gm_error *err)
{
    gm_walk_entry entry;
    gm_status status = gm_files_next(source->files, &entry, end, err);
    if (status != GM_OK || *end ||
        !(entry.named || gm_read_format_wants(source->asked, entry.name)))
        return status;
    status = open_file(source, &entry, err);
    if (status == GM_OK)
        status = pass_over_metadata(source, &entry, err);
    if (status != GM_OK)
        close_file(source);
    if (status != GM_OK || !source->reader || !has_metadata(source))
        return status;
    return gm_metadata_enter(source->metadata, source->files, source->file, err);
}

/* ---- One document after another ---------------------------------------------- */

static gm_status place(gm_document *document, const char *file, uint32_t line,
                       gm_error *err)
{
    return gm_document_set_place(document, file, line) == GM_OK ? GM_OK
                                                                : gm_error_nomem(err);
}

/* The next document of the file at hand; `filled` stays false at its end. */
static gm_status next_of_file(gm_source *source, gm_document *document, bool *filled,
                              gm_error *err)
{
    gm_failure failure;
    uint32_t line = 0;
    bool end = false;
    gm_failure_init(&failure);
    gm_status status =
        source->format->next(source->reader, document, &end, &line, &failure.error);
    if (status != GM_OK) {
        status = located(&failure, source->file, line, err);
        gm_document_set_place(document, source->file, line); /* as far as it fits */
    } else if (!end) {
        *filled = true;
        if (has_metadata(source) &&
            gm_metadata_add(source->metadata, source->input.name, document) != GM_OK)
            return gm_error_nomem(err);
        return place(document, source->file, line, err);
    }
    if (end || status != GM_INPUT)
        close_file(source);
    return status;
}

gm_status gm_source_next(gm_source *source, gm_document *document, bool *end,
                         gm_error *err)
{
    bool filled = false;
    *end = false;
    while (!filled && !*end) {
        gm_status status = source->reader ? next_of_file(source, document, &filled, err)
                                          : next_file(source, end, err);
        if (status != GM_OK)
            return status;
    }
    return GM_OK;
}

uint64_t gm_source_passed(const gm_source *source)
{
    return source->passed +
           (source->input.stream ? gm_stream_passed(source->input.stream) : 0);
}

/* ---- Opening and closing ----------------------------------------------------- */

static gm_status no_format(const char *name, gm_error *err)
{
    gm_buffer names = {0};
    for (uint32_t i = 0; gm_read_formats[i]; i++)
        gm_buffer_printf(&names, "%s%s", i ? ", " : "", gm_read_formats[i]->name);
    gm_buffer_put(&names, '\0');
    gm_status status =
        names.failed ? gm_error_nomem(err)
                     : gm_fail(err, GM_CONFIG, "no format \"%s\" is read: there are %s",
                               name, names.ptr);
    gm_buffer_free(&names);
    return status;
}

gm_status gm_source_open(const char *const *paths, uint32_t count, const char *format,
                         gm_import import, gm_source **source, gm_error *err)
{
    const gm_read_format *asked = format ? gm_read_format_find(format) : NULL;
    if (format && !asked)
        return no_format(format, err);
    gm_source *opened = calloc(1, sizeof *opened);
    if (!opened)
        return gm_error_nomem(err);
    opened->asked = asked;
    opened->metadata = gm_metadata_new();
    gm_status status = opened->metadata
                           ? gm_files_open(paths, count, &opened->files, err)
                           : gm_error_nomem(err);
    opened->input = (gm_input){.import = import, .files = opened->files};
    if (status == GM_OK)
        *source = opened;
    else
        gm_source_close(opened);
    return status;
}

void gm_source_close(gm_source *source)
{
    if (!source)
        return;
    close_file(source);
    gm_metadata_free(source->metadata);
    gm_files_close(source->files);
    free(source);
}
