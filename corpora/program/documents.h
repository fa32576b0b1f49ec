/* An article as a document with gold layers: paragraph, sentence, entity, quote,
 * person, lookalike. */
#ifndef CORPUS_DOCUMENTS_H
#define CORPUS_DOCUMENTS_H

#include "article.h"
#include "doc/document.h"

/* Fills an empty document.  The layer "person" has the speakers of every kind, with
 * their gender (of persons) and the entities that name them; "lookalike" has what looks
 * like a quote or a name and is none.  Fails with GM_INPUT, GM_NOMEM. */
gm_status corpus_document(const corpus_article *article, gm_document *document,
                          gm_error *err);

#endif
