/* Built for a host of another major version, before this one. */
#include "broken.h"

GM_EXPORT extern const gm_stage gm_stage_entry;
const gm_stage gm_stage_entry = {.abi = (GM_ABI_MAJOR - 1) << 16 | 9,
                                 .size = sizeof(gm_stage),
                                 SOUND("older_major"),
                                 .process = process_nothing};
