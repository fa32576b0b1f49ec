/* Treebanks in CoNLL-U (https://universaldependencies.org/format.html) as texts with
 * paragraphs, sentences and tokens. */
#ifndef GM_READ_CONLLU_H
#define GM_READ_CONLLU_H

#include "read/format.h"

/* A document begins at "# newdoc id = ID", a paragraph at "# newpar" or where a text
 * has a line break; a file without "# newdoc" is one document.  A token is a surface
 * token: a multiword one ("7-8 du") is a single row, and empty nodes ("8.1") are none.
 * Between tokens stands what SpacesAfter and SpacesBefore say, escaped as UDPipe does;
 * else what "# text" has there, as far as it agrees with the tokens; else nothing with
 * SpaceAfter=No, and one space, and before a paragraph an empty line.  "# meta KEY =
 * VALUE" is `meta`.
 *
 * Layers are "paragraph", "sentence" and "token", its columns "kind" (of the universal
 * part of speech, unless Kind= tells) and "contraction" (of multiword tokens,
 * and of those with Contraction=Yes): all that
 * the stage `tokenize` writes, which therefore leaves the document as it is.  With
 * GM_IMPORT_LAYERS NE=B-TYPE and NE=I-TYPE become the layer "entity". */
extern const gm_read_format gm_conllu_reader;

/* Fills an empty document with the whole file, whatever documents it has: its id is the
 * file's name without extension.  Fails with GM_INPUT, naming file and line. */
gm_status gm_conllu_read(gm_document *document, const char *path, gm_error *err);

#endif
