/* A document: an immutable text, its layers, and what a reader leaves for the writer.
 *
 * A document is used again and again: gm_document_reset() empties it and keeps its
 * memory.  One thread at a time. */
#ifndef GM_DOC_DOCUMENT_H
#define GM_DOC_DOCUMENT_H

#include "base/arena.h"
#include "base/error.h"
#include "base/symbols.h"
#include "doc/layer.h"

#include <string.h>

/* Part of an input line that goes to the output as it came: a member of the object
 * itself, or a layer that no stage knows. */
typedef struct gm_carried {
    const char *name;
    gm_text json;
    bool is_layer;
    struct gm_carried *next;
} gm_carried;

/* A string member of the input's `meta`. */
typedef struct gm_meta {
    const char *key;
    gm_text value;
    struct gm_meta *next;
} gm_meta;

/* What the stage that works on a document may touch; see plugin/host.h. */
typedef struct gm_access gm_access;

typedef struct gm_document {
    gm_doc doc; /* first: a stage's gm_doc is a gm_document */
    gm_text id, text;
    const char *file;  /* that it was read from, for messages; NULL: not known */
    uint32_t line;     /* of the file, from 1; 0: the whole file */
    bool is_given;     /* its layers came with the text and stand: a stage all of whose
                          layers are there is left out */
    gm_text meta_json; /* the whole object as it came; empty: none */
    gm_arena arena;
    gm_symbols symbols;
    gm_table *tables; /* in the order they were added */
    gm_carried *carried;
    gm_meta *meta;
    const gm_access *access;
    gm_failure failure; /* of the host's own checks while a stage runs */
} gm_document;

/* NULL if memory ran out; `host` is what stages will call, and outlives it. */
gm_document *gm_document_new(const gm_host *host);
void gm_document_free(gm_document *document);
void gm_document_reset(gm_document *document);

/* Copies of `id` and `text`.  Fails with GM_INPUT, naming the place and the mend, if
 * one of them is not valid UTF-8 or the text longer than INT32_MAX bytes. */
gm_status gm_document_set_text(gm_document *document, gm_text id, const char *ptr,
                               size_t len, gm_error *err);

/* Where it was read from.  Copies `file`. */
gm_status gm_document_set_place(gm_document *document, const char *file, uint32_t line);

gm_table *gm_document_table(const gm_document *document, const char *name);

/* Whether there is a layer ("token") or a column ("token.kind") of this name. */
bool gm_document_has(const gm_document *document, const char *name);

/* An empty layer, in place of one of the same name; NULL if memory ran out. */
gm_table *gm_document_add_table(gm_document *document, const char *name);

/* Both copy their arguments. */
gm_status gm_document_carry(gm_document *document, const char *name, gm_text json,
                            bool is_layer);
gm_status gm_document_add_meta(gm_document *document, const char *key, gm_text value);

static inline gm_text gm_text_of(const char *string)
{
    return (gm_text){string, (uint32_t)strlen(string)};
}

#endif
