/* What a format that is read consists of.  One file of this folder is one format, and
 * formats.c is the table of them all; source.c finds out which one a file is in. */
#ifndef GM_READ_FORMAT_H
#define GM_READ_FORMAT_H

#include "doc/document.h"
#include "io/files.h"

typedef enum gm_import {
    GM_CARRY_LAYERS, /* layers of the input are bytes to be passed on */
    GM_IMPORT_LAYERS /* the standard ones become layers of the document */
} gm_import;

/* A file to be read; it outlives its reader. */
typedef struct gm_input {
    gm_stream *stream;
    gm_files *files;  /* for gm_files_beside() */
    const char *file; /* as messages name it */
    gm_text name;     /* below the folder that was named, without extension: the id of
                         a file that is one document */
    gm_import import;
} gm_input;

typedef struct gm_read_format {
    const char *name;              /* of `guillemet annotate -f` */
    const char *summary;           /* one line of its help */
    const char *const *extensions; /* in lower case with their dots, NULL behind the
                                      last: files that a folder is searched for */
    /* Whether the file begins as one of this format does; `start` is its first bytes,
     * 4096 of them or the whole file.  NULL: what it begins with says nothing. */
    bool (*recognises)(gm_text start);
    gm_status (*open)(const gm_input *input, void **reader, gm_error *err);
    /* Fills an empty document: id, text, meta, layers; its place is set by the caller
     * from `line`, where in the file it begins (0: the whole file is the document).
     * `end` behind the last.  GM_INPUT costs one document, or the rest of a file if
     * `end` is set as well; `line` is then where it went wrong, and the message is
     * without FILE:LINE. */
    gm_status (*next)(void *reader, gm_document *document, bool *end, uint32_t *line,
                      gm_error *err);
    void (*close)(void *reader);
} gm_read_format;

/* The formats in the order in which they are asked whether they recognise a file, the
 * last being plain text; NULL behind it. */
extern const gm_read_format *const gm_read_formats[];

/* Whether a folder is searched for files of this name: `format`, or if it is NULL any,
 * has its extension, capitals or not. */
bool gm_read_format_wants(const gm_read_format *format, const char *name);

/* NULL if there is none of that name. */
const gm_read_format *gm_read_format_find(const char *name);

#endif
