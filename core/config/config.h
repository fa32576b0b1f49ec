/* The pipeline file, and those that it includes: stages in order, each with its
 * settings as they are written but for variables, which are replaced
 * (config/variables.h), and the place of everything, so that later checks can name it.
 */
#ifndef GM_CONFIG_CONFIG_H
#define GM_CONFIG_CONFIG_H

#include "base/arena.h"
#include "config/problems.h"

/* Stands, by its address, for a value that cannot be used and whose problem has been
 * added. */
extern const char gm_value_told[];

/* One option of one stage, not yet interpreted. */
typedef struct gm_setting {
    const char *key, *value;
    gm_position key_at, value_at;
} gm_setting;

typedef struct gm_entry {
    const char *stage;
    gm_position at; /* in the file that names it, from whose folder its paths count */
    const gm_setting *settings;
    uint32_t count;
} gm_entry;

typedef struct gm_config {
    const char *file; /* as it was named by the caller */
    const gm_entry *entries;
    uint32_t count;
    gm_arena arena; /* owns all of the above */
} gm_config;

/* Reads a pipeline file.  What is wrong with it, or with reading it, goes to
 * `problems`; the config then has the entries that could be read, so that they can be
 * checked too. It is to be run only if no problem was found.  Fails with GM_NOMEM
 * alone. */
gm_status gm_config_read(const char *path, gm_config **config, gm_problems *problems,
                         gm_error *err);

/* The same from memory; `name` stands for the file in messages, and includes count from
 * its folder. */
gm_status gm_config_parse(const char *name, gm_text text, gm_config **config,
                          gm_problems *problems, gm_error *err);

void gm_config_free(gm_config *config);

#endif
