/* TXM's metadata.csv (https://txm.gitpages.huma-num.fr/textometrie/): a table beside
 * texts, whose first column, "id", is the name of a text's file without extension, and
 * whose other columns say what is known of it. */
#ifndef GM_READ_METADATA_H
#define GM_READ_METADATA_H

#include "doc/document.h"
#include "io/files.h"

/* The tables of the folder at hand and of those above it. */
typedef struct gm_metadata gm_metadata;

/* NULL if memory ran out. */
gm_metadata *gm_metadata_new(void);
void gm_metadata_free(gm_metadata *metadata);

/* The file at hand is now that at `path`: reads the table of its folder, unless that
 * has been done.  Fails with GM_INPUT, once a folder, naming file and line: records
 * that are wrong are then left out, and the others count. */
gm_status gm_metadata_enter(gm_metadata *metadata, gm_files *files, const char *path,
                            gm_error *err);

/* Adds what the table says of the text `name`, whose folders do not count, to `meta`;
 * of two records with the same id the first counts.  Fails with GM_NOMEM alone. */
gm_status gm_metadata_add(const gm_metadata *metadata, gm_text name,
                          gm_document *document);

/* Whether a file may be such a table, by its name, and whether one that begins so is
 * one, and no table of texts.  Fails with GM_NOMEM alone. */
bool gm_metadata_has_name(const char *name);
gm_status gm_metadata_is_table(gm_text start, bool *is_table, gm_error *err);

#endif
