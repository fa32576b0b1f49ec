/* The `layers` of a line, parsed, as layers of the document. */
#ifndef GM_READ_JSON_IMPORT_H
#define GM_READ_JSON_IMPORT_H

#include "doc/document.h"

#include <jansson.h>

/* Imports the standard layers (doc/standard.h), rows sorted by begin; others are left
 * out.  `layers` may be NULL.  Fails with GM_INPUT, naming layer and row, where a value
 * has the wrong type or an offset lies outside the text. */
gm_status gm_json_import(gm_document *document, const json_t *layers, gm_error *err);

#endif
