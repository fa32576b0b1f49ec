/* Who speaks: from the source of each report to the fullest name that the document
 * gives, and what kind of speaker that is. */
#ifndef QUOTES_SPEAKERS_H
#define QUOTES_SPEAKERS_H

#include "people.h"
#include "reading.h"

typedef enum speaker_kind {
    KIND_NONE,
    KIND_PERSON,
    KIND_ORGANIZATION,
    KIND_GROUP,
    KIND_DOCUMENT,
    KIND_ANONYMOUS
} speaker_kind;

/* Text and kind of a speaker; an empty text if it cannot be told. */
typedef struct speaker {
    gm_span name;
    speaker_kind kind;
    uint32_t person; /* NOWHERE: none of the people */
    uint32_t genders;
} speaker;

/* Fills speakers[i] for every report; they are in the order of their content. */
void resolve_speakers(const reading *r, const people *p, speaker *speakers);

#endif
