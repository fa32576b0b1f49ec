/* ${NAME} in the values of options: replaced from the environment, once, before the
 * value is read as a number, a choice or a path.
 *
 *     ${NAME}          the variable, which must be set
 *     ${NAME:-value}   the value up to the brace if it is not set, or empty
 *     $${              "${" itself
 *
 * What comes in is not looked at again, and any other "$" is a "$". */
#ifndef GM_CONFIG_VARIABLES_H
#define GM_CONFIG_VARIABLES_H

#include "config/config.h"

/* The setting's value with its variables replaced: the value itself if it has none,
 * else in the arena.  NULL if a problem of it was added, or memory ran out: then
 * `failed` of the problems is set. */
const char *gm_variables_replace(const gm_setting *setting, const char *stage,
                                 gm_arena *arena, gm_problems *problems);

#endif
