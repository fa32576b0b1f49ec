/* What the broken stages have in common: all but the defect. */
#ifndef GM_TESTS_BROKEN_H
#define GM_TESTS_BROKEN_H

#include <guillemet/stage.h>

#define SOUND(stage)                                                                   \
    .name = stage, .version = "1.0.0", .license = "MIT",                               \
    .summary = "broken on purpose, for the tests"

static inline gm_status process_nothing(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    (void)doc;
    (void)err;
    return GM_OK;
}

#endif
