/* The two files that tell brat which types there are and how they look. */
#ifndef GM_WRITE_BRAT_SETTINGS_H
#define GM_WRITE_BRAT_SETTINGS_H

#include "base/buffer.h"
#include "doc/document.h"

/* The types that were met, those of the press model and the quotes being known. */
typedef struct gm_brat_types {
    gm_arena arena;
    gm_symbols entities, quotes; /* by the names that brat sees, quotes with "Quote-" */
} gm_brat_types;

/* Fails with GM_NOMEM alone; gm_brat_types_free() is then called as well. */
gm_status gm_brat_types_init(gm_brat_types *types, gm_error *err);
void gm_brat_types_free(gm_brat_types *types);

/* Adds those of a document; `changed` if brat sees one under another name than it has,
 * `added` if there was a new one. */
gm_status gm_brat_types_add(gm_brat_types *types, const gm_document *document,
                            bool *changed, bool *added, gm_error *err);

/* The types on one line, and added again from there. */
void gm_brat_types_save(const gm_brat_types *types, gm_buffer *line);
gm_status gm_brat_types_restore(gm_brat_types *types, gm_text line, gm_error *err);

/* annotation.conf and visual.conf, appended. */
void gm_brat_write_annotation_conf(const gm_brat_types *types, gm_buffer *out);
void gm_brat_write_visual_conf(gm_buffer *out);

#endif
