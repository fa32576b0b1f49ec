/* A document of a treebank while its lines are read. */
#ifndef GM_READ_CONLLU_DOCUMENT_H
#define GM_READ_CONLLU_DOCUMENT_H

#include "base/array.h"
#include "base/buffer.h"
#include "doc/document.h"

typedef enum gm_token_kind {
    GM_KIND_WORD,
    GM_KIND_NUMBER,
    GM_KIND_PUNCTUATION,
    GM_KIND_SYMBOL,
    GM_KIND_URL,
    GM_KIND_EMAIL,
    GM_KINDS
} gm_token_kind;

typedef struct gm_conllu_token {
    gm_span span;
    gm_token_kind kind;
    bool contraction;
    char entity;             /* 'B', 'I', or 'O': in none */
    uint32_t type, type_len; /* of the entity, where it stands in `types` */
} gm_conllu_token;

typedef struct gm_conllu_document {
    gm_buffer id, text;
    gm_buffer meta;  /* keys and values, each with a NUL behind it */
    gm_buffer types; /* of entities */
    GM_ARRAY(gm_conllu_token) tokens;
    GM_ARRAY(gm_span) sentences;
    GM_ARRAY(gm_span) paragraphs;
} gm_conllu_document;

void gm_conllu_document_clear(gm_conllu_document *made);
void gm_conllu_document_free(gm_conllu_document *made);

/* The kind of this name; GM_KINDS if there is none. */
gm_token_kind gm_conllu_kind(gm_text name);

/* Fills an empty document.  `id` is for one that has none; `entities` tells whether
 * they become a layer.  Fails as gm_document_set_text() does. */
gm_status gm_conllu_document_fill(const gm_conllu_document *made, gm_text id,
                                  bool entities, gm_document *document, gm_error *err);

#endif
