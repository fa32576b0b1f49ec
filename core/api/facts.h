/* What there is to tell of a plan beyond the plan: where plugins and models were found,
 * and which values of options are the defaults. */
#ifndef GM_API_FACTS_H
#define GM_API_FACTS_H

#include "api/pipelines.h"

/* What the telling of one plan shares. */
typedef struct gm_teller {
    const gm_context *context;
    const gm_checked *checked; /* without problems */
    gm_error *err;
} gm_teller;

/* Where a plugin or a model was found. */
typedef struct gm_located {
    char *path;         /* malloc'ed; NULL: nowhere */
    const char *origin; /* of its folder; NULL: it was named by its path */
} gm_located;

typedef struct gm_told_option {
    const gm_option *option;
    const char *value;         /* as written, with its variables replaced */
    const gm_setting *setting; /* NULL: it is the default */
    gm_located file; /* of a GM_OPTION_FILE; its path is NULL if it names none */
} gm_told_option;

/* `file->path` is the caller's, even on failure, and NULL if the plugin has been taken
 * away since it was loaded.  Fails with GM_NOMEM alone. */
gm_status gm_locate_plugin(const gm_teller *self, const gm_stage *stage,
                           gm_located *file);

/* An option of stage `i`, no old name of one; `told->file.path` is the caller's, even
 * on failure.  Fails with GM_NOMEM alone. */
gm_status gm_tell_option(const gm_teller *self, uint32_t i, const gm_option *option,
                         gm_told_option *told);

#endif
