/* Says that it has all members of its ABI, and ends after the first. */
#include "broken.h"

typedef struct head {
    uint32_t abi, size;
} head;

GM_EXPORT extern const head gm_stage_entry;
const head gm_stage_entry = {GM_ABI, sizeof(gm_stage)};
