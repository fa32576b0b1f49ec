/* What a format that is written consists of.  One file of this folder is one format,
 * and formats.c is the table of them all; outputs.c takes documents to each output
 * asked for. */
#ifndef GM_WRITE_FORMAT_H
#define GM_WRITE_FORMAT_H

#include "base/buffer.h"
#include "doc/document.h"
#include "text/offsets.h"

#include <guillemet/guillemet.h>

/* How an output is written; it outlives its writer. */
typedef struct gm_writing {
    const struct gm_write_format *format;
    const char *path; /* NULL: standard output */
    gm_unit offsets;
    bool colour;
    /* Hears what the format cannot hold, which a writer says once; a NULL `note` says
     * nothing. */
    void (*note)(void *who, const char *message);
    void *who;
} gm_writing;

/* A format is a stream, whose bytes outputs.c takes to a file, or (`is_place`) keeps
 * its own files: a folder, a database.  A document goes through render() on any thread,
 * then through take() in order. */
typedef struct gm_write_format {
    const char *name;              /* of `guillemet annotate -t` */
    const char *summary;           /* one line of its help */
    const char *const *extensions; /* that choose it, in lower case with their dots;
                                      NULL behind the last */
    const void *kind;              /* what tells formats apart that share functions */
    bool is_place;                 /* `path` is given, and is the writer's to open */
    /* Fails with GM_CONFIG if the output cannot be written in this format, GM_OUTPUT,
     * GM_NOMEM. */
    gm_status (*open)(const gm_writing *how, void **writer, gm_error *err);
    /* Appends what a document comes to; `writer` is shared by threads and only read,
     * `scratch` the thread's own.  NULL: nothing is made before take(). */
    gm_status (*render)(const void *writer, gm_buffer *out, const gm_document *document,
                        gm_offsets *scratch, gm_error *err);
    /* On the calling thread, in order: `out` has what render() appended, and afterwards
     * what goes to the file.  NULL: it goes as it is. */
    gm_status (*take)(void *writer, gm_buffer *out, const gm_document *document,
                      gm_error *err);
    /* Appends what stands behind the last document.  NULL: nothing. */
    gm_status (*finish)(void *writer, gm_buffer *out, gm_error *err);
    void (*close)(void *writer);
    /* What a writer must know to go on where another stopped, appended as one line of
     * text without its break, and told to a new writer before its first document.
     * NULL: nothing. */
    void (*save)(const void *writer, gm_buffer *state);
    gm_status (*restore)(void *writer, gm_text state, gm_error *err);
} gm_write_format;

/* open() of a format whose writer is the gm_writing itself. */
gm_status gm_writing_open(const gm_writing *how, void **writer, gm_error *err);

/* NULL behind the last; the first is the default. */
extern const gm_write_format *const gm_write_formats[];

/* NULL if there is none of that name. */
const gm_write_format *gm_write_format_find(const char *name);

/* By the extension of `path`; NULL if it chooses none. */
const gm_write_format *gm_write_format_of_path(const char *path);

#endif
