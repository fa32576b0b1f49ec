/* Declares a layer twice. */
#include "broken.h"

static const gm_feature writes[] = {
    {"clause", GM_LAYER, "a clause"}, {"clause", GM_LAYER, "a clause again"}, {0}};

GM_STAGE(SOUND("writes_twice"), .writes = writes, .process = process_nothing);
