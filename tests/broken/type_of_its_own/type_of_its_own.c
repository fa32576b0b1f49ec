/* Writes a layer of the standard ones, a column of which has another type than all
 * others expect. */
#include "broken.h"

static const gm_feature writes[] = {{"entity", GM_LAYER, "an entity"},
                                    {"entity.score", GM_SYMBOL, "how good it is"},
                                    {0}};

GM_STAGE(SOUND("type_of_its_own"), .writes = writes, .process = process_nothing);
