/* What the files share that go from a source to a speaker.  They stand in layers, each
 * of which calls those before it only:
 *     mentions, descriptions    places in the text, and noun phrases
 *     naming                    speakers by their words
 *     antecedents               the last one named of a kind
 *     referents, subjects       noun phrases by their own words
 *     salience                  whoever was spoken of most
     demonyms                  persons by where they are from
 *     anaphora, unsourced       sources, and reports without one
 *     speakers                  every report in turn */
#ifndef QUOTES_RESOLVER_H
#define QUOTES_RESOLVER_H

#include "speakers.h"

typedef struct resolver {
    const reading *r;
    const view *v;
    const people *p;
    speaker *speakers; /* of the reports before `now` */
    uint32_t now;      /* the report at hand */
} resolver;

/* Who is looked for: the genders that will do (0: any), several or one, and whether it
 * must be a person with a name. */
typedef struct wanted {
    uint32_t genders;
    bool many, named;
} wanted;

static const speaker nobody = {{0, 0}, KIND_NONE, NOWHERE, 0};
static const speaker anonymous = {{0, 0}, KIND_ANONYMOUS, NOWHERE, 0};

/* What is not known (0) agrees with anything. */
static inline bool genders_agree(uint32_t one, uint32_t other)
{
    return !one || !other || one & other;
}

#endif
