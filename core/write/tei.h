/* Documents as TEI P5: one <teiCorpus>, and in it a <TEI> each.
 *
 *     <TEI xml:id="ID">                  if the id can be one; <idno> has it always
 *       <teiHeader>                      title, author, date, paper; what else `meta`
 *                                        has as <note type="meta" n="KEY">; speakers as
 *                                        <person>, <personGrp> and <org>
 *       <text><body><div>
 *         <p><s>                         white space stands as it is written
 *           <said who direct cert ana>   ana: type:, kind:, why:, allegation:true
 *           <seg type="cue|source" corresp="#ID.q1">
 *           <roleName corresp>, <rs ref> whose role it is, and who is mentioned where
 *                                        there is no entity
 *           <persName>, <orgName>, <placeName>, <date when>, <time when>,
 *           <name type="event|product">  ref: the person; cert: the score
 *           <w type="word" ana="stem:…">, <pc>
 *
 * Elements that would overlap are cut (TEI P5, 21.3): <s>, <seg> and <w> in part="I",
 * "M" and "F", others in pieces that `next` and `prev` join; the fragments of a quote
 * are joined alike.  `direct` is "inapplicable" of what is mixed.
 *
 * The text of a document is that of its paragraphs with an empty line between them.
 * TXM makes a property of a word of each attribute of <w>, so `ana` is its stem and
 * `type` its kind; TXM numbers words by `n`, which is therefore not used.  It takes a
 * file as a text: a line that begins with "<TEI " begins one, and "</teiCorpus>" stands
 * on a line of its own. */
#ifndef GM_WRITE_TEI_H
#define GM_WRITE_TEI_H

#include "write/format.h"

extern const gm_write_format gm_tei_writer;

#endif
