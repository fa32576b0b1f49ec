/* The last field of a token of CoNLL-U, and what the format escapes. */
#ifndef GM_WRITE_CONLLU_MISC_H
#define GM_WRITE_CONLLU_MISC_H

#include "base/array.h"
#include "base/buffer.h"
#include "text/offsets.h"
#include "write/tagging.h"

typedef enum gm_mark_kind { GM_MARK_CONTENT, GM_MARK_CUE, GM_MARK_SOURCE } gm_mark_kind;

/* That a token belongs to a quote. */
typedef struct gm_mark {
    uint32_t token, quote; /* rows */
    gm_mark_kind kind;
    bool first; /* of its fragment */
} gm_mark;

/* A document as its tokens are written. */
typedef struct gm_conllu_page {
    gm_buffer *out;
    const gm_document *document;
    const gm_offsets *offsets;
    const gm_table *tokens;
    gm_tagging tagging;
    GM_ARRAY(gm_mark) marks; /* by token */
    uint32_t mark;           /* the next one */
    bool cut;                /* something was written otherwise than it is */
} gm_conllu_page;

/* Fills tagging and marks.  Fails with GM_NOMEM alone. */
gm_status gm_conllu_mark(gm_conllu_page *page, gm_error *err);
void gm_conllu_unmark(gm_conllu_page *page);

/* The field; the tokens of a document in their order.  `kind` is said if it has
 * characters. */
void gm_conllu_write_misc(gm_conllu_page *page, uint32_t token, gm_text kind);

/* Text within a comment or a form, where breaks and tabs become spaces. */
void gm_conllu_put_line(gm_conllu_page *page, gm_text text);

#endif
