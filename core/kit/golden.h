/* Golden files: texts, and what is to come of them, in files that people read.
 *
 *     Anything before the first title is a remark.
 *
 *     === a title that says what is shown ===
 *     the input, one line or more
 *     ---
 *     what is expected
 *
 * Empty lines at the end of a part do not count. */
#ifndef GM_KIT_GOLDEN_H
#define GM_KIT_GOLDEN_H

#include "base/array.h"
#include "base/buffer.h"

typedef struct golden_case {
    gm_text title, input, expected; /* of the file's bytes */
    uint32_t line;                  /* of the title, from 1 */
    gm_buffer got;
} golden_case;

typedef struct golden {
    const char *path;
    gm_buffer bytes;
    gm_text remark;
    GM_ARRAY(golden_case) cases;
} golden;

/* Fails with GM_CONFIG, naming the place, and GM_NOMEM; `file` is to be freed in any
 * case. */
gm_status golden_read(golden *file, const char *path, gm_error *err);

/* Writes the file again, with what was got as expected.  Fails with GM_OUTPUT. */
gm_status golden_write(const golden *file, gm_error *err);

void golden_free(golden *file);

/* What was got, without line breaks at its end. */
gm_text golden_got(const golden_case *one);

#endif
