/* One option's value: from what is written in a pipeline file to what a stage reads,
 * and what an option accepts, told to people.
 *
 * Numbers are read and written the same way whatever the locale. */
#ifndef GM_CONFIG_VALUES_H
#define GM_CONFIG_VALUES_H

#include "base/buffer.h"

/* Names of options, stages, layers and columns: a lower-case letter, then lower-case
 * letters, digits, "-" and "_", 63 bytes at most. */
bool gm_is_name(const char *name);

/* Whether `value` is one that the option accepts; `field`, unless NULL, gets it.  A
 * string or a file is always accepted, and leaves `field` alone. */
bool gm_value_read(const gm_option *option, const char *value, void *field);

/* Bytes that the option takes in a stage's struct, which are its alignment too; 0 if
 * its type is unknown. */
size_t gm_value_size(gm_option_type type);

/* What an option accepts: "true or false", "a number from 0 to 1", "fast or exact". */
void gm_value_describe(const gm_option *option, gm_buffer *out);

#endif
