/* Who speaks: the quotes of a document and the layer of persons have names in common.
 */
#ifndef GM_WRITE_SPEAKERS_H
#define GM_WRITE_SPEAKERS_H

#include "doc/document.h"

/* The row of "person" whose name is that of the speaker of quote `quote`; UINT32_MAX if
 * there is none, or no speaker. */
uint32_t gm_speaker_person(const gm_document *document, uint32_t quote);

/* The first quote with the same speaker and kind as quote `quote`. */
uint32_t gm_speaker_first(const gm_document *document, uint32_t quote);

#endif
