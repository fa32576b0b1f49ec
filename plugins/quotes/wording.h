/* Somebody's words inside a sentence of the writer's, with nothing that attributes
 * them: case 3 of the guideline. */
#ifndef QUOTES_WORDING_H
#define QUOTES_WORDING_H

#include "reading.h"

/* "le but est de « former les forces locales »", "une « tenue de camouflage »", but no
 * name, no term and no charge. */
bool is_wording(const view *v, const stretch *said);

#endif
