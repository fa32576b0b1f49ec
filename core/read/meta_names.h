/* What the columns of tables, and the variables of corpora, are called.
 *
 * Names are compared as words without case and accents: "Date_Publication" is "date de
 * publication" but for "de", which therefore is listed too. */
#ifndef GM_READ_META_NAMES_H
#define GM_READ_META_NAMES_H

#include "base/error.h"

/* Which of these a column is; the order within is that of preference, if a table has
 * several of them.
 *
 *   text      text, texte, contenu, content, article, body, corps, full text, fulltext,
 *             texte intégral, texte complet, article text, texte article, main text,
 *             maintext, plain text
 *   id        id, identifiant, identifier, doc id, docid, document id, id document,
 *             article id, id article, uid, uuid
 *
 * and the members of `meta` that formats share:
 *
 *   title     title, titre, headline, titre article, article title
 *   date      date, date (de) publication, date (de) parution, publication date,
 *             pub date, pubdate, published, published at, publish date, date published,
 *             date publish
 *   paper     paper, journal, source, newspaper, media, publication, outlet,
 *             titre de presse, (nom du) journal, source name, nom source
 *   author    author, authors, auteur, auteurs, autrice, byline, journaliste, signature
 *   section   section, rubrique
 *   language  language, langue, lang
 *   url       url, lien, link, permalink
 *
 * `*word` is what stands on the left, NULL if nothing does; `*rank` is how far to the
 * right it is.  `name` is valid UTF-8.  Fails with GM_NOMEM alone. */
gm_status gm_meta_name(gm_text name, const char **word, uint32_t *rank, gm_error *err);

#endif
