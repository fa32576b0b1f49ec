/* Writes a column of a layer that it neither reads nor writes. */
#include "broken.h"

static const gm_feature writes[] = {{"clause.head", GM_NUMBER, "its head"}, {0}};

GM_STAGE(SOUND("column_alone"), .writes = writes, .process = process_nothing);
