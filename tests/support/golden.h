/* Golden cases: texts, and what is to come of them, in files that people read.
 *
 *     Anything before the first title is a remark.
 *
 *     === a title that says what is shown ===
 *     the input, one line or more
 *     ---
 *     what is expected
 *
 * Empty lines at the end of a case do not count.  With GM_UPDATE_GOLDEN=1 in the
 * environment the file is rewritten with what came out: look at the difference. */
#ifndef GM_TESTS_GOLDEN_H
#define GM_TESTS_GOLDEN_H

#include "base/buffer.h"

/* Writes what comes of `input`, which has no line break at its end. */
typedef void golden_body(void *who, gm_text input, gm_buffer *out);

/* Every case of the file; `path` is absolute, or below tests/.  Names each case that
 * differs, with its line and both texts, and then fails the test. */
void golden_check(const char *path, golden_body *body, void *who);

#endif
