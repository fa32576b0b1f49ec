/* The fields of a line of CoNLL-U. */
#ifndef GM_READ_CONLLU_FIELDS_H
#define GM_READ_CONLLU_FIELDS_H

#include "base/buffer.h"
#include "read/conllu_document.h"

enum {
    GM_CONLLU_ID = 0,
    GM_CONLLU_FORM = 1,
    GM_CONLLU_UPOS = 3,
    GM_CONLLU_MISC = 9,
    GM_CONLLU_FIELDS = 10
};

/* Cuts a line at its tabs; false if it has not ten fields. */
bool gm_conllu_split(gm_text line, gm_text fields[GM_CONLLU_FIELDS]);

/* "7", "7-8" or "8.1": `joint` is '\0', '-' or '.'. */
bool gm_conllu_id(gm_text field, uint64_t *number, char *joint, uint64_t *last);

bool gm_conllu_starts(gm_text line, const char *prefix);

/* The value of an attribute ("NE=") of the field MISC; false if it has none. */
bool gm_conllu_value(gm_text misc, const char *attribute, gm_text *value);

/* SpaceAfter=No.  CorrectSpaceAfter=No, of a space that is a slip of the source, joins
 * as well: the text is the corrected one. */
bool gm_conllu_is_joined(gm_text misc);

/* Appends what SpacesAfter means, as UDPipe escapes it. */
void gm_conllu_unescape(gm_buffer *out, gm_text value);

/* The kind of a token, of its universal part of speech unless Kind= tells. */
gm_token_kind gm_conllu_kind_of(gm_text upos, gm_text misc);

/* What stands behind " = " of a remark; empty if nothing does. */
gm_text gm_conllu_remark(gm_text line);

#endif
