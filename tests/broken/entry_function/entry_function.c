/* Exports the name of the entry, and it is a function, as other hosts want it. */
#include "broken.h"

GM_EXPORT const char *gm_stage_entry(void);

const char *gm_stage_entry(void)
{
    return "entry_function";
}
