/* Says that it has fewer members than any stage of its ABI. */
#include "broken.h"

GM_EXPORT extern const gm_stage gm_stage_entry;
const gm_stage gm_stage_entry = {
    .abi = GM_ABI, .size = 16, SOUND("short_size"), .process = process_nothing};
