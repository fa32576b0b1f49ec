/* The file that lists the languages. */
#ifndef LANGID_LIST_H
#define LANGID_LIST_H

#include <guillemet/stage.h>

/* Checks that each line is "FINGERPRINT NAME", and that the fingerprint can be read in
 * `folder`: libexttextcat says neither which line nor why.  Fails with GM_MODEL. */
gm_status check_list(const char *list, const char *folder, gm_error *err);

#endif
