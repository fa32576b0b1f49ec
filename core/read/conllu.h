/* Treebanks in CoNLL-U (https://universaldependencies.org/format.html) as text with
 * tokens and sentences. */
#ifndef GM_READ_CONLLU_H
#define GM_READ_CONLLU_H

#include "doc/document.h"

/* Fills an empty document with the whole file: its id is the file's name without
 * extension, its layers are "sentence" and "token".  A token is a surface token, so
 * that a multiword one ("7-8 du") is a single row, and empty nodes ("8.1") are none.
 * Within a sentence SpaceAfter=No joins tokens; sentences are joined by one space, and
 * before a "# newpar" or "# newdoc" by an empty line.  Fails with GM_INPUT, naming file
 * and line. */
gm_status gm_conllu_read(gm_document *document, const char *path, gm_error *err);

#endif
