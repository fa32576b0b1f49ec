/* Exports the name of the entry, and it is a number, too small for the head of one. */
#include <stdint.h>

#include "broken.h"

GM_EXPORT extern const uint32_t gm_stage_entry;
const uint32_t gm_stage_entry = GM_ABI;
