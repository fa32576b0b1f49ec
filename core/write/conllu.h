/* -t conllu: tokens as CoNLL-U (https://universaldependencies.org/format.html), from
 * which the text comes back to the character.
 *
 *     # newdoc id = ID           then "# meta KEY = VALUE" for each member of `meta`
 *     # newpar                   before the first sentence of each paragraph
 *     # sent_id = ID-3           the id without what the format forbids, and a number
 *     # text = ...
 *     # quote 1 = direct|Marie Curie|person        of a quote that begins here
 *     2-3  au  _ _ _ ...  TokenRange=10:12         then 2 à, 3 le
 *
 * MISC has NE=B-Person and NE=I-Person; Quote=B-1 at the first token of each fragment
 * of quote 1, I-1 at its others, Cue=1 and Source=1; Stem; Kind where the tag of speech
 * does not tell it; and, as UDPipe writes them, SpaceAfter=No, or SpacesAfter with what
 * stands before the next token (or the end of the text), and SpacesBefore at the first
 * one. TokenRange is in the unit of offsets asked for.
 *
 * The tag of speech is what the kind makes certain: PUNCT, SYM, X (url, email), NUM (a
 * number of digits alone). */
#ifndef GM_WRITE_CONLLU_H
#define GM_WRITE_CONLLU_H

#include "write/format.h"

extern const gm_write_format gm_conllu_writer;

#endif
