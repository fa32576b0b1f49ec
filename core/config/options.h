/* From a stage's option table and the settings of a pipeline file to the struct that
 * the stage reads: types, bounds, choices, defaults; and the table told to people. */
#ifndef GM_CONFIG_OPTIONS_H
#define GM_CONFIG_OPTIONS_H

#include "config/config.h"
#include "config/problems.h"

/* Finds the file that the value of a GM_OPTION_FILE names: GM_OK and a malloc'ed
 * absolute path, or a status with a message that says where it looked. */
typedef gm_status gm_option_resolver(void *who, const char *value, const char *suffix,
                                     char **path, gm_error *err);

typedef struct gm_options_request {
    const char *stage;      /* its name, for messages */
    const gm_option *table; /* checked by gm_options_check(); NULL: no options */
    size_t size;            /* of the stage's options struct */
    const gm_setting *settings;
    uint32_t count;
    gm_position at; /* of the entry: where a required option is missing */
    gm_option_resolver *resolve;
    void *who;
} gm_options_request;

/* A GM_OPTION_FILE whose default is "" may name no file: the stage then gets "".  An
 * old name of an option is a warning.
 *
 * `*options` is one allocation that owns its strings, to be freed by gm_options_free();
 * it is complete only if no problem was added, and is never NULL on GM_OK.  Fails with
 * GM_NOMEM alone. */
gm_status gm_options_fill(const gm_options_request *request, void **options,
                          gm_problems *problems, gm_error *err);
void gm_options_free(void *options);

/* Whether a stage's table is well formed: names, types, places in a struct of `size`
 * bytes, bounds, choices, defaults.  Fails with GM_CONFIG and says what is not. */
gm_status gm_options_check(const gm_option *table, size_t size, gm_error *err);

/* The option that a key of a pipeline file means, by its name or an old one; NULL:
 * none. */
const gm_option *gm_option_find(const gm_option *table, const char *key);

/* Whether a row of a table is an option, and not the old name of one. */
static inline bool gm_option_is_current(const gm_option *option)
{
    return option->type != GM_OPTION_RENAMED;
}

/* Two lines an option: name, values and default; what it means.  One an old name. */
void gm_options_describe(const gm_option *table, gm_buffer *out);

#endif
