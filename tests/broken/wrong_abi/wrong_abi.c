/* Built for a host of another time. */
#include "broken.h"

GM_EXPORT extern const gm_stage gm_stage_entry;
const gm_stage gm_stage_entry = {.abi = (GM_ABI_MAJOR + 1) << 16 | 3,
                                 .size = sizeof(gm_stage),
                                 SOUND("wrong_abi"),
                                 .process = process_nothing};
