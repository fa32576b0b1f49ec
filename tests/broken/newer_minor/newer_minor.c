/* Built for a later host of the same major version. */
#include "broken.h"

GM_EXPORT extern const gm_stage gm_stage_entry;
const gm_stage gm_stage_entry = {.abi = GM_ABI + 1,
                                 .size = sizeof(gm_stage) + 8,
                                 SOUND("newer_minor"),
                                 .process = process_nothing};
