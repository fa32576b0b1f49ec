/* "le Norvégien", "la Rimouskoise": a person by the place that he or she is from. */
#ifndef QUOTES_DEMONYMS_H
#define QUOTES_DEMONYMS_H

#include "resolver.h"

/* The person named before whom the demonym means; nobody if the phrase is none, or if
 * there is no such person. */
speaker resolve_demonym(const resolver *z, unit phrase);

#endif
