/* Writing the layer `person`. */
#ifndef PEOPLE_ROWS_H
#define PEOPLE_ROWS_H

#include "roster.h"

/* One row for everybody who is named, in the order of the first mention.  Fails with
 * GM_NOMEM. */
gm_status write_people(roster *all, const view *v, gm_doc *doc, gm_error *err);

#endif
