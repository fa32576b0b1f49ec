/* Writes a layer that the first stage has written. */
#include "broken.h"

static const gm_feature writes[] = {{"token", GM_LAYER, "tokens of its own"}, {0}};

GM_STAGE(SOUND("writes_again"), .writes = writes, .process = process_nothing);
